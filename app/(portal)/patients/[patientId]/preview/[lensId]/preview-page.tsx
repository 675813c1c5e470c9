import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { Tabs } from "@/components/ui/tabs"
import { type PatientAccess, withPreview } from "@/lib/access/require-access"
import { entryOf, type Permission, SECTION_WORDS, type Section } from "@/lib/access/sections"
import type { DocumentGroup } from "@/lib/documents/rules"
import { isUuid } from "@/lib/platform/uuid"
import { getLens } from "@/lib/preview/queries"
import { askPatient } from "@/lib/request/patient"
import { words } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"

type Groups = readonly DocumentGroup[]

/** Through whose eyes the patient looks, what she is called for them, and the sections that they open. */
type Sight = { name: string; givenName: string; groups: Groups; isDraft: boolean; sections: Section[]; brings: boolean }
type Place = { patientId: string; lensId: string }
type View = Extract<Permission, `view:${string}`>

/**
 * A page of the patient's space as somebody else will see it: the same policy, asked about the lens. `render` gets the
 * proof of the lens; a lens that does not open this section shows nothing of it, and says so.
 */
export async function previewPage<P extends View>(
  place: Place,
  permission: P,
  render: (view: PatientAccess<P>, sight: Sight) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { body, ...sight } = await look(place, permission, render)
  const t = await words("space")
  const { name, isDraft } = sight
  const { patientId, lensId } = place
  const actingFor = {
    name,
    title: t("preview.banner", { name }),
    note: t("preview.bannerNote"),
    link: {
      href: isDraft ? `/patients/${patientId}/helpers/invite/${lensId}/check` : `/patients/${patientId}/helpers/${lensId}`,
      label: t("preview.leave"),
    },
  }
  return (
    <PortalPage nav="citizen" actingFor={actingFor}>
      {body ?? <SeesNothing place={place} sight={sight} />}
    </PortalPage>
  )
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

async function look<P extends View>(
  { patientId, lensId }: Place,
  permission: P,
  render: (view: PatientAccess<P>, sight: Sight) => Promise<ReactNode>,
) {
  const asked = await askPatient(patientId, ["edit:delegations"], async (access) => {
    const lens = isUuid(lensId) ? await getLens(access, lensId) : null
    if (!lens) notFound()
    access.trace({ action: "delegation.previewed", permission: "edit:delegations", resourceIds: [lensId] })
    const { givenName } = await getSpaceHeader(access)
    const { caregiverName: name, documentGroups: groups, isDraft, permissions } = lens
    const holds = (word: string) => permissions.some((held) => held === word)
    const sections = SECTION_WORDS.filter((section) => entryOf(section).preview && holds(`view:${section}`))
    const sight = { name, givenName, groups, isDraft, sections, brings: holds("add:documents") }
    const show = (view: PatientAccess<P>) => render(view, sight)
    return { ...sight, body: holds(permission) ? await withPreview(access, lens, [permission], show) : null }
  })
  // Looking through somebody's eyes is the person's own: for everybody else there is no such page.
  if (!asked.granted) notFound()
  return asked.result
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
