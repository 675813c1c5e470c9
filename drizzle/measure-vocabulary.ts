/** What is measured: LOINC says what, UCUM in which unit it is kept, whatever unit it was said in. */
export const MEASURE_CODES = { weight: "29463-7", blood_pressure: "85354-9" } as const
export const MEASURE_UNITS = { weight: "kg", blood_pressure: "mm[Hg]" } as const

export const MEASURE_KINDS = ["weight", "blood_pressure"] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]
