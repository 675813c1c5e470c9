import type { ConfidentialityMark } from "@/drizzle/vocabulary"
import { WISH_KINDS, type WishEndReason, type WishKind } from "@/drizzle/wish-vocabulary"
import { ageOn } from "@/lib/identity/rules"
import { dayInParis } from "@/lib/platform/days"
import { ruleValue } from "@/lib/reference/dated-rules"

import type { Signing } from "./signing/rules"

export type { WishKind }

/** MASQUE_PS (JDV_J08): what professionals do not read. */
export const HIDDEN_FROM_PROFESSIONALS: ConfidentialityMark = "MASQUE_PS"

/** What is asked of advance directives, none of it required, in its order. */
export const DIRECTIVES_QUESTIONS = ["matters", "wanted", "refused", "end", "other"] as const

/** What is said of each kind of wish, in its order; the rest of a trusted person is who that is. */
export const ANSWERS: Record<WishKind, readonly string[]> = {
  directives: DIRECTIVES_QUESTIONS,
  trusted_person: ["name", "relation", "telephone", "address"],
  organ_donation: ["words"],
}

/** Something that the person wants, as she wrote it that day. */
export type Wish = {
  id: string
  kind: WishKind
  said: Record<string, string>
  writtenAt: Date
  ended: { at: Date; reason: WishEndReason } | null
  /** The day on which the trusted person signed on paper, as the person says. */
  countersignedOn: string | null
  /** What became of the code by which the trusted person signs here; to a reader only that somebody signed. */
  signing: Signing | null
  /** Hidden from professionals, but for the attending doctor. */
  isHidden: boolean
  /** Deposited rather than written here: `id` and `title` where the reader may read the document now. */
  document: { id: string | null; title: string | null } | null
}

/** One kind of wish: what is in force, and what was before, the latest first. */
export type WishesOfAKind = { kind: WishKind; inForce: Wish | null; earlier: Wish[]; isHidden: boolean }

/** The wishes by kind, in the order in which a page shows them. */
export function byKind(wishes: readonly Wish[]): WishesOfAKind[] {
  return WISH_KINDS.map((kind) => {
    const own = wishes.filter((wish) => wish.kind === kind)
    return {
      kind,
      inForce: own.find(({ ended }) => ended === null) ?? null,
      earlier: own.filter(({ ended }) => ended !== null),
      isHidden: own.some(({ isHidden }) => isHidden),
    }
  })
}

/**
 * Whether somebody born on this day is old enough: directives and a trusted person are an adult's to write and to name
 * (CSP art. L1111-11 and L1111-6), a word about organ donation is taken from the age of the register on (CSP art. R1232-6).
 */
export function isOldEnough(kind: WishKind, birthDate: string, now: Date): boolean {
  const rule = kind === "organ_donation" ? "organ_words_from" : "majority"
  return ageOn(birthDate, dayInParis(now)) >= ruleValue(rule).value
}

/** The kinds that somebody born on this day is old enough to write. */
export function kindsWrittenAt(birthDate: string, now: Date): WishKind[] {
  return WISH_KINDS.filter((kind) => isOldEnough(kind, birthDate, now))
}
