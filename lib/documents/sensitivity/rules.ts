import type { AuthorKind, SensitiveTopic, Sensitivity } from "@/drizzle/vocabulary"
import { defaultSensitivity } from "@/lib/reference/document-types"
import type { SensitivityWord } from "../shape/schema"

/**
 * How sensitive a document is after what somebody said. A caregiver never makes less sensitive what its type keeps apart:
 * a caregiver never widens what others see.
 */
export function judge(
  typeCode: string,
  word: SensitivityWord,
  by: AuthorKind,
): { sensitivity: Sensitivity; sensitiveTopic: SensitiveTopic | null } {
  const usual = defaultSensitivity(typeCode)
  if (word === "sensitive") return { sensitivity: "sensitive", sensitiveTopic: usual.topic ?? "chosen" }
  if (word === "not" && by !== "caregiver") return { sensitivity: "not", sensitiveTopic: null }
  return { sensitivity: usual.sensitivity, sensitiveTopic: usual.topic }
}

/** The word that a form shows for what was judged before. */
export function wordOf(typeCode: string, sensitivity: Sensitivity): SensitivityWord {
  if (sensitivity === "not_yet_judged" || sensitivity === defaultSensitivity(typeCode).sensitivity) return "by_type"
  return sensitivity
}
