import {
  REVIEW_CHECKS,
  REVIEW_REASONS,
  type ReviewCheck,
  type ReviewerRole,
  type ReviewStatus,
} from "@/drizzle/review-vocabulary"
import type { Sex } from "@/drizzle/vocabulary"
import { withoutAccents } from "@/lib/platform/plain-text"
import { ruleValue } from "@/lib/reference/dated-rules"

/** The items of the list and the coded reasons, in the order shown. */
export const [CHECKS, REASONS] = [REVIEW_CHECKS, REVIEW_REASONS]

/** A name as two people may have written it: without accents, capitals, hyphens or apostrophes, its words in one order. */
export function plainName(name: string): string {
  const words = withoutAccents(name)
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter(Boolean).sort().join(" ")
}

export type NamedPerson = { firstGivenName: string; usedName?: string | null; birthName: string }

/** Whether somebody of this name may be this person: given name with the name used or the name of birth, in any order. */
export function mayBe(displayName: string, { firstGivenName, usedName, birthName }: NamedPerson): boolean {
  const said = plainName(displayName)
  const names = [birthName, usedName, usedName && `${usedName} ${birthName}`]
  return names.some((name) => Boolean(name) && said === plainName(`${firstGivenName} ${name}`))
}

/** The day (YYYY-MM-DD) from which somebody is of age (Code civil, art. 388); born on a 29 February, from the last day of February; born on an unknown day, from the last that it may have been. */
export function majorityOn(birthDate: string): string {
  const [year = 0, month = 12, day = 31] = birthDate.split("-").map(Number)
  const last = new Date(Date.UTC(year + ruleValue("majority").value, month, 0)).getUTCDate()
  return new Date(Date.UTC(year + ruleValue("majority").value, month - 1, Math.min(day, last))).toISOString().slice(0, 10)
}

/** Whether somebody born that day is of age on this one (both YYYY-MM-DD, in Paris). */
export function isAdult(birthDate: string, today: string): boolean {
  return majorityOn(birthDate) <= today
}

/** The number by which a request is spoken of: short, and telling nothing. */
export function caseNumber(caseId: string): string {
  const digits = caseId.replaceAll("-", "").slice(-8).toUpperCase()
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

/** Whether every item of the list was answered with yes. */
export function isComplete(checks: Partial<Record<ReviewCheck, boolean>>): boolean {
  return REVIEW_CHECKS.every((check) => checks[check] === true)
}

/** Days without a gesture after which another reviewer may go on with a case (choix de Relais). */
export const UNTOUCHED_DAYS = 3

/** Who has a case, as far as that still counts: an enrolment that ended gives it back, three days without a gesture leave it to others. */
export type Holding = { reviewerId: string | null; role: ReviewerRole | null; isUntouched: boolean }
export type HeldBy = "nobody" | "me" | "other" | "other_untouched"

/** Who has it, seen by this reviewer. */
export function heldBy({ reviewerId, role, isUntouched }: Holding, meId: string): HeldBy {
  if (!reviewerId || !role) return "nobody"
  if (reviewerId === meId) return "me"
  return isUntouched ? "other_untouched" : "other"
}

/** Whether a case can be taken: it waits for a decision, and nobody else is at it. */
export function canBeTaken(status: ReviewStatus, held: HeldBy): boolean {
  return status === "submitted" && (held === "nobody" || held === "other_untouched")
}

export const QUEUE_FILTERS = ["all", "mine", "free", "overdue", "decided"] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]

/** Reads a filter out of an address; anything else shows what is to be decided. */
export function parseQueueFilter(text: unknown): QueueFilter {
  return QUEUE_FILTERS.find((filter) => filter === text) ?? "all"
}

/** Whether somebody says to be the mother or the father of a child against the sex that the identity provider gives. */
export function saysOtherwise(relation: string, sex: Sex | null): boolean {
  return (relation === "mother" && sex === "male") || (relation === "father" && sex === "female")
}

type Waiting = { id: string; status: ReviewStatus; held: HeldBy }

/** The request to decide next, of a desk sorted by deadline: one's own before those that nobody has; null when none waits. */
export function nextToDecide(lines: readonly Waiting[]): string | null {
  const waits = (whose: HeldBy) => lines.find(({ status, held }) => status === "submitted" && held === whose)
  return (waits("me") ?? waits("nobody"))?.id ?? null
}
