import type { PreventionSubject } from "@/drizzle/prevention-vocabulary"
import { addDays } from "@/lib/platform/days"
import type { PreventionForecast } from "../rules"

/** What the person was told of: a subject, and the day from which it was due. */
export type ToldOf = { subject: PreventionSubject; dueOn: string }

/** One new thing in so many days at most (M9). */
const DAYS_BETWEEN = 7

/**
 * What the person is told of today: the one thing that has been due for longest and was not told of yet; nothing in the week after
 * another was told. A question is asked on the page alone.
 */
export function nextToTell(
  forecasts: readonly PreventionForecast[],
  { told, lastToldOn }: { told: readonly ToldOf[]; lastToldOn: string | null },
  day: string,
): ToldOf | null {
  if (lastToldOn !== null && day < addDays(lastToldOn, DAYS_BETWEEN)) return null
  const due = forecasts.flatMap(({ rule, standing }) =>
    standing.kind === "due" ? [{ subject: rule.subject, dueOn: standing.from }] : [],
  )
  const isTold = (one: ToldOf) => told.some(({ subject, dueOn }) => subject === one.subject && dueOn === one.dueOn)
  return due.filter((one) => !isTold(one)).sort((one, other) => one.dueOn.localeCompare(other.dueOn))[0] ?? null
}
