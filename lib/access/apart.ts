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

/**
 * The closer of two: how an item is set apart whose words become those of something else. Null where they are set apart for two
 * reasons: whoever may see one need not see the other, and an item has one reason.
 */
export function closer(one: Judged, other: Judged): Judged | null {
  if (one.sensitivity === "not") return other
  if (other.sensitivity === "not") return one
  return one.sensitivity === other.sensitivity && one.sensitiveTopic === other.sensitiveTopic ? one : null
}
