import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { type PatientAccess, withPreview } from "@/lib/access/require-access"
import { getLens, type Lens } from "@/lib/delegation/queries"
import { askPatient } from "@/lib/request/patient"
import { words } from "@/lib/request/words"

type View = PatientAccess<"view:documents">

/**
 * A page of the patient's space as somebody else will see it: the same policy, asked about the lens. `render` gets the
 * proof of the lens; a lens that only lets documents be brought shows nothing, and says so.
 */
export async function previewPage(
  place: { patientId: string; lensId: string },
  render: (view: View, lens: Lens) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { patientId, lensId } = place
  const asked = await askPatient(patientId, ["edit:delegations"], async (access) => {
    const lens = await getLens(access, lensId)
    if (!lens) return null
    access.trace({ action: "delegation.previewed", permission: "edit:delegations", resourceIds: [lensId] })
    const sees = lens.permissions.includes("view:documents")
    return { lens, body: sees ? await withPreview(access, lens, ["view:documents"], (view) => render(view, lens)) : null }
  })
  if (!asked.granted || !asked.result) notFound()
  const { lens, body } = asked.result
  const t = await words("space")
  const name = lens.caregiverName
  const back = lens.isDraft ? `/patients/${patientId}/helpers/invite/${lensId}` : `/patients/${patientId}/helpers/${lensId}`
  const actingFor = {
    name,
    title: t("preview.banner", { name }),
    note: t("preview.bannerNote"),
    link: { href: back, label: t("preview.leave") },
  }
  return (
    <PortalPage nav="citizen" actingFor={actingFor}>
      {body ?? (
        <>
          <PageHeading kicker={t("preview.kicker")} title={t("preview.title", { name })} />
          <Notice>{t("preview.addsOnly", { name })}</Notice>
        </>
      )}
    </PortalPage>
  )
}
