import type { LineSection } from "@/drizzle/line-vocabulary"

/**
 * The systems whose codes are said by name: their address in FHIR, and how a code of theirs looks. The address of CIS is the one of
 * the ANS (IG "Document Core", CodeSystem FrCIS, read on 30 November 2026).
 */
export const CODE_SYSTEMS = {
  snomed: { address: "http://snomed.info/sct", shape: /^\d{6,18}$/ },
  icd10: { address: "http://hl7.org/fhir/sid/icd-10", shape: /^[A-Z]\d{2}(\.[0-9A-Z]{1,4})?$/ },
  loinc: { address: "http://loinc.org", shape: /^\d{1,7}-\d$/ },
  atc: { address: "http://www.whocc.no/atc", shape: /^[A-Z]\d{2}[A-Z]{2}\d{2}$/ },
  cis: { address: "urn:oid:1.2.250.1.213.2.3.1", shape: /^\d{8}$/ },
} as const
export type CodeSystem = keyof typeof CODE_SYSTEMS
export const SYSTEM_WORDS = Object.keys(CODE_SYSTEMS) as [CodeSystem, ...CodeSystem[]]

/** A code with whose it is; its words are those of its line. */
export type LineCode = { system: CodeSystem; code: string }

/** Whose codes a professional may give with a line of a section. */
export const SYSTEMS_OF: Record<LineSection, readonly CodeSystem[]> = {
  allergies: ["snomed", "atc"],
  conditions: ["icd10", "snomed"],
  medications: ["cis", "atc"],
  procedures: ["snomed"],
  devices: ["snomed"],
  family_history: ["icd10", "snomed"],
  lifestyle: ["snomed", "loinc"],
}

/** A code as it is kept; null where it is of no system that has a name here: a code alone tells nobody anything. */
export function codeIn(address: string | null, code: string | null): LineCode | null {
  const system = SYSTEM_WORDS.find((word) => CODE_SYSTEMS[word].address === address)
  return system && code ? { system, code } : null
}
