import { SYSTEMS_OF } from "@/lib/profile/codes/rules"
import {
  askedOf,
  CHOICES,
  DAYS,
  type LineContent,
  type LineField,
  type LineSection,
  LONGEST,
  LONGEST_ANSWER,
  REQUIRED,
} from "@/lib/profile/rules"
import { words } from "@/lib/request/words"
import type { CodeWords, LineFormWords, Question } from "./line-form"

/** What most lines of a section say: two or three answers, asked first. */
const FIRST: Record<LineSection, readonly LineField[]> = {
  allergies: ["label", "reaction"],
  conditions: ["label", "startedOn"],
  medications: ["label", "dose", "rhythm"],
  procedures: ["label", "startedOn"],
  devices: ["label", "startedOn"],
  family_history: ["relative", "label"],
  lifestyle: ["topic", "label"],
}

/** The questions of a section's form, with their words. */
export async function questionsOf(section: LineSection): Promise<{ questions: Question[]; further: Question[] }> {
  const t = await words("profile")
  const question = (field: LineField): Question => {
    const said = t.raw(`fields.${section}.${field}`) as { label: string; hint?: string }
    const choices = CHOICES[section][field]
    return {
      name: field,
      kind: kindOf(section, field),
      ...said,
      maxLength: LONGEST[field] ?? LONGEST_ANSWER,
      options: choices?.map((value) => ({ value, label: t(`choices.${field}.${value}`) })),
      isOptional: !REQUIRED.includes(field),
    }
  }
  const further = askedOf(section).filter((field) => !FIRST[section].includes(field))
  return { questions: FIRST[section].map(question), further: further.map(question) }
}

function kindOf(section: LineSection, field: LineField): Question["kind"] {
  const choices = CHOICES[section][field]
  if (choices) return choices.length > 3 ? "list" : "one"
  if (DAYS.includes(field)) return "day"
  return field === "note" ? "long" : "text"
}

/** The words of the form; `submit` names the button. */
export async function formWords(submit: string): Promise<LineFormWords> {
  const t = await words("profile")
  const said = t.raw("form") as LineFormWords
  const { summary, refused, waiting, optional, choose, day, month, year, more } = said
  return { summary, refused, waiting, optional, choose, day, month, year, more, submit }
}

/** What a professional is asked of the code of a line. */
export async function codeQuestions(section: LineSection) {
  const t = await words("profile")
  const said = t.raw("code") as CodeWords
  const { title, system, none, value, hint } = said
  const systems = SYSTEMS_OF[section].map((word) => ({ value: word, label: t(`code.systems.${word}`) }))
  return { title, system, none, value, hint, systems }
}

/** What a line says, as its form shows it. */
export const valuesOf = (content: LineContent): Record<string, string> =>
  Object.fromEntries(Object.entries(content).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])))
