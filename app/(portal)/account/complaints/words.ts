import type { requireComplaint } from "@/lib/complaints/queries"
import type { Formats } from "@/lib/words/formats"

export type SentComplaint = Awaited<ReturnType<typeof requireComplaint>>

/** How far a complaint is, with the day. */
export function stateInWords(
  t: (key: string, values: Record<string, string>) => string,
  f: Formats,
  { state, readAt, answeredAt, withdrawnAt, sentAt }: SentComplaint,
): string {
  const at = withdrawnAt ?? answeredAt ?? readAt ?? sentAt
  return t(`receipt.states.${state}`, { date: f.dateTime(at, { dateStyle: "long" }) })
}
