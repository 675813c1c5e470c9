import { ageOn } from "@/lib/identity/rules"
import type { AnswerLine } from "@/lib/prevention/said/rules"
import type { PreventionEntry } from "@/lib/prevention/shown/rules"
import type { Formats } from "@/lib/words/formats"
import { sayGivenOn, writeGivenOn } from "../vaccinations/vaccination-words"

type Say = (key: string, values?: Record<string, string | number>) => string

/** The words, dates and language that prevention is said with. */
export type Saying = { t: Say; f: Formats; language: "fr" | "en" }

/** A day as far as it is known, by itself in a line: "Le 20 mai 2019", "En 2019". */
export const sayDay = sayGivenOn
/** The same without the word before it. */
export const writeDay = writeGivenOn

/** By which data of the person a rule speaks, in one line. */
export function sayFacts({ rule, facts }: PreventionEntry, { t, f, language }: Saying): string {
  const { birthDate, sex, today, last, saysNever } = facts
  const isWhole = birthDate.length === 10
  const age = isWhole ? t("why.age", { age: ageOn(birthDate, today) }) : t("why.ageUnsure")
  const when = last ? t("why.last", { date: writeDay(last, f) }) : t(saysNever ? "why.never" : "why.nothing")
  return [age, ...(rule.sex ? [t("why.sex", { sex })] : []), when].join(language === "fr" ? "\u00a0; " : "; ")
}

/** What somebody said, in a few words. */
export function sayAnswer({ kind, subject, day, until, test, reason }: AnswerLine, { t, f }: Saying): string {
  if (subject === "everything") return t("said.everything")
  const more = test ? t(`tests.${test}`) : reason ? t(`reasons.${reason}`) : ""
  const said = t(`said.${kind}`, { when: day ? writeDay(day, f) : "", date: until ? f.day(until) : "" })
  return more ? `${said} (${more})` : said
}

/** Who said it, and when. */
export function sayBy({ author, saidAt }: AnswerLine, { t, f }: Saying): string {
  const date = f.dateTime(saidAt, { dateStyle: "long" })
  return author.isYou ? t("said.byYou", { date }) : t("said.by", { name: author.name, date })
}
