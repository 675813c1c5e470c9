import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { listHelpNumbers } from "@/lib/reference/help-numbers"
import { words } from "@/lib/request/words"
import { answerAlone } from "../actions"
import { BackLink, draftIds, draftPage, StepHeading } from "../draft-page"

/** The question asked alone. Nothing is filled in from an earlier answer: it is kept where the portal cannot read it. */
export default async function AlonePage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/alone">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const options = (["no", "yes", "prefer_not_to_say"] as const).map((answer) => ({
      value: answer,
      label: t(`alone.${answer}`),
    }))
    const number = (code: string) => listHelpNumbers().find((found) => found.code === code)?.shown ?? code
    return (
      <>
        <StepHeading draft={draft} step="alone" title={t("alone.title")} lead={t("alone.lead")} />
        <AskedForm
          action={answerAlone}
          hidden={draftIds(draft)}
          asked={[{ kind: "one", name: "alone", label: t("alone.label"), labelShown: false, options }]}
          words={await formWords(common("continue"))}
        >
          <BackLink draft={draft} step="alone" />
        </AskedForm>
        <p className="text-soft">{t("alone.numbers", { elder: number("3977"), police: number("17"), text: number("114") })}</p>
      </>
    )
  })
}
