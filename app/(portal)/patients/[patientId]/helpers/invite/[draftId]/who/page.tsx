import { formWords } from "@/components/delegation/form-words"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { WhoForm } from "../../who-form"
import { whoQuestions } from "../../who-questions"
import { answerWho } from "../actions"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"

/** Whom to invite and who they are, changed in an invitation that was begun. */
export default async function WhoPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/who">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const { name = "", relation = "" } = draft.answers
    return (
      <>
        <StepHeading draft={draft} step="who" title={t("who.title")} lead={t("who.lead")} />
        <WhoForm
          action={answerWho}
          sentences={await sentencesOf("invitation")}
          hidden={draftIds(draft)}
          asked={await whoQuestions(relation)}
          initial={{ name, relation }}
          words={await formWords(common("continue"))}
        >
          <BackLink draft={draft} step="who" />
        </WhoForm>
      </>
    )
  })
}
