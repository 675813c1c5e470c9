import { relations } from "@/drizzle/reference/catalogue"
import type { Language, Sex } from "@/drizzle/vocabulary"

const relationsByCode = new Map(relations.relations.map((relation) => [relation.code, relation]))

/** The words from which a patient chooses who somebody is, in the order shown. */
export const RELATION_CODES: readonly string[] = relations.relations.map((relation) => relation.code)

/** What to choose from in one language, each word once: English says "friend" of a woman and of a man. What was chosen stays. */
export function relationsIn(locale: Language, chosen?: string): string[] {
  const word = (code: string) => relationWord(code, "unknown", locale)
  return RELATION_CODES.filter((code) => {
    const alike = RELATION_CODES.filter((other) => word(other) === word(code))
    return code === (alike.find((other) => other === chosen) ?? alike.at(-1))
  })
}

/** Whether the code is a word of the list of relations. */
export function isRelation(code: string): boolean {
  return relationsByCode.has(code)
}

/** The word for who somebody is to the patient, without article: "fille", "voisin"; for an unknown gender, the one that was chosen. */
export function relationWord(code: string, gender: Sex | null | undefined, locale: Language): string {
  const relation = relationsByCode.get(code) ?? relationsByCode.get("other")
  return relation?.[locale][gender ?? "unknown"] ?? ""
}
