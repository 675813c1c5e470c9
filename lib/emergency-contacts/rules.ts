import type { AuthorKind } from "@/drizzle/vocabulary"

/** Somebody to call, as a page shows them. */
export type Contact = {
  id: string
  name: string
  /** A word of the list of relations. */
  relation: string
  telephone: string
  isConfirmed: boolean
  author: { kind: AuthorKind; name: string; relation: string | null; profession: null; isYou: boolean }
  /** When it was noted. */
  enteredAt: Date
  /** Who said yes to what somebody else had noted. */
  confirmed: { name: string; profession: null; isYou: boolean; at: Date } | null
  version: number
}

const DIGITS_LEAST = 3
const DIGITS_MOST = 15

/** Whether this may be a telephone number: three digits for a service, fifteen for the longest of the world (ITU-T E.164). */
export function isTelephone(typed: string): boolean {
  const digits = typed.replace(/\D/g, "").length
  return /^\+?[\d\s().\-/]+$/.test(typed) && digits >= DIGITS_LEAST && digits <= DIGITS_MOST
}

/** What a telephone dials: the digits, and the plus that stands for another country. */
export function dialled(typed: string): string {
  return `tel:${typed.trim().startsWith("+") ? "+" : ""}${typed.replace(/\(0\)/g, "").replace(/\D/g, "")}`
}

/** The order after one of them was moved up by one place; the first stays where it is. */
export function movedUp(ids: readonly string[], id: string): string[] {
  const place = ids.indexOf(id)
  if (place < 1) return [...ids]
  return ids.map((other, at) => (at === place - 1 ? id : at === place ? (ids[place - 1] ?? other) : other))
}
