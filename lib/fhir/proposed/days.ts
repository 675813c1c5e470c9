import { isDate } from "../dates"
import { asNode, asText, choiceAt, type Node, textAt } from "../node"
import type { Reading } from "../reading"
import { sayValue } from "../values"

/** A day as far as it is known (YYYY, YYYY-MM or YYYY-MM-DD), on the clock of its author; null for none. */
export const knownDay = (text: string | null): string | null => (text && isDate(text) ? text.slice(0, 10) : null)

/** When something began and ended, as days where they are days; `words` is what is said otherwise: an age, a season. */
export type Span = { from: string | null; to: string | null; words: string | null }

/** What a choice of types says of when: an instant, a period, an age or words. */
export function spanAt(resource: Node, name: string, reading: Reading): Span {
  const value = choiceAt(resource, name)
  const day = knownDay(asText(value))
  if (day) return { from: day, to: null, words: null }
  const period = asNode(value)
  const [from, to] = [knownDay(textAt(period, "start")), knownDay(textAt(period, "end"))]
  if (from || to) return { from, to, words: null }
  return { from: null, to: null, words: value === undefined ? null : sayValue(value, resource, reading) }
}
