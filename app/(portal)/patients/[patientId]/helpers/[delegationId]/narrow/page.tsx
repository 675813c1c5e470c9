import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { lineQuestions, tickedLines } from "../../line-questions"
import { narrow } from "../actions"
import { helperPage } from "../helper-page"
import { readGiven } from "../reads"

/** What the caregiver has, line by line, to take out. */
export default async function NarrowPage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/narrow">) {
  return helperPage(params, readGiven, async ({ helper }, ids) => {
    const [t, common] = [await words("delegation"), await words("common")]
    const name = helper.caregiverName
    return (
      <>
        <PageHeading title={t("narrow.title", { name })} lead={t("narrow.lead", { name })} />
        <AskedForm
          action={narrow}
          hidden={ids}
          asked={await lineQuestions(name, helper.grant)}
          initial={tickedLines(helper.grant)}
          words={await formWords(t("narrow.submit"))}
        >
          <ButtonLink tone="secondary" href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`}>
            {common("back")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
