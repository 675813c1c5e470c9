import type { LineSection } from "@/drizzle/line-vocabulary"
import type { Arm, MealMoment, Position } from "@/drizzle/measure-vocabulary"

/** What a document proposes for the record: one thing that it says of the patient, as its author coded and worded it. */

/** A code as the document gives it, with its system as FHIR writes it. */
export type GivenCode = { system: string; code: string }

type ProposedField =
  | "kind"
  | "relative"
  | "topic"
  | "reaction"
  | "severity"
  | "rhythm"
  | "prescriber"
  | "startedOn"
  | "endedOn"
  | "endReason"
  | "note"

/** The fields of a line; the state that its author gave stands with its name, in brackets. */
export type ProposedContent = { label: string } & Partial<Record<ProposedField, string | null>>
/** A dose as it is written; against what it protects nobody guesses. */
type ProposedDose = { vaccine: string; givenOn: string; dose: string | null; lot: string | null; givenBy: string | null }
/** What was measured, in the unit of its author (UCUM), by the LOINC code that says what; when by the meal, on which arm, how the person was. */
export type ProposedTaking = {
  loinc: string
  measuredAt: string
  values: { loinc: string; value: number; unit: string }[]
  mealMoment?: MealMoment
  arm?: Arm
  position?: Position
}

/** An appointment that is booked: the instant, which its reader writes by the clock of Paris. */
type ProposedAppointment = { withWhom: string; startsAt: string; place: string | null; bring: string | null }

type Said =
  | { section: LineSection; content: ProposedContent; saysNone: boolean }
  | { section: "vaccinations"; dose: ProposedDose }
  | { section: "measures"; taking: ProposedTaking }
  | { section: "appointments"; appointment: ProposedAppointment }

/** `entry` names the thing inside its document, so that it is proposed once. */
export type Proposal = Said & { entry: string; code: GivenCode | null }

/**
 * Why an entry proposes nothing: the record has no place for it, its author says that it is not so (or in a way that cannot be
 * read), it does not say enough, or it is for a day that has not come.
 */
export const LEFT_BECAUSE = ["no_place", "not_so", "too_little", "later"] as const
export type LeftBecause = (typeof LEFT_BECAUSE)[number]
export type LeftOut = { entry: string; why: LeftBecause }

/** What one document proposes, by whom it was written, in words, and on which day, as far as it is known. */
export type Proposals = { writtenBy: string | null; writtenOn: string | null; proposals: Proposal[]; left: LeftOut[] }

/** So many letters of each are kept: what a line holds. */
const LONGEST: Partial<Record<keyof ProposedContent, number>> = {
  label: 300,
  note: 2_000,
  reaction: 500,
  rhythm: 500,
  endReason: 500,
}
const LONGEST_ANSWER = 200

/** Words that are no longer than a line holds; what is cut says so. */
export function fitting<Content extends ProposedContent>(content: Content): Content {
  const entries = Object.entries(content).map(([field, words]) => {
    const most = LONGEST[field as keyof ProposedContent] ?? LONGEST_ANSWER
    return [field, words && words.length > most ? `${words.slice(0, most - 1)}…` : words]
  })
  return Object.fromEntries(entries) as Content
}
