import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { draftGrant } from "@/lib/invitation/rules"
import { words } from "@/lib/request/words"
import { lineQuestions, tickedLines } from "../../../line-questions"
import { answerLines } from "../actions"
import { draftIds, draftPage, StepHeading } from "../draft-page"

/** Every line that can be given, to tick or to leave; sensitive topics one by one. */
export default async function LinesPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/lines">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const { name } = draft
    return (
      <>
        <StepHeading draft={draft} step="list" title={t("lines.title")} lead={t("lines.lead", { name })} />
        <AskedForm
          action={answerLines}
          hidden={draftIds(draft)}
          asked={await lineQuestions(name)}
          initial={tickedLines(draftGrant(draft.answers))}
          words={await formWords(t("lines.submit"))}
        >
          <ButtonLink tone="secondary" href={draft.path("list")}>
            {common("back")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
