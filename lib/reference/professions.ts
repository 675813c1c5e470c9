import { documentTypes, professions } from "@/drizzle/reference/catalogue"
import { DOCUMENT_GROUPS, type DocumentGroup, type Language, type Practised, type Sex } from "@/drizzle/vocabulary"
import { documentType, groupOfType } from "@/lib/reference/document-types"
import { readableTypes } from "./habilitation"

/** A doctor (TRE_G15): the only profession of an attending doctor. */
export const DOCTOR = "10"

const wordsByCode = new Map(professions.professions.map(({ code, plain }) => [code, plain]))
const en = "health professional"
const UNKNOWN: Record<Language, Record<Sex, string>> = {
  fr: {
    female: "professionnelle de santé",
    male: "professionnel de santé",
    unknown: "professionnelle ou professionnel de santé",
  },
  en: { female: en, male: en, unknown: en },
}

/** A profession in plain words, as it is said of this person; both words where the sex is not known. A code outside the list is never shown. */
export function professionWord(practised: Practised | null, locale: Language): string {
  return (wordsByCode.get(practised?.code ?? "") ?? UNKNOWN)[locale][practised?.sex ?? "unknown"]
}

/** The types that one of these professions lets somebody read, where neither role nor kind of activity is known. */
export function typesOfProfessions(codes: readonly string[]): readonly string[] {
  const sets = codes.map((professionCode) => readableTypes({ professionCode, roleCode: null, activityCode: null }))
  return [...new Set(sets.flat())]
}

/** How much of the list of types these professions let somebody read, and the groups in which there is something. */
export function readingOf(codes: readonly string[]): { types: number; outOf: number; groups: DocumentGroup[] } {
  // The matrix names a type that the list of types has dropped.
  const types = typesOfProfessions(codes).filter((code) => documentType(code) !== undefined)
  const found = new Set(types.map(groupOfType))
  return {
    types: types.length,
    outOf: documentTypes.types.length,
    groups: DOCUMENT_GROUPS.filter((group) => found.has(group)),
  }
}
