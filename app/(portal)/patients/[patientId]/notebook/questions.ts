import { words } from "@/lib/request/words"
import type { LineFormWords, Question } from "../profile/line-form"

/** The one question of a note, or of a correction. */
export async function questionOf(field: "body" | "correction"): Promise<Question> {
  const t = await words("notes")
  const said = t.raw(`fields.${field}`) as { label: string; hint?: string }
  return { name: "body", kind: "long", ...said, maxLength: 2000, isOptional: false }
}

/** The words of the form; `submit` names the button. */
export async function formWords(submit: string): Promise<LineFormWords> {
  const [t, common] = [await words("notes"), await words("common")]
  const summary = t("summary")
  const date = { day: common("day"), month: common("month"), year: common("year") }
  return { ...date, more: "", optional: "", choose: "", summary, refused: summary, waiting: t("waiting"), submit }
}
