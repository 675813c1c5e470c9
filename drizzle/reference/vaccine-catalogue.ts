import type { VaccineDisease } from "../vaccination-vocabulary"
import type { Language, SensitiveTopic } from "../vocabulary"
import type { Origin } from "./catalogue"
import calendarFile from "./data/vaccine-calendar.json" with { type: "json" }
import vaccineFile from "./data/vaccines.json" with { type: "json" }

/** Vaccines and their calendar as the files hold them, typed; `vaccine-catalogue.test.ts` proves the words. */

type Words = Record<Language, string>

export type Disease = { code: VaccineDisease; label: Words; sensitivity?: "sensitive"; topic?: SensitiveTopic; reason?: string }
export type CombinedVaccine = { code: string; label: Words; diseases: VaccineDisease[] }
/** An age or a time between two doses, as ISO 8601 writes it: `P2M`, `P6Y`. */
export type Span = `P${number}${"M" | "Y"}`

/** When the doses of a rule are due: one after another, boosters at fixed ages, or once each season. */
export type VaccineSchedule =
  | {
      kind: "series"
      doses: readonly { at: Span; until?: Span; after?: Span }[]
      /** A dose received younger than this does not count. */
      countsFrom?: Span
      /** From this age a record without any dose is asked about: there were surely some. */
      askedFrom?: Span
      /** So many doses received before this age are enough. */
      enough?: { doses: number; before: Span }
    }
  | { kind: "boosters"; at: readonly Span[]; thenEvery: Span; notWithin: Span }
  /** Days of the year as MM-DD; `closes` is the first day after the season. */
  | { kind: "season"; opens: string; closes: string; countsFrom: string }

export type VaccineRule = {
  code: string
  diseases: readonly VaccineDisease[]
  /** `possible` is offered, and never a reminder. */
  strength: "obligatoire" | "recommandé" | "possible"
  /** What is `to_confirm` is not shown to patients. */
  status: "sourced" | "to_confirm"
  /** Since when it holds and when it is to be read again, each as far as it is known. */
  since: string
  reviewOn: string
  /** Ages from which and until which it holds, the latter no longer in it. */
  who: { bornFrom?: string; bornBefore?: string; from?: Span; until?: Span }
  schedule: VaccineSchedule
  text: Words
  source: { name: string; date: string }
}

export const vaccines = vaccineFile as Origin & { diseases: readonly Disease[]; combined: readonly CombinedVaccine[] }
export const vaccineCalendar = calendarFile as Origin & { rules: readonly VaccineRule[]; version: Words; shownAhead: Span }
