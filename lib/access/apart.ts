import type { ConfidentialityMark, SensitiveTopic, Sensitivity } from "@/drizzle/vocabulary"

export type Judged = { sensitivity: Sensitivity; sensitiveTopic: SensitiveTopic | null }

/** How a document is set apart: as intimate, from professionals, from some caregivers. */
export type ItemApart = Judged & { isHiddenFromProfessionals: boolean; excludedFor: readonly string[] }

const HIDDEN: ConfidentialityMark[] = ["N", "MASQUE_PS"]

/** How an item begins that is taken out of a document: what it is judged by itself comes first, and nothing becomes more open by being taken. */
export function beginning(judged: Judged, apart?: ItemApart): Judged & { marks?: ConfidentialityMark[] } {
  if (!apart) return judged
  const { sensitivity, sensitiveTopic, isHiddenFromProfessionals } = apart
  const kept = judged.sensitivity === "sensitive" ? judged : { sensitivity, sensitiveTopic }
  return isHiddenFromProfessionals ? { ...kept, marks: HIDDEN } : kept
}
