import type { LineSection } from "@/drizzle/line-vocabulary"
import type { Arm, MealMoment, Position } from "@/drizzle/measure-vocabulary"
import type { Language } from "@/drizzle/vocabulary"

/** What a summary that leaves says of somebody, in plain values: who asks for one fills it from what they may read. */

type GivenCode = { system: string; code: string }
/** Who said it and when; a resource of its own tells it (Provenance). */
type Said = { by: string; on: Date }

export type LeavingLine = Said & {
  id: string
  section: LineSection
  /** Its author says that there is nothing of this section at all. */
  saysNone: boolean
  isProposed: boolean
  code: GivenCode | null
  label: string
  /** What else is said of it, a sentence each. */
  words: readonly string[]
  kind: string | null
  relative: string | null
  reaction: string | null
  severity: string | null
  rhythm: string | null
  startedOn: string | null
  endedOn: string | null
}

export type LeavingDose = Said & {
  id: string
  code: GivenCode | null
  vaccine: string
  givenOn: string
  /** Which dose it was, as it is written. */
  dose: string | null
  lot: string | null
  givenBy: string | null
  /** What else is said of it, a sentence each. */
  words: readonly string[]
}

/** One measure in the unit in which it is kept (UCUM); a pressure has two numbers. */
export type LeavingMeasure = Said & {
  id: string
  isProposed: boolean
  loinc: string
  name: string
  measuredAt: Date
  values: readonly number[]
  unit: string
  /** Of a glycaemia: when by the meal. */
  mealMoment: MealMoment | null
  /** Of a pressure and of a height: how the person was; of a pressure also on which arm. */
  position: Position | null
  arm: Arm | null
}

export type Leaving = {
  id: string
  language: Language
  title: string
  madeAt: Date
  patient: { id: string; family: string; given: string; birthDate: string; sex: "female" | "male" | "unknown" }
  author: string
  lines: readonly LeavingLine[]
  doses: readonly LeavingDose[]
  measures: readonly LeavingMeasure[]
  /** How each section is called, and what an empty one says: that nothing is written, which is not that there is nothing. */
  titles: Record<"allergies" | "conditions" | "medications" | "procedures" | "devices" | "family_history" | "lifestyle", string> &
    Record<"doses" | "measures" | "unwritten", string>
}
