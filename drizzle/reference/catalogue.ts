import type { MessageTemplate } from "../thread-vocabulary"
import type { ConfidentialityMark, DocumentGroup, Language, SensitiveTopic, Sensitivity, Sex } from "../vocabulary"
import confidentialityFile from "./data/confidentiality-codes.json" with { type: "json" }
import classFile from "./data/document-classes.json" with { type: "json" }
import groupFile from "./data/document-groups.json" with { type: "json" }
import typeFile from "./data/document-types.json" with { type: "json" }
import habilitationFile from "./data/habilitation.json" with { type: "json" }
import helpFile from "./data/help-numbers.json" with { type: "json" }
import measureFile from "./data/measures.json" with { type: "json" }
import templateFile from "./data/message-templates.json" with { type: "json" }
import professionFile from "./data/professions.json" with { type: "json" }
import purposeFile from "./data/purposes.json" with { type: "json" }
import relationFile from "./data/relations.json" with { type: "json" }
import ruleFile from "./data/rules.json" with { type: "json" }
import searchFile from "./data/search-words.json" with { type: "json" }
import sensitiveFile from "./data/sensitive-codes.json" with { type: "json" }
import unitFile from "./data/units.json" with { type: "json" }

/** The reference data as the files hold it, typed; `catalogue.test.ts` proves that every word is one of the vocabulary. */

/** Since when a list holds, where its facts come from, and what its licence allows. */
export type Origin = { validFrom: string; source: string; licence: string }
type Dated<Name extends string, Row> = Origin & Record<Name, readonly Row[]>
type Words = Record<Language, string>

export type DocumentType = {
  code: string
  system: keyof typeof typeFile.systems
  /** The official French label; `plain` is what people read. */
  label: string
  plain: Words
  classCode: string
  /** The official lists give no class: counted as class 99, readable by doctors and the author only. */
  classToConfirm?: boolean
  group: DocumentGroup
  sensitivity: Sensitivity
  topic?: SensitiveTopic
  reason?: string
  patientAuthored?: boolean
  inDmp?: boolean
}

export type Confidentiality = {
  code: ConfidentialityMark
  system: string
  oid: string
  label: string
  hiddenFrom: "patient" | "representatives" | "professionals" | null
}

export type Relation = {
  code: string
  fr: Record<Sex, string>
  en: Record<Sex, string>
  officialCode: Record<Sex, string | null>
}

export const PURPOSES = ["appointments", "medicines", "illness", "everyday", "emergencies", "everything", "watching"] as const
export type PurposeCode = (typeof PURPOSES)[number]

export type Purpose = {
  code: PurposeCode
  /** Words that `lib/access/sections.ts` lets be given; a test holds them against it. */
  permissions: readonly string[]
  documentGroups: readonly DocumentGroup[]
}

export type Rule = { code: string; value: number; unit: string; origin: string; reason: string }
export type HelpNumber = { code: string; shown: string; label: Words; source: string }
export type HabilitationColumn = { key: string; label: string; professions: string[]; roles: string[]; activities: string[] }
export type HabilitationRight = { type: string; readableBy: string[] }
type Habilitation = Origin & { version: string; columns: readonly HabilitationColumn[]; rights: readonly HabilitationRight[] }

export const documentTypes = typeFile as Dated<"types", DocumentType> & Pick<typeof typeFile, "systems">
export const documentClasses = classFile as Dated<"classes", { code: string; label: string }> & Pick<typeof classFile, "system">
export const documentGroups = groupFile as Dated<"groups", { code: DocumentGroup; label: Words }>
export const confidentialityCodes = confidentialityFile as Dated<"codes", Confidentiality>
/** A profession of TRE_G15; `plain` is what the portal says of a woman, of a man, and where it is not known. */
export type Profession = { code: string; label: string; deprecated: boolean; plain: Record<Language, Record<Sex, string>> }
export const professions = professionFile as Dated<"professions", Profession>
export const habilitation = habilitationFile as Habilitation
export const relations = relationFile as Dated<"relations", Relation> & { officialSystem: string }
export const purposes = purposeFile as Dated<"purposes", Purpose>
export const rules = ruleFile as Dated<"rules", Rule>
export const helpNumbers = helpFile as Dated<"numbers", HelpNumber>
/** Of each number of a kind of measure, what is usual; what lies outside is asked about. */
export const usualMeasures = measureFile as Dated<"usual", { kind: string; origin: string; ranges: number[][] }>
export const searchWords = searchFile as Dated<"entries", { words: string[]; types: string[] }>
/** Codes whose line begins as sensitive: by their start, in their system (a FHIR code system). */
export type SensitiveCode = { system: string; start: string; topic: SensitiveTopic }
export const sensitiveCodes = sensitiveFile as Dated<"codes", SensitiveCode>
/** How a code of UCUM is said: for one, for `many`, and `within` a larger unit where that is another word. */
export type Unit = Words & { code: string; many?: Words; within?: Words }
export const units = unitFile as Dated<"units", Unit> & Pick<typeof unitFile, "prefixes" | "metric">
/** The answers that a professional may begin with, by their codes. */
export const messageTemplates = templateFile as Dated<"templates", MessageTemplate>
