import type { PreventionStatus, PreventionSubject, PreventionTest } from "../prevention-vocabulary"
import type { Language, SensitiveTopic, Sex } from "../vocabulary"
import type { Origin } from "./catalogue"
import ruleFile from "./data/prevention-rules.json" with { type: "json" }

/** The rules of prevention as the file holds them, typed; `prevention-load.test.ts` proves the words, the database the rest. */

/** Ages in whole years, from a birthday on to the day before another; without an end where there is none. */
export type AgeWindow = { from: number; until?: number }

export type Rhythm =
  /** Once in each window of ages. */
  | { kind: "once_a_window" }
  /** So many months after the last time; who has been concerned for `askedAfter` months is asked when that was. */
  | { kind: "every"; months: number; askedAfter: number }
  /** So many months after the last test, by what it was: after the first, the second and so on; the last number stays. */
  | { kind: "after_test"; months: Record<PreventionTest, readonly number[]>; askedAfter: number }

export type PreventionWords = {
  title: string
  /** What is done, with whom. */
  what: string
  /** The rule itself: to whom it is recommended, and how often. */
  rule: string
}

export type PreventionSource = { name: string; address?: string; date: string }

/** One version of one rule, as it was published: it never changes, a change is the next version. */
export type PreventionRule = {
  code: string
  version: number
  subject: PreventionSubject
  status: PreventionStatus
  /** Whom it concerns by the sex of the identity; null where that makes no difference. */
  sex: Exclude<Sex, "unknown"> | null
  ages: readonly AgeWindow[]
  /** Whether a high risk is asked about first: who has one is followed otherwise. */
  asksHighRisk: boolean
  /** Why it reaches nobody who helps without that topic ticked; null where it is nothing to keep apart. */
  topic: SensitiveTopic | null
  rhythm: Rhythm
  words: Record<Language, PreventionWords>
  sources: readonly PreventionSource[]
  /** From which day it holds, and from which it has to be read again. */
  inForceFrom: string
  reviewOn: string
}

export const preventionRules = ruleFile as Origin & { rules: readonly PreventionRule[] }
