import type { Face, Language, Sex } from "@/drizzle/vocabulary"

/** Identity traits as the identity provider says them (INS strict traits). */
export type IdentityTraits = {
  birthName: string
  usedName: string | null
  givenNames: string
  firstGivenName: string
  sex: Sex
  /** YYYY-MM-DD, or the part of it that is known: YYYY-MM, YYYY */
  birthDate: string
  /** INSEE code of the commune; null when born abroad */
  birthPlace: string | null
  /** COG code of the country; 99100 is France, null is not told */
  birthCountry: string | null
}

/** A professional's place of practice, picked for this session. */
export type Exercice = {
  professionCode: string
  roleCode: string | null
  activityCode: string | null
  savoirFaireCode: string | null
  structureId: string | null
  structureName: string | null
  label: string
}

/** Who is signed in now. It says who, never for whom: the patient stands in the URL. */
export type Actor = {
  accountId: string
  face: Face
  displayName: string
  givenName: string
  traits: IdentityTraits | null
  /** As the identity provider says it, of a professional too. */
  sex: Sex | null
  exercice: Exercice | null
  email: string | null
  language: Language
  sessionPublicId: string
  steppedUpAt: Date | null
}
