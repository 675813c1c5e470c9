import { words } from "@/lib/request/words"
import type { Linked, Task } from "@/lib/tasks/rules"
import type { LineFormWords, Question } from "../profile/line-form"

const LONGEST = { title: 200, dueHour: 12, details: 1000 }

/** The questions of the form: what and by when first, then what one may want to know. */
export async function questionsOf(linkable: readonly Linked[]): Promise<{ questions: Question[]; further: Question[] }> {
  const t = await words("tasks")
  const said = (name: string) => t.raw(`fields.${name}`) as { label: string; hint?: string }
  const options = linkable.map(({ section, itemId, title }) => ({
    value: `${section}:${itemId}`,
    label: t(`links.${section}`, { title }),
  }))
  const link: Question = { name: "link", kind: "list", ...said("link"), options, isOptional: true }
  return {
    questions: [
      { name: "title", kind: "text", ...said("title"), maxLength: LONGEST.title, isOptional: false },
      { name: "dueOn", kind: "day", ...said("dueOn"), isOptional: false },
      { name: "dueHour", kind: "text", ...said("dueHour"), maxLength: LONGEST.dueHour, isOptional: true },
    ],
    further: [
      { name: "details", kind: "long", ...said("details"), maxLength: LONGEST.details, isOptional: true },
      ...(options.length > 0 ? [link] : []),
    ],
  }
}

/** The words of the form; `submit` names the button. */
export async function formWords(submit: string): Promise<LineFormWords> {
  const [t, common] = [await words("tasks"), await words("common")]
  const summary = t("summary")
  const said = { more: t("form.more"), optional: t("form.optional"), choose: t("form.choose") }
  const date = { day: common("day"), month: common("month"), year: common("year") }
  return { ...said, ...date, summary, refused: summary, waiting: t("waiting"), submit }
}

/** What a task says, as its form shows it. */
export function valuesOf({ title, dueOn, dueHour, details, linked }: Task): Record<string, string> {
  const link = linked ? `${linked.section}:${linked.itemId}` : ""
  return { title, dueOn, dueHour: dueHour ?? "", details: details ?? "", link }
}
