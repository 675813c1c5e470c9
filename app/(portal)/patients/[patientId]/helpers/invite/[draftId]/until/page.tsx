import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { draftPeriod } from "@/lib/invitation/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { UntilForm } from "../../../until-form"
import { untilQuestions } from "../../../until-questions"
import { answerUntil } from "../actions"
import { draftIds, draftPage, StepHeading } from "../draft-page"

/** Until when, and what happens then if nobody answers. */
export default async function UntilPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/until">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const { months, atEnd } = draftPeriod(draft.answers)
    return (
      <>
        <StepHeading draft={draft} step="list" title={t("until.title")} lead={t("until.lead")} />
        <UntilForm
          action={answerUntil}
          sentences={await sentencesOf("delegation")}
          hidden={draftIds(draft)}
          asked={await untilQuestions(draft.name, new Date(), months)}
          initial={{ months: String(months), atEnd }}
          words={await formWords(common("continue"))}
        >
          <ButtonLink tone="secondary" href={draft.path("list")}>
            {common("back")}
          </ButtonLink>
        </UntilForm>
      </>
    )
  })
}
