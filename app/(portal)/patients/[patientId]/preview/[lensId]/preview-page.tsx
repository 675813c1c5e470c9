import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { Tabs } from "@/components/ui/tabs"
import { entryOf, type Section } from "@/lib/access/sections"
import type { DocumentGroup } from "@/lib/documents/rules"
import { readPatient } from "@/lib/request/patient"
import type { View } from "@/lib/request/view"
import { words } from "@/lib/request/words"
import { lookThrough, type ReadThrough, type ViewPermission } from "./reads"

type Groups = readonly DocumentGroup[]

/** Through whose eyes the patient looks, what she is called for them, and the sections that they open. */
type Sight = { name: string; givenName: string; groups: Groups; isDraft: boolean; sections: Section[]; brings: boolean }
type Place = { patientId: string; lensId: string }
type Show<V extends View> = (seen: V & { sight: Sight }) => ReactNode | Promise<ReactNode>

/**
 * A page of the patient's space as somebody else will see it: the same policy, asked about the lens. A lens that does not
 * open this section shows nothing of it, and says so.
 */
export async function previewPage<P extends ViewPermission, V extends View>(
  place: Place,
  permission: P,
  read: ReadThrough<P, V>,
  Show: Show<V>,
): Promise<ReactNode> {
  const { patientId, lensId } = place
  const shown = await readPatient(patientId, ["edit:delegations"], (access) => lookThrough(access, { lensId, permission, read }))
  // Looking through somebody's eyes is the person's own: for everybody else there is no such page.
  if (!shown) notFound()
  const { space, seen, ...through } = shown
  const sight = { ...through, givenName: space.givenName }
  return (
    <PortalPage nav="citizen" actingFor={await lookingAs(place, sight)}>
      {seen ? <Show {...seen} sight={sight} /> : <SeesNothing place={place} sight={sight} />}
    </PortalPage>
  )
}

/** The banner that says through whose eyes one looks. */
async function lookingAs({ patientId, lensId }: Place, { name, isDraft }: Sight) {
  const t = await words("space")
  const helpers = `/patients/${patientId}/helpers`
  return {
    name,
    title: t("preview.banner", { name }),
    note: t("preview.bannerNote"),
    link: { href: isDraft ? `${helpers}/invite/${lensId}/check` : `${helpers}/${lensId}`, label: t("preview.leave") },
  }
}

/** What every list of the preview begins with, and the way to the other sections that these eyes see. */
export async function PreviewHeading({ place, sight, current }: { place: Place; sight: Sight; current?: Section }) {
  const t = await words("space")
  const { name, isDraft, sections } = sight
  const base = `/patients/${place.patientId}/preview/${place.lensId}`
  const tabs = sections.map((section) => ({
    href: `${base}/${entryOf(section).page?.folder}`,
    label: t(`sections.${section}`),
    current: section === current,
  }))
  return (
    <>
      <PageHeading
        kicker={t("preview.kicker")}
        title={t("preview.title", { name })}
        lead={current && t(isDraft ? "preview.lead" : "preview.leadNow", { name })}
      />
      {(tabs.length > 1 || (!current && tabs.length > 0)) && <Tabs label={t("preview.sections")} items={tabs} />}
    </>
  )
}

async function SeesNothing({ place, sight }: { place: Place; sight: Sight }) {
  const t = await words("space")
  return (
    <>
      <PreviewHeading place={place} sight={sight} />
      <Notice>{t(sight.brings ? "preview.addsOnly" : "preview.nothing", { name: sight.name })}</Notice>
    </>
  )
}
