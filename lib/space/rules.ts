import type { Sex } from "@/drizzle/vocabulary"
import type { ProfessionalBasis } from "@/lib/access/bases"
import { ITEM_SECTIONS, type Permission } from "@/lib/access/sections"

/** How a professional is in a space: by what, until when, as what, and who it is that he treats. */
export type InCare = {
  basis: ProfessionalBasis
  /** Everything else ended: he keeps what he wrote himself, and visits nobody. */
  isAuthorOnly: boolean
  closesAt: Date | null
  isAttendingDoctor: boolean
  /** Profession (TRE_G15) and place under which he reads. */
  professionCode: string
  sex: Sex | null
  structureName: string | null
  traits: { bornAs: string | null; birthDate: string; sex: Sex; age: number; isMinor: boolean } | null
  /** The matrix names no type for this profession, role and activity. */
  readsNothing?: boolean
}

/** What the patient is for a caregiver who is the given relation for the patient, by the patient's sex. */
const OTHER_SIDE: Record<string, Record<Sex, string | null>> = {
  daughter: { female: "mother", male: "father", unknown: null },
  son: { female: "mother", male: "father", unknown: null },
  mother: { female: "daughter", male: "son", unknown: null },
  father: { female: "daughter", male: "son", unknown: null },
  sister: { female: "sister", male: "brother", unknown: null },
  brother: { female: "sister", male: "brother", unknown: null },
  spouse: { female: "spouse", male: "spouse", unknown: null },
  wife: { female: "spouse", male: "spouse", unknown: null },
  partner: { female: "partner", male: "partner", unknown: null },
  woman_partner: { female: "partner", male: "partner", unknown: null },
  neighbour: { female: "neighbour", male: "neighbour", unknown: null },
  woman_neighbour: { female: "neighbour", male: "neighbour", unknown: null },
}

/** "Your mother", seen from the daughter; null when no plain word fits. */
export function otherSideOf(relation: string, patientSex: Sex): string | null {
  return OTHER_SIDE[relation]?.[patientSex] ?? null
}

/** What one comes to a space for most often, and the permissions of which each takes one. */
const GESTURES = {
  code: ["edit:care_circle"],
  add: ["add:documents"],
  // The agenda and the tasks alone are short, and have nothing to be searched for.
  search: ITEM_SECTIONS.filter((section) => section !== "appointments" && section !== "tasks").map(
    (section) => `view:${section}` as const,
  ),
} as const satisfies Record<string, readonly Permission[]>
export type Gesture = keyof typeof GESTURES

/** The permissions of which one lets somebody do one of them at least. */
export const GESTURE_PERMISSIONS: readonly Permission[] = Object.values(GESTURES).flat()

/** Those of them that somebody may do here, in that order. */
export const gesturesFor = (may: (permission: Permission) => boolean): Gesture[] =>
  (["code", "add", "search"] as const).filter((gesture) => GESTURES[gesture].some(may))
