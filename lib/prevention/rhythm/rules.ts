import type { PreventionRule, Rhythm } from "@/drizzle/reference/prevention-catalogue"
import type { Sex } from "@/drizzle/vocabulary"
import { addSpan, dayBefore, latestDay, type PartialDay } from "@/lib/vaccinations/days/rules"
import type { Said } from "../said/rules"

/** What has to be asked before anything can be said, one thing at a time. */
type Question = "birth" | "concerned" | "high_risk" | "last_time"

/**
 * Where somebody stands with a rule on a day. `due` from a day and up to another where an age ends it; a day that has passed is said no
 * louder. `done` says when it comes back, where it does.
 */
export type PreventionStanding =
  | { kind: "not_concerned" }
  | { kind: "later"; from: string }
  | { kind: "due"; from: string; until: string | null }
  | { kind: "done"; last: PartialDay; next: string | null }
  | { kind: "question"; asks: Question }

/** One person on one day, with what was said of the subject of a rule. */
export type Case = { birth: string; sex: Sex; said: readonly Said[]; day: string }

/** Days between two birthdays; `end` is the first day after, null where nothing ends it. */
export type Window = { start: string; end: string | null }

/** The windows of a rule in the life of somebody born on a day, the first one first. */
export function windowsOf({ ages }: PreventionRule, birth: string): Window[] {
  const at = (years: number) => addSpan(birth, `P${years}Y`)
  const windows = ages.map(({ from, until }) => ({ start: at(from), end: until === undefined ? null : at(until) }))
  return windows.sort((one, other) => one.start.localeCompare(other.start))
}

/** What the rhythm of a rule says to somebody whom the rule concerns, in the window that a day is in or else the next one. */
export function ofRhythm(rule: PreventionRule, window: Window, { birth, said, day }: Case): PreventionStanding {
  const done = said.filter((one) => one.kind === "done" && one.day !== null).sort(byDay)
  if (rule.rhythm.kind === "once_a_window") return onceIn(window, { done, day, next: nextStart(rule, window, birth) })
  const last = done.at(-1)
  if (!last?.day) return neverDone(rule.rhythm, window, { day, isSure: said.some(({ kind }) => kind === "never") })
  // What is known in part counts from the last of its days, also while that is ahead: no date is too early, and none moves by the day.
  const next = later(addSpan(latestDay(last.day), `P${monthsAfter(rule.rhythm, done)}M`), window.start)
  const isOver = window.end !== null && next >= window.end
  if (isOver || (day < next && day >= window.start)) return { kind: "done", last: last.day, next: isOver ? null : next }
  return day < next ? { kind: "later", from: next } : due(next, window)
}

type Repeated = Exclude<Rhythm, { kind: "once_a_window" }>

const later = (...days: [string, string]) => [...days].sort()[1] as string
const byDay = (one: Said, other: Said) => latestDay(one.day ?? "").localeCompare(latestDay(other.day ?? ""))
const due = (from: string, { end }: Window): PreventionStanding => ({ kind: "due", from, until: end && dayBefore(end) })

function onceIn(window: Window, at: { done: readonly Said[]; day: string; next: string | null }): PreventionStanding {
  if (at.day < window.start) return { kind: "later", from: window.start }
  const inWindow = at.done.find(({ day }) => day && latestDay(day) >= window.start)
  return inWindow?.day ? { kind: "done", last: inWindow.day, next: at.next } : due(window.start, window)
}

const nextStart = (rule: PreventionRule, { start }: Window, birth: string) =>
  windowsOf(rule, birth).find((window) => window.start > start)?.start ?? null

/** Nothing is known: due to who has just come of the age, and to who said so; whoever else is asked when the last time was. */
function neverDone({ askedAfter }: Repeated, window: Window, asked: { day: string; isSure: boolean }): PreventionStanding {
  if (asked.day < window.start) return { kind: "later", from: window.start }
  const isAsked = !asked.isSure && asked.day >= addSpan(window.start, `P${askedAfter}M`)
  return isAsked ? { kind: "question", asks: "last_time" } : due(window.start, window)
}

/** After how many months it comes back; what a test was is counted among those of its kind. */
function monthsAfter(rhythm: Repeated, done: readonly Said[]): number {
  if (rhythm.kind === "every") return rhythm.months
  const test = done.at(-1)?.test ?? "cytology"
  const months = rhythm.months[test]
  const place = done.filter((one) => (one.test ?? "cytology") === test).length
  return months[Math.min(place, months.length) - 1] ?? 12
}
