import type { Face } from "@/drizzle/vocabulary"

const FACES = {
  patient: ["Jeanne Lefèvre", "citizen"],
  caregiver: ["Claire Lefèvre", "citizen"],
  caregiverWithout: ["Paul Garnier", "citizen"],
  formerCaregiver: ["Marc Lefèvre", "citizen"],
  stranger: ["Victor Noël", "citizen"],
  professional: ["Anne Morel", "professional"],
  teamProfessional: ["Pierre Aubry", "professional"],
  reviewer: ["Isabelle Mercier", "reviewer"],
} as const satisfies Record<string, readonly [string, Face]>

export type SignedIn = keyof typeof FACES
export type Person = SignedIn | "nobody"

export const SIGNED_IN = Object.keys(FACES) as SignedIn[]
export const EVERYBODY: Person[] = [...SIGNED_IN, "nobody"]

export const nameOf = (person: SignedIn): string => FACES[person][0]
export const faceOf = (person: SignedIn): Face => FACES[person][1]
