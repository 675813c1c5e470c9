import type { Asked } from "@/components/forms/asked-fields"
import { monthsInWords } from "@/lib/delegation/consent-text/rules"
import { OFFERED_MONTHS } from "@/lib/delegation/paper-form/rules"
import { formats, language, words } from "@/lib/request/words"
import { day } from "./words"

const OFFERED: readonly number[] = OFFERED_MONTHS

/** Until when, and what happens at the end: both about the end, so on one page. `from` is the day it would begin. */
export async function untilQuestions(name: string, from: Date, known?: number): Promise<Asked[]> {
  const [t, f, locale] = [await words("invitation"), await formats(), await language()]
  const offered = known && !OFFERED.includes(known) ? [...OFFERED, known].sort((a, b) => a - b) : OFFERED
  return [
    {
      kind: "one",
      name: "months",
      label: t("until.months", { name }),
      options: offered.map((months) => ({
        value: String(months),
        label: monthsInWords(locale, months),
        hint: t("until.optionHint", { date: day(f, monthsAfter(from, months)) }),
      })),
    },
    await atEndQuestion(),
  ]
}

/** What happens at the end if the patient does not answer. */
export async function atEndQuestion(): Promise<Asked> {
  const t = await words("invitation")
  return {
    kind: "one",
    name: "atEnd",
    label: t("until.atEnd"),
    options: [
      { value: "stop", label: t("until.stop"), hint: t("until.stopHint") },
      { value: "extend_once", label: t("until.extend_once"), hint: t("until.extendHint") },
    ],
  }
}

/** Whether it should go on if the patient can no longer decide: asked where an access is renewed, never with the invitation. */
export async function ifUnableQuestion(name: string): Promise<Asked> {
  const t = await words("delegation")
  const options = (["yes", "no"] as const).map((value) => ({ value, label: t(`unable.${value}`) }))
  return { kind: "one", name: "continuesIfUnable", label: t("unable.title", { name }), hint: t("unable.lead"), options }
}

/** The same day some months later, or the last of that month, as Postgres counts. */
function monthsAfter(from: Date, months: number): Date {
  const day = new Date(from)
  day.setUTCMonth(day.getUTCMonth() + months)
  if (day.getUTCDate() !== from.getUTCDate()) day.setUTCDate(0)
  return day
}
