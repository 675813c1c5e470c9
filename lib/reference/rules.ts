import {
  type DocumentType,
  documentGroups,
  documentTypes,
  type HelpNumber,
  helpNumbers,
  PURPOSES,
  type PurposeCode,
  purposes,
  relations,
  rules,
  searchWords,
} from "@/drizzle/reference/catalogue"
import {
  DELEGABLE_GROUPS,
  DELEGABLE_PERMISSIONS,
  type DelegablePermission,
  type DocumentGroup,
  type Language,
  type SensitiveTopic,
  type Sensitivity,
  type Sex,
} from "@/drizzle/vocabulary"

export { PURPOSES, type PurposeCode }

const typesByCode = new Map(documentTypes.types.map((type) => [type.code, type]))
const groupsByCode = new Map(documentGroups.groups.map((group) => [group.code, group]))
const purposesByCode = new Map(purposes.purposes.map((purpose) => [purpose.code, purpose]))
const relationsByCode = new Map(relations.relations.map((relation) => [relation.code, relation]))

/** The document types of JDV_J07, in the order of the list. */
export const TYPE_CODES: readonly string[] = documentTypes.types.map((type) => type.code)

/** The words from which a patient chooses who somebody is, in the order shown. */
export const RELATION_CODES: readonly string[] = relations.relations.map((relation) => relation.code)

/** The type of a code of JDV_J07, or undefined: a code from outside is never trusted. */
export function documentType(code: string): DocumentType | undefined {
  return typesByCode.get(code)
}

/** The plain words for a type; an unknown code is never shown, the page says "document". */
export function typeLabel(code: string, locale: Language): string {
  return typesByCode.get(code)?.plain[locale] ?? "Document"
}

/** The short name of a group, as it stands on a tab. */
export function groupLabel(group: DocumentGroup, locale: Language): string {
  return groupsByCode.get(group)?.label[locale] ?? "Document"
}

/** The types of a group, in the order of the list. */
export function typesOfGroup(group: DocumentGroup): string[] {
  return documentTypes.types.filter((type) => type.group === group).map((type) => type.code)
}

/** The one group of a type; an unknown type stands with the others. */
export function groupOfType(typeCode: string): DocumentGroup {
  return typesByCode.get(typeCode)?.group ?? "other"
}

/** How sensitive a document of this type is until its author or the patient says otherwise; of an unknown type, nobody has judged. */
export function defaultSensitivity(typeCode: string): { sensitivity: Sensitivity; topic: SensitiveTopic | null } {
  const type = typesByCode.get(typeCode)
  return { sensitivity: type?.sensitivity ?? "not_yet_judged", topic: type?.topic ?? null }
}

export type GrantDescription = {
  groupsSeen: DocumentGroup[]
  groupsNotSeen: DocumentGroup[]
  can: DelegablePermission[]
  cannot: DelegablePermission[]
}

/**
 * What a grant says, to be written with `groups.json` and `permissions.json`: the groups seen, what can be done besides, and what
 * cannot. `groupsNotSeen` and `cannot` are for the patient alone: a caregiver is never told what was left out.
 */
export function describeGrant(permissions: readonly string[], groups: readonly string[]): GrantDescription {
  const others = DELEGABLE_PERMISSIONS.filter((permission) => permission !== "view:documents")
  const isSeen = (group: DocumentGroup) => permissions.includes("view:documents") && groups.includes(group)
  return {
    groupsSeen: DELEGABLE_GROUPS.filter(isSeen),
    groupsNotSeen: DELEGABLE_GROUPS.filter((group) => !isSeen(group)),
    can: others.filter((permission) => permissions.includes(permission)),
    cannot: others.filter((permission) => !permissions.includes(permission)),
  }
}

/** What a purpose grants: only permissions that can be given by consent, and never the wishes. */
export function compilePurpose(code: PurposeCode): { permissions: DelegablePermission[]; documentGroups: DocumentGroup[] } {
  const purpose = purposesByCode.get(code)
  return {
    permissions: DELEGABLE_PERMISSIONS.filter((permission) => purpose?.permissions.includes(permission)),
    documentGroups: DELEGABLE_GROUPS.filter((group) => purpose?.documentGroups.includes(group)),
  }
}

/** Since when a purpose, as compiled, holds: kept with each delegation so that a later change touches none given before. */
export const PURPOSES_VALID_FROM = purposes.validFrom

/** Whether the code is a word of the list of relations. */
export function isRelation(code: string): boolean {
  return relationsByCode.has(code)
}

/** The word for who somebody is to the patient, without article: "fille", "voisin"; for an unknown gender, both. */
export function relationWord(code: string, gender: Sex | null | undefined, locale: Language): string {
  const relation = relationsByCode.get(code) ?? relationsByCode.get("other")
  return relation?.[locale][gender ?? "unknown"] ?? ""
}

export type RuleCode =
  | "invitation_lives"
  | "screen_invitation_lives"
  | "consent_lasts_by_default"
  | "consent_lasts_at_most"
  | "extension_lasts"
  | "cooling_lasts"
  | "unused_is_asked_after"
  | "first_reminder_before_end"
  | "last_reminder_before_end"
  | "patients_of_one_caregiver"
  | "consultation_code_lives"
  | "consultation_lasts"
  | "consultation_code_tries"
  | "consultation_tries_within"
  | "announcement_at_most"
  | "majority"
  | "review_answered_within"
  | "evidence_recent"
  | "evidence_kept"

/** The value of a rule, with its unit and where it comes from (`loi` with its article, or `choix de Relais`). */
export function ruleValue(code: RuleCode): { value: number; unit: string; origin: string } {
  const rule = rules.rules.find((candidate) => candidate.code === code)
  if (!rule) throw new Error(`The rule ${code} has no value`)
  return { value: rule.value, unit: rule.unit, origin: rule.origin }
}

/** The numbers to call in danger, in the order shown. */
export function listHelpNumbers(): readonly HelpNumber[] {
  return helpNumbers.numbers
}

const UNIMPORTANT = new Set("le la les un une des de du d l mon ma mes pour par the a an of my for".split(" "))

/** Without accents, capitals or punctuation, so that "Prise de sang" and "PRISE DE SANG" are the same words. */
const plainWords = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0 && !UNIMPORTANT.has(word))

type Indexed = { code: string; phrases: { words: string[]; weight: number }[] }

/** Everything said about a type, for a query whose words stand in no single phrase. */
function wordsAround(type: DocumentType): string[] {
  const typed = searchWords.entries.filter((entry) => entry.types.includes(type.code)).flatMap((entry) => entry.words)
  return plainWords([type.plain.fr, type.plain.en, type.label, ...typed].join(" "))
}

/** A word that people type (weight by its place among the answers) counts above the plain label, and that above the official one. */
const searchIndex: Indexed[] = documentTypes.types.map((type) => ({
  code: type.code,
  phrases: [
    ...searchWords.entries
      .filter((entry) => entry.types.includes(type.code))
      .flatMap((entry) =>
        entry.words.map((word) => ({ words: plainWords(word), weight: 9 - 0.5 * entry.types.indexOf(type.code) })),
      ),
    { words: plainWords(type.plain.fr), weight: 5 },
    { words: plainWords(type.plain.en), weight: 5 },
    { words: plainWords(type.label), weight: 3 },
    { words: plainWords(type.code), weight: 3 },
    { words: wordsAround(type), weight: 1 },
  ],
}))

/** One word of the query against one phrase: whole, as a beginning, or without its plural; short words must be whole. */
function answers(asked: string, words: string[]): boolean {
  const stem = asked.length > 4 ? asked.replace(/[sx]$/, "") : asked
  return words.some((word) => word === asked || (stem.length >= 4 && word.startsWith(stem)))
}

function scoreOf(asked: string[], phrase: { words: string[]; weight: number }): number {
  const found = asked.filter((word) => answers(word, phrase.words)).length
  if (found < asked.length) return 0
  const whole = found === phrase.words.length
  return phrase.weight + (whole ? 4 : 0)
}

/** The document types that answer what somebody typed in plain words ("prise de sang"), best first; nothing typed finds nothing. */
export function plainTypeSearch(query: string): string[] {
  const asked = plainWords(query.slice(0, 200)).slice(0, 12)
  if (asked.length === 0) return []
  return searchIndex
    .map(({ code, phrases }) => ({ code, score: Math.max(...phrases.map((phrase) => scoreOf(asked, phrase))) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .map(({ code }) => code)
}
