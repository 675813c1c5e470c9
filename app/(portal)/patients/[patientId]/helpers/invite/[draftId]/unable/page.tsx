import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { words } from "@/lib/request/words"
import { answerUnable } from "../actions"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"

/** Whether it should go on if the patient can no longer decide: kept for later, opens nothing today. */
export default async function UnablePage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/unable">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const title = t("unable.title", { name: draft.name })
    const { continuesIfUnable } = draft.answers
    const known = continuesIfUnable === undefined ? "" : continuesIfUnable ? "yes" : "no"
    const options = (["yes", "no"] as const).map((answer) => ({ value: answer, label: t(`unable.${answer}`) }))
    return (
      <>
        <StepHeading draft={draft} step="unable" title={title} lead={t("unable.lead")} />
        <AskedForm
          action={answerUnable}
          hidden={draftIds(draft)}
          asked={[{ kind: "one", name: "continuesIfUnable", label: title, labelShown: false, options }]}
          initial={{ continuesIfUnable: known }}
          words={await formWords(common("continue"))}
        >
          <BackLink draft={draft} step="unable" />
        </AskedForm>
      </>
    )
  })
}
