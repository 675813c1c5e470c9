import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { type PatientAccess, withPreview } from "@/lib/access/require-access"
import type { DocumentGroup } from "@/lib/documents/rules"
import { isUuid } from "@/lib/platform/uuid"
import { getLens } from "@/lib/preview/queries"
import { askPatient } from "@/lib/request/patient"
import { words } from "@/lib/request/words"
import { getSpaceHeader } from "@/lib/space/queries"

type Groups = readonly DocumentGroup[]

/** Through whose eyes the patient looks, and what she is called for them. */
type Sight = { name: string; givenName: string; groups: Groups; isDraft: boolean }

/**
 * A page of the patient's space as somebody else will see it: the same policy, asked about the lens. `render` gets the
 * proof of the lens; a lens that only lets documents be brought shows nothing, and says so.
 */
export async function previewPage(
  place: { patientId: string; lensId: string },
  render: (view: PatientAccess<"view:documents">, sight: Sight) => Promise<ReactNode>,
): Promise<ReactNode> {
  const seen = await look(place, render)
  const t = await words("space")
  const { name, isDraft, body } = seen
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
      {body ?? <BringsOnly name={name} />}
    </PortalPage>
  )
}

async function look(
  { patientId, lensId }: { patientId: string; lensId: string },
  render: (view: PatientAccess<"view:documents">, sight: Sight) => Promise<ReactNode>,
) {
  const asked = await askPatient(patientId, ["edit:delegations"], async (access) => {
    const lens = isUuid(lensId) ? await getLens(access, lensId) : null
    if (!lens) notFound()
    access.trace({ action: "delegation.previewed", permission: "edit:delegations", resourceIds: [lensId] })
    const { givenName } = await getSpaceHeader(access)
    const { caregiverName: name, documentGroups: groups, isDraft } = lens
    const sees = lens.permissions.includes("view:documents")
    const show = (view: PatientAccess<"view:documents">) => render(view, { name, givenName, groups, isDraft })
    return { name, isDraft, body: sees ? await withPreview(access, lens, ["view:documents"], show) : null }
  })
  // Looking through somebody's eyes is the person's own: for everybody else there is no such page.
  if (!asked.granted) notFound()
  return asked.result
}

async function BringsOnly({ name }: { name: string }) {
  const t = await words("space")
  return (
    <>
      <PageHeading kicker={t("preview.kicker")} title={t("preview.title", { name })} />
      <Notice>{t("preview.addsOnly", { name })}</Notice>
    </>
  )
}
