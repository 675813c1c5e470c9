import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { OFFERED_PURPOSES } from "@/lib/reference/purposes"
import { words } from "@/lib/request/words"
import { answerPurpose } from "../actions"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"

/** What for: each choice says what it shows, and the next page lists it exactly. */
export default async function PurposePage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/purpose">) {
  return draftPage(params, async (draft) => {
    const [t, p, common] = [await words("invitation"), await words("purposes"), await words("common")]
    const options = OFFERED_PURPOSES.map((purpose) => ({
      value: purpose,
      label: p(`${purpose}.title`),
      hint: p(`${purpose}.hint`),
    }))
    const title = t("purpose.title", { name: draft.name })
    return (
      <>
        <StepHeading draft={draft} step="purpose" title={title} lead={t("purpose.lead")} />
        <AskedForm
          action={answerPurpose}
          hidden={draftIds(draft)}
          asked={[{ kind: "one", name: "purpose", label: title, labelShown: false, options }]}
          initial={{ purpose: draft.answers.purpose ?? "" }}
          words={await formWords(common("continue"))}
        >
          <BackLink draft={draft} step="purpose" />
        </AskedForm>
      </>
    )
  })
}
