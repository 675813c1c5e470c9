import { allAt, at, attribute, type XmlElement } from "@/lib/narrative/element"
import { isLaterThanNow } from "@/lib/platform/days"
import { isoOf } from "../dates"

/** When something began and ended, as far as it is known; `isPast` where its end has come. */
export type Span = { from: string | null; to: string | null; isPast: boolean }

/** A day as far as it is known, as YYYY, YYYY-MM or YYYY-MM-DD. */
export const dayAt = (element: XmlElement | null): string | null => isoOf(attribute(element, "value"))?.slice(0, 10) ?? null

/** The instant or the period of a statement; how often it is repeated is told elsewhere. */
export function spanOf(statement: XmlElement, now: Date): Span {
  const time = allAt(statement, "effectiveTime").find((one) => at(one, "period") === null) ?? null
  const to = dayAt(at(time, "high"))
  return { from: dayAt(at(time, "low")) ?? dayAt(time), to, isPast: to !== null && !isLaterThanNow(to, now) }
}
