import { formWords } from "@/components/delegation/form-words"
import type { FormAction } from "@/components/forms/action-form"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { caseNumber, REASONS } from "@/lib/review/rules"
import { AnswerForm } from "./answer-form"
import { casePage } from "./case-page"
import { readDecision } from "./reads"

type Params = Promise<{ caseId: string }>
type Kind = { kind: "refuse" | "more"; action: FormAction; reason?: unknown }

/** The two answers other than yes: the same reasons, the same letter, another end. */
export function answerPage(params: Params, { kind, action, reason }: Kind) {
  return casePage(params, readDecision, async ({ view: { caseId, version } }) => {
    const [t, c, common] = [await words("review"), await words("children"), await words("common")]
    const offered = kind === "more" ? REASONS.filter((one) => one !== "child_is_adult" && one !== "already_open") : REASONS
    return (
      <>
        <PageHeading kicker={t("number", { number: caseNumber(caseId) })} title={t(`${kind}.title`)} lead={t(`${kind}.lead`)} />
        <AnswerForm
          action={action}
          hidden={{ caseId, version: String(version) }}
          reasons={{
            label: t("answer.reasons"),
            hint: t("answer.reasonsHint"),
            options: offered.map((value) => ({ value, label: c(`reasons.${value}`) })),
            chosen: offered.filter((one) => one === reason),
          }}
          own={{ label: t("answer.words"), hint: t("answer.wordsHint"), optional: common("optional") }}
          words={await formWords(t(`${kind}.submit`))}
          sentences={await sentencesOf("review")}
          tone={kind === "refuse" ? "danger" : undefined}
        >
          <ButtonLink href={`/review/${caseId}`} tone="secondary">
            {common("back")}
          </ButtonLink>
        </AnswerForm>
      </>
    )
  })
}
