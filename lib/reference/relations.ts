import { relations } from "@/drizzle/reference/catalogue"
import type { Language, Sex } from "@/drizzle/vocabulary"

const relationsByCode = new Map(relations.relations.map((relation) => [relation.code, relation]))

/** The words from which a patient chooses who somebody is, in the order shown. */
export const RELATION_CODES: readonly string[] = relations.relations.map((relation) => relation.code)

/** Whether the code is a word of the list of relations. */
export function isRelation(code: string): boolean {
  return relationsByCode.has(code)
}

/** The word for who somebody is to the patient, without article: "fille", "voisin"; for an unknown gender, both. */
export function relationWord(code: string, gender: Sex | null | undefined, locale: Language): string {
  const relation = relationsByCode.get(code) ?? relationsByCode.get("other")
  return relation?.[locale][gender ?? "unknown"] ?? ""
}
