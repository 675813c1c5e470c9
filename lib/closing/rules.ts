import { ruleValue } from "@/lib/reference/dated-rules"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** When a space that was asked to be closed, then, is shut to everybody else; until then nothing changes. */
export const shutsAt = (askedAt: Date): Date => new Date(askedAt.getTime() + ruleValue("closing_waits").value * HOUR)

/** From when its person can no longer come back, and it is erased. */
export const endsAt = (askedAt: Date): Date => new Date(shutsAt(askedAt).getTime() + ruleValue("closing_kept").value * DAY)

/** `open` while nobody asked; `asked` while nothing has changed; `shut` while its person may come back; `over` until it is erased. */
export type ClosingState = "open" | "asked" | "shut" | "over"

/** How far the closing is at this instant of the database's clock. */
export function closingState(askedAt: Date | null, now: Date): ClosingState {
  if (!askedAt) return "open"
  if (now < shutsAt(askedAt)) return "asked"
  return now < endsAt(askedAt) ? "shut" : "over"
}

export type Closing = {
  state: ClosingState
  shutsAt: Date | null
  endsAt: Date | null
  /** Only somebody of age closes their space. */
  isOfAge: boolean
}

/** That a space was erased: what its person keeps. */
export type Certificate = { reference: string; askedAt: Date; erasedAt: Date }

/** A short name of the space for whoever asks about it later, of letters and figures that are read over the telephone. */
export const referenceOf = (spaceId: string): string =>
  spaceId
    .replaceAll("-", "")
    .slice(-12)
    .toUpperCase()
    .replace(/(.{4})(.{4})/, "$1\u00a0$2\u00a0")
