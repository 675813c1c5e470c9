import { addSpan } from "@/lib/vaccinations/days/rules"
import type { PreventionForecast } from "../rules"

/** From which day something is recommended again, or for the first time. */
export type Coming = { on: string; rule: PreventionForecast["rule"] }

/** How far ahead is said. */
const AHEAD = "P1Y"

/** What comes within a year of a day, the nearest first; what is due already is not ahead. */
export function yearAhead(forecasts: readonly PreventionForecast[], today: string): Coming[] {
  const horizon = addSpan(today, AHEAD)
  const dated = forecasts.flatMap(({ rule, standing }): Coming[] => {
    if (standing.kind === "later") return [{ on: standing.from, rule }]
    return standing.kind === "done" && standing.next ? [{ on: standing.next, rule }] : []
  })
  return dated.filter(({ on }) => on > today && on <= horizon).sort((one, other) => one.on.localeCompare(other.on))
}
