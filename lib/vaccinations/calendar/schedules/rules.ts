import type { Span, VaccineRule, VaccineSchedule } from "@/drizzle/reference/vaccine-catalogue"
import { addSpan, dayBefore, latestDay, type PartialDay } from "../../days/rules"

/**
 * Where somebody stands with one rule for one disease. `due` from a day, and up to another where the calendar names one; a day
 * that has passed is said no louder. `question`: what is missing has to be asked before anything can be said.
 */
export type Standing =
  | { kind: "not_concerned" }
  | { kind: "done"; last: PartialDay | null; next: string | null }
  | { kind: "due"; from: string; until: string | null; dose: number; of: number | null }
  | { kind: "later"; from: string; dose: number; of: number | null }
  | { kind: "question"; asks: "last_dose" | "birth" }

/** A day of birth, the doses against one disease in their order, and the day that is asked about. */
type Case = { birth: string; given: readonly PartialDay[]; day: string }
type Of<Kind extends VaccineSchedule["kind"]> = Extract<VaccineSchedule, { kind: Kind }>

/** What the schedule of a rule says to somebody whom the rule concerns. */
export function scheduled({ schedule, who }: VaccineRule, asked: Case): Standing {
  if (schedule.kind === "series") return ofSeries(schedule, asked)
  if (schedule.kind === "boosters") return ofBoosters(schedule, asked)
  return ofSeason(schedule, who.from ?? "P0Y", asked)
}

/** The later of two days. */
const later = (...days: [string, string]) => [...days].sort()[1] as string

/** A dose known in part may have been on any of its days: the last of them, so that nothing is said too early. */
const givenBy = (dose: PartialDay, day: string) => (latestDay(dose) > day ? day : latestDay(dose))

function ofSeries(series: Of<"series">, { birth, given, day }: Case): Standing {
  const { doses, countsFrom, askedFrom, enough } = series
  const counted = given.filter((dose) => !countsFrom || givenBy(dose, day) >= addSpan(birth, countsFrom))
  const last = counted.at(-1) ?? null
  const early = enough && counted.filter((dose) => givenBy(dose, day) < addSpan(birth, enough.before)).length >= enough.doses
  const next = doses[counted.length]
  if (!next || early) return { kind: "done", last, next: null }
  if (!last && askedFrom && day >= addSpan(birth, askedFrom)) return { kind: "question", asks: "last_dose" }
  const atAge = addSpan(birth, next.at)
  const afterLast = last && next.after ? addSpan(givenBy(last, day), next.after) : atAge
  const from = later(afterLast, atAge)
  const place = { dose: counted.length + 1, of: doses.length }
  if (day < from) return { kind: "later", from, ...place }
  const until = next.until ? dayBefore(addSpan(birth, next.until)) : null
  return { kind: "due", from, until: until && until >= day ? until : null, ...place }
}

/** The ages of the boosters, as far as anybody lives. */
function* agesOf({ at, thenEvery }: Of<"boosters">, birth: string): Generator<string> {
  for (const age of at) yield addSpan(birth, age)
  const years = Number(at.at(-1)?.slice(1, -1))
  const step = Number(thenEvery.slice(1, -1))
  for (let age = years + step; age <= 130; age += step) yield addSpan(birth, `P${age}Y`)
}

function ofBoosters(boosters: Of<"boosters">, { birth, given, day }: Case): Standing {
  const ages = [...agesOf(boosters, birth)]
  const last = given.at(-1)
  const [first = day] = ages
  const place = { dose: 1, of: null }
  if (day < first) return { kind: "later", from: first, ...place }
  if (!last) return { kind: "question", asks: "last_dose" }
  const next = ages.find((age) => age >= addSpan(givenBy(last, day), boosters.notWithin)) ?? null
  return next && day >= next ? { kind: "due", from: next, until: null, ...place } : { kind: "done", last, next }
}

function ofSeason({ opens, closes, countsFrom }: Of<"season">, from: Span, { birth, given, day }: Case): Standing {
  const age = addSpan(birth, from)
  const { opening, closing } = seasonOf(later(age, day), opens, closes)
  const year = Number(opening.slice(0, 4))
  const last = given.at(-1)
  if (last && givenBy(last, day) >= `${year}-${countsFrom}`) return { kind: "done", last, next: `${year + 1}-${opens}` }
  const begins = later(age, opening)
  const place = { dose: 1, of: null }
  if (day < begins) return { kind: "later", from: begins, ...place }
  return { kind: "due", from: begins, until: dayBefore(closing), ...place }
}

/** The season that a day is in, or else the one that comes next. */
function seasonOf(day: string, opens: string, closes: string): { opening: string; closing: string } {
  const year = Number(day.slice(0, 4))
  const opening = day.slice(5) < closes ? `${year - 1}-${opens}` : `${year}-${opens}`
  return { opening, closing: `${Number(opening.slice(0, 4)) + 1}-${closes}` }
}
