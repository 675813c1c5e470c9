/** The most lines of one copy, the latest of all: what one file holds in memory stays small. */
export const MOST_LINES = 10_000
/** For so many minutes a copy is being made; later than that, something is wrong. */
const MINUTES_TO_SIGN = 10

export type CopyState = "none" | "waiting" | "late" | "ready" | "outdated"

type Asked = { askedAt: Date; signedAt: Date | null; lines: number; linesShown: number }

/** How far a copy is: one whose lines the journal no longer shows as they were asked for is made anew. */
export function stateOf(copy: Asked | undefined, now: Date): CopyState {
  if (!copy) return "none"
  if (copy.linesShown !== copy.lines) return "outdated"
  if (copy.signedAt) return "ready"
  return now.getTime() - copy.askedAt.getTime() > MINUTES_TO_SIGN * 60_000 ? "late" : "waiting"
}
