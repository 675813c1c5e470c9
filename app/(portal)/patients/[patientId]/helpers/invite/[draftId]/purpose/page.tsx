import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { SECTION_WORDS } from "@/lib/access/sections"
import { PURPOSES } from "@/lib/reference/purposes"
import { words } from "@/lib/request/words"
import { answerPurpose } from "../actions"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"

/** Until the registry has them, an access to them alone cannot be given. */
const APPOINTMENTS_ARE_OPEN = SECTION_WORDS.some((section: string) => section === "appointments")

/** What for: each choice says what it shows, and the next page lists it exactly. */
export default async function PurposePage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/purpose">) {
  return draftPage(params, async (draft) => {
    const [t, p, common] = [await words("invitation"), await words("purposes"), await words("common")]
    const options = PURPOSES.map((purpose) => ({ value: purpose, label: p(`${purpose}.title`), hint: p(`${purpose}.hint`) }))
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
        {!APPOINTMENTS_ARE_OPEN && <p className="text-soft">{t("purpose.appointments")}</p>}
      </>
    )
  })
}
