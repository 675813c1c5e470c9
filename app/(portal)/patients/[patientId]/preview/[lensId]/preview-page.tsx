import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import type { SpaceFrame } from "@/components/layout/ways"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { pageSectionOf, type Section } from "@/lib/access/sections"
import type { DocumentGroup } from "@/lib/documents/rules"
import type { Lens } from "@/lib/preview/queries"
import { readPatient } from "@/lib/request/patient"
import type { View } from "@/lib/request/view"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { lookThrough, type ReadThrough, type ViewPermission } from "./reads"

type Groups = readonly DocumentGroup[]

/** Through whose eyes the patient looks, what she is called for them, and the sections that they open. */
type Sight = { name: string; givenName: string; groups: Groups; tense: Lens["tense"]; sections: Section[]; brings: boolean }
type Place = { patientId: string; lensId: string }
type Show<V extends View> = (seen: V & { sight: Sight }) => ReactNode | Promise<ReactNode>

/**
 * A page of the patient's space as somebody else will see it: the same policy, asked about the lens. A lens that does not
 * open this section shows nothing of it, and says so.
 */
export async function previewPage<P extends ViewPermission, V extends View>(
  place: Place,
  permission: P | readonly P[],
  read: ReadThrough<P, V>,
  Show: Show<V>,
): Promise<ReactNode> {
  const { patientId, lensId } = place
  const permissions = [permission].flat() as P[]
  const section = pageSectionOf(permissions[0])
  const shown = await readPatient(patientId, ["edit:delegations"], (access) => lookThrough(access, { lensId, permissions, read }))
  // Looking through somebody's eyes is the person's own: for everybody else there is no such page.
  if (!shown) notFound()
  const { space, name, through, seen } = shown
  if (through.why) return <NoPreview {...place} space={space} why={through.why} name={name} />
  const sight = { ...through, name, givenName: space.givenName }
  return (
    <PortalPage nav="citizen" space={frameOf(place, sight, section)} actingFor={await lookingAs(place, sight)}>
      {seen ? <Show {...seen} sight={sight} /> : <SeesNothing sight={sight} section={section} />}
      {sight.tense === "draft" && <OnPaper {...place} />}
    </PortalPage>
  )
}

type NoPreviewProps = Place & { space: SpaceHeader; why: "byLaw" | "ended"; name: string }

/** Why there is nothing to look through, and where it is said what this access gives or gave. */
async function NoPreview({ patientId, lensId, space: { givenName, sections }, why, name }: NoPreviewProps) {
  const t = await words("space")
  return (
    <PortalPage nav="citizen" width="question" space={{ patientId, givenName, sections, whose: "own", current: "delegations" }}>
      <PageHeading title={t(`preview.not.${why}.title`, { name })} lead={t(`preview.not.${why}.lead`, { name })} />
      <ButtonLink href={`/patients/${patientId}/helpers/${lensId}`}>{t("preview.not.see")}</ButtonLink>
    </PortalPage>
  )
}

/** What is prepared, on paper for both to sign. */
async function OnPaper({ patientId, lensId }: Place) {
  const t = await words("paper")
  return (
    <p>
      <a href={`/patients/${patientId}/helpers/invite/${lensId}/paper`} className="lone-link">
        {t("print")}
      </a>
    </p>
  )
}

/** The bar that these eyes see, with the preview's own pages behind it. */
const frameOf = ({ patientId, lensId }: Place, { givenName, sections }: Sight, current: SpaceFrame["current"]): SpaceFrame => ({
  patientId,
  base: previewOf({ patientId, lensId }),
  givenName,
  whose: "other",
  sections,
  current,
})

const previewOf = ({ patientId, lensId }: Place) => `/patients/${patientId}/preview/${lensId}`

/** The banner that says through whose eyes one looks. */
async function lookingAs({ patientId, lensId }: Place, { name, tense }: Sight) {
  const t = await words("space")
  const helpers = `/patients/${patientId}/helpers`
  return {
    name,
    title: t("preview.banner", { name }),
    note: t("preview.bannerNote"),
    link: { href: tense === "draft" ? `${helpers}/invite/${lensId}/check` : `${helpers}/${lensId}`, label: t("preview.leave") },
  }
}

/** `part`: which part of the section the page is of. */
type HeadingProps = { sight: Sight; section: Section | undefined; part?: string; seen?: boolean }

/** What every page of the preview begins with. */
export async function PreviewHeading({ sight, section, part, seen = true }: HeadingProps) {
  const [t, layout] = [await words("space"), await words("layout")]
  const { name, givenName, tense } = sight
  const place = part ?? (section ? t(`sections.${section}`) : layout("bar.other.home", { givenName }))
  return (
    <PageHeading
      kicker={t("preview.kicker", { place })}
      title={t("preview.title", { name, tense })}
      lead={seen && t("preview.lead", { name, tense })}
    />
  )
}

async function SeesNothing({ sight, section }: Pick<HeadingProps, "sight" | "section">) {
  const t = await words("space")
  return (
    <>
      <PreviewHeading sight={sight} section={section} seen={false} />
      <Notice>{t(sight.brings ? "preview.addsOnly" : "preview.nothing", { name: sight.name, tense: sight.tense })}</Notice>
    </>
  )
}
