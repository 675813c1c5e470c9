import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { ifUnableQuestion } from "../../until-questions"
import { foresee } from "../actions"
import { helperPage } from "../helper-page"
import { readGiven } from "../reads"

/** Whether it should go on if the patient can no longer decide: never asked with the first invitation, where it stops people. */
export default async function UnablePage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/unable">) {
  return helperPage(params, readGiven, async ({ helper }, ids) => {
    const [t, common] = [await words("delegation"), await words("common")]
    const title = t("unable.title", { name: helper.caregiverName })
    return (
      <>
        <PageHeading title={title} lead={t("unable.lead")} />
        <AskedForm
          action={foresee}
          hidden={{ ...ids, version: String(helper.version) }}
          asked={[{ ...(await ifUnableQuestion(helper.caregiverName)), hint: undefined, labelShown: false }]}
          initial={helper.hasSaidIfUnable ? { continuesIfUnable: helper.continuesIfUnable ? "yes" : "no" } : {}}
          words={await formWords(t("unable.submit"))}
        >
          <ButtonLink tone="secondary" href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`}>
            {common("back")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
