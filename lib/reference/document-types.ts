import { type DocumentType, documentGroups, documentTypes } from "@/drizzle/reference/catalogue"
import type { DocumentGroup, Language, SensitiveTopic, Sensitivity } from "@/drizzle/vocabulary"

const typesByCode = new Map(documentTypes.types.map((type) => [type.code, type]))
const groupsByCode = new Map(documentGroups.groups.map((group) => [group.code, group]))

/** The document types of JDV_J07, in the order of the list. */
export const TYPE_CODES: readonly string[] = documentTypes.types.map((type) => type.code)

/** The types that patients alone write. */
export const PATIENTS_TYPES: readonly string[] = documentTypes.types
  .filter((type) => type.patientAuthored)
  .map(({ code }) => code)

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
