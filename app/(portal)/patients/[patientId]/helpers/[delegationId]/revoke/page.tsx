import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { REASONS } from "@/lib/delegation/schema"
import { words } from "@/lib/request/words"
import { revoke } from "../actions"
import { helperPage } from "../helper-page"
import { readGiven } from "../reads"

/** One question before an access is taken back: for what reason. */
export default async function RevokePage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/revoke">) {
  return helperPage(params, readGiven, async ({ helper }, ids) => {
    const t = await words("delegation")
    const name = helper.caregiverName
    const options = REASONS.map((reason) => ({ value: reason, label: t(`end.${reason}`) }))
    return (
      <>
        <PageHeading title={t("end.title", { name })} lead={t("end.lead", { name })} />
        <AskedForm
          action={revoke}
          hidden={ids}
          asked={[{ kind: "one", name: "reason", label: t("end.reason"), hint: t("end.hint", { name }), options }]}
          initial={{ reason: "patient_request" }}
          words={await formWords(t("end.submit", { name }))}
          tone="danger"
        >
          <ButtonLink tone="secondary" href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`}>
            {t("end.keep")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
