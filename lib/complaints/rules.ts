import { ruleValue } from "@/lib/reference/dated-rules"

/** For how many months a complaint is kept once it was answered or taken back. */
export const MONTHS_KEPT = ruleValue("complaints_kept").value

export const ABOUT_MOST = 200
export const WORDS_MOST = 4000
export const ANSWER_MOST = 200

type Moments = { readAt: Date | null; answeredAt: Date | null; withdrawnAt: Date | null }
export type ComplaintState = "sent" | "read" | "answered" | "withdrawn"

/** How far a complaint is, as whoever sent it is told. */
export function stateOf({ readAt, answeredAt, withdrawnAt }: Moments): ComplaintState {
  if (withdrawnAt) return "withdrawn"
  if (answeredAt) return "answered"
  return readAt ? "read" : "sent"
}
