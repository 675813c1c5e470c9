import { words } from "@/lib/request/words"
import { ComplaintPage } from "../../../../../account/complaints/complaint-page"
import { professionalPage } from "../professional-page"

/** A complaint about a professional of the space. */
export default async function ProfessionalComplaintPage({
  params,
}: PageProps<"/patients/[patientId]/care-circle/[professionalId]/complaint">) {
  return professionalPage(params, async ({ professional: { name }, ids }) => {
    const t = await words("complaints")
    return (
      <ComplaintPage
        title={t("titles.professional", { name })}
        about={t("about.professional", { name })}
        back={`/patients/${ids.patientId}/care-circle/${ids.professionalId}`}
      />
    )
  })
}
