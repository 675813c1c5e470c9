/**
 * What is measured, kind by kind: LOINC says what, UCUM in which one unit it is kept, whatever unit it was said in, and `possible`
 * the least and the most of each of its numbers. Codes and units are those of the French guide "Mesures de santé" (ANS) where it
 * has them; the saturation is FR Core's, the sleep LOINC's alone.
 */
export const MEASURES = {
  glucose: { code: "2345-7", unit: "mg/dL", possible: [[1, 60_000]] },
  hba1c: { code: "4548-4", unit: "%", possible: [[2.2, 200]] },
  blood_pressure: {
    code: "85354-9",
    unit: "mm[Hg]",
    possible: [
      [1, 400],
      [1, 300],
    ],
  },
  weight: { code: "29463-7", unit: "kg", possible: [[0.2, 2_000]] },
  height: { code: "8302-2", unit: "cm", possible: [[0.1, 300]] },
  head_circumference: { code: "8287-5", unit: "cm", possible: [[1, 100]] },
  waist: { code: "8280-0", unit: "cm", possible: [[0.1, 400]] },
  heart_rate: { code: "8867-4", unit: "/min", possible: [[1, 500]] },
  temperature: { code: "8310-5", unit: "Cel", possible: [[10, 120]] },
  oxygen_saturation: { code: "2708-6", unit: "%", possible: [[1, 100]] },
  pain: { code: "72514-3", unit: "{score}", possible: [[0, 10]] },
  steps: { code: "41950-7", unit: "1/(24.h)", possible: [[0, 200_000]] },
  sleep: { code: "93832-4", unit: "h", possible: [[0, 24]] },
} as const satisfies Record<string, { code: string; unit: string; possible: readonly (readonly [number, number])[] }>

export type MeasureKind = keyof typeof MEASURES
/** The kinds that are one number. */
export type SingleKind = Exclude<MeasureKind, "blood_pressure">

// Object.keys forgets the words that it was given.
export const MEASURE_KINDS = Object.keys(MEASURES) as MeasureKind[]
export const MEASURE_CODES = Object.fromEntries(MEASURE_KINDS.map((kind) => [kind, MEASURES[kind].code])) as Record<
  MeasureKind,
  string
>

/** What is shown besides: the body mass index, which is worked out from a weight and a height and kept nowhere. */
export const SHOWN_KINDS = [...MEASURE_KINDS, "bmi"] as const
export type ShownKind = (typeof SHOWN_KINDS)[number]
/** What each is called where it leaves Relais. */
export const SHOWN_CODES: Record<ShownKind, string> = { ...MEASURE_CODES, bmi: "39156-5" }

/** When a glycaemia was taken. */
export const MEAL_MOMENTS = ["fasting", "before_meal", "after_meal", "other"] as const
export type MealMoment = (typeof MEAL_MOMENTS)[number]
/** The same as documents say it, by LOINC codes (JDV_J157). */
export const MEAL_MOMENT_CODES: Record<MealMoment, string> = {
  fasting: "53049-3",
  before_meal: "88365-2",
  after_meal: "16915-1",
  other: "LA46-8",
}

/** On which arm a pressure was taken, and how the person was; of a height, whether a child lay or stood. */
export const ARMS = ["left", "right"] as const
export type Arm = (typeof ARMS)[number]
export const POSITIONS = ["sitting", "lying", "standing"] as const
export type Position = (typeof POSITIONS)[number]
/** The same as documents say it, by SNOMED CT codes (upper arms; positions of the body). */
export const ARM_CODES: Record<Arm, string> = { left: "368208006", right: "368209003" }
export const POSITION_CODES: Record<Position, string> = { sitting: "33586001", lying: "102538003", standing: "10904000" }
export const HEIGHT_POSITIONS = ["lying", "standing"] as const satisfies readonly Position[]

/** What tells how a child grows; reference curves are of these. */
export const GROWTH_KINDS = ["height", "weight", "head_circumference", "bmi"] as const satisfies readonly ShownKind[]
export type GrowthKind = (typeof GROWTH_KINDS)[number]

/** What a reference curve is of: of a child who lies, of one who stands, or of both alike. */
export const CURVE_POSITIONS = [...HEIGHT_POSITIONS, "any"] as const
export type CurvePosition = (typeof CURVE_POSITIONS)[number]

/** The units that are in use in care beside the one that is kept, which stands first where it is shown first. */
export const MEASURE_UNITS = {
  glucose: ["g/L", "mg/dL", "mmol/L"],
  hba1c: ["%", "mmol/mol"],
  weight: ["kg", "[lb_av]"],
  temperature: ["Cel", "[degF]"],
} as const
