import { words } from "@/lib/request/words"
import { ComplaintPage } from "../../../../../account/complaints/complaint-page"
import { helperPage } from "../helper-page"
import { readHelper } from "../reads"

/** A complaint about an access that the patient gave. */
export default async function HelperComplaintPage({
  params,
}: PageProps<"/patients/[patientId]/helpers/[delegationId]/complaint">) {
  return helperPage(params, readHelper, async ({ helper }, { patientId, delegationId }) => {
    const t = await words("complaints")
    return (
      <ComplaintPage
        title={t("titles.helper", { name: helper.caregiverName })}
        about={t("about.helper", { name: helper.caregiverName })}
        back={`/patients/${patientId}/helpers/${delegationId}`}
      />
    )
  })
}
