import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import { atEndQuestion } from "../../until-questions"
import { day } from "../../words"
import { chooseAtEnd } from "../actions"
import { helperPage } from "../helper-page"
import { readGiven } from "../reads"

/** What happens at the end if the patient does not answer: stop, or go on once. */
export default async function AtEndPage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/at-end">) {
  return helperPage(params, readGiven, async ({ helper }, ids) => {
    const [t, common, f] = [await words("delegation"), await words("common"), await formats()]
    const date = helper.endsAt ? day(f, helper.endsAt) : ""
    return (
      <>
        <PageHeading title={t("atEnd.title")} lead={t("atEnd.lead", { name: helper.caregiverName, date })} />
        <AskedForm
          action={chooseAtEnd}
          hidden={{ ...ids, version: String(helper.version) }}
          asked={[{ ...(await atEndQuestion()), labelShown: false }]}
          initial={{ atEnd: helper.atEnd }}
          words={await formWords(t("atEnd.submit"))}
        >
          <ButtonLink tone="secondary" href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`}>
            {common("back")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
