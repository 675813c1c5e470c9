import type { Span, VaccineRule } from "@/drizzle/reference/vaccine-catalogue"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import type { Scope } from "@/lib/access/scope"
import { addSpan } from "../../days/rules"
import { type Forecast, isPastReview, type Standing } from "../rules"

/** Diseases of which one rule says the same, for a page. */
export type CalendarEntry = { rule: VaccineRule; diseases: VaccineDisease[]; standing: Standing; isPastReview: boolean }

/** What is due, what has to be asked, what is only offered, what comes, and what is done. */
export type CalendarView = Record<"now" | "questions" | "possible" | "later" | "done", CalendarEntry[]>

/**
 * The calendar as it is shown: nothing of a rule that does not concern the person, what comes only so far ahead, and what is
 * offered once, never as a reminder.
 */
export function shownCalendar(forecasts: readonly Forecast[], day: string, ahead: Span): CalendarView {
  const view: CalendarView = { now: [], questions: [], possible: [], later: [], done: [] }
  for (const forecast of forecasts) {
    const place = placeOf(forecast, addSpan(day, ahead))
    if (!place) continue
    const same = view[place].find(({ rule, standing }) => rule === forecast.rule && isSame(standing, forecast.standing))
    if (same) same.diseases.push(forecast.disease)
    else {
      const { rule, disease, standing } = forecast
      view[place].push({ rule, diseases: [disease], standing, isPastReview: isPastReview(rule, day) })
    }
  }
  return view
}

function placeOf({ rule, standing }: Forecast, horizon: string): keyof CalendarView | null {
  const isReminder = rule.strength !== "possible"
  if (standing.kind === "due") return isReminder ? "now" : "possible"
  if (standing.kind === "question") return isReminder ? "questions" : null
  if (standing.kind === "later") return isReminder && standing.from <= horizon ? "later" : null
  return standing.kind === "done" ? "done" : null
}

const isSame = (one: Standing, other: Standing) => JSON.stringify(one) === JSON.stringify(other)

/** The rules whose diseases are nothing that was kept from who looks: a sensitive one is told where its topic was ticked. */
export function rulesWithin(
  rules: readonly VaccineRule[],
  { items }: Scope,
  topicOf: (diseases: readonly VaccineDisease[]) => string | null,
): VaccineRule[] {
  if (items.kind !== "granted") return [...rules]
  const topics: readonly string[] = items.topics
  return rules.filter(({ diseases }) => {
    const topic = topicOf(diseases)
    return topic === null || topics.includes(topic)
  })
}
