import type { VaccineRule } from "@/drizzle/reference/vaccine-catalogue"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import { addSpan, earliestDay, latestDay, type PartialDay } from "../days/rules"
import { type Standing, scheduled } from "./schedules/rules"

/** What the calendar is asked about: when the person was born, and each dose with what it protects against. */
export type CalendarFacts = {
  birthDate: PartialDay
  doses: readonly { diseases: readonly VaccineDisease[]; givenOn: PartialDay }[]
}

export type { Standing }
export type Forecast = { rule: VaccineRule; disease: VaccineDisease; standing: Standing }

const NOT_CONCERNED: Standing = { kind: "not_concerned" }

/** What each rule says of each of its diseases on a day. */
export function forecast(facts: CalendarFacts, rules: readonly VaccineRule[], day: string): Forecast[] {
  return rules.flatMap((rule) =>
    rule.diseases.map((disease) => ({ rule, disease, standing: standingOf(facts, rule, disease, day) })),
  )
}

/** Where a day of birth is known in part: as for the last day that it can be, and asked where another day would say otherwise. */
function standingOf({ birthDate, doses }: CalendarFacts, rule: VaccineRule, disease: VaccineDisease, day: string): Standing {
  const given = dosesAgainst(disease, doses)
  const standing = standingFor(latestDay(birthDate), given, rule, day)
  const { kind } = standingFor(earliestDay(birthDate), given, rule, day)
  return kind === standing.kind ? standing : { kind: "question", asks: "birth" }
}

/** The doses against one disease in their order; the same day said twice is one dose. */
function dosesAgainst(disease: VaccineDisease, doses: CalendarFacts["doses"]): PartialDay[] {
  const days = doses.filter(({ diseases }) => diseases.includes(disease)).map(({ givenOn }) => givenOn)
  return [...new Set(days)].sort((a, b) => latestDay(a).localeCompare(latestDay(b)))
}

function standingFor(birth: string, given: readonly PartialDay[], rule: VaccineRule, day: string): Standing {
  if (!isConcerned(birth, rule, day)) return NOT_CONCERNED
  return scheduled(rule, { birth, given, day })
}

/** Born when the rule says, not too old for it, and the rule in force. */
function isConcerned(birth: string, { since, who }: VaccineRule, day: string): boolean {
  const { bornFrom, bornBefore, until } = who
  if (day < earliestDay(since) || birth > day) return false
  if (bornFrom && birth < bornFrom) return false
  if (bornBefore && birth >= bornBefore) return false
  return !until || day < addSpan(birth, until)
}

/** Whether a rule was to be read again before this day, so that its age is said. */
export function isPastReview({ reviewOn }: Pick<VaccineRule, "reviewOn">, day: string): boolean {
  return day >= reviewOn
}
