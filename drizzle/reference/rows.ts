import { SEXES } from "../vocabulary"
import {
  confidentialityCodes,
  documentClasses,
  documentGroups,
  documentTypes,
  habilitation,
  helpNumbers,
  type Origin,
  professions,
  purposes,
  relations,
  rules,
} from "./catalogue"

type Row = Record<string, string | number | boolean | null | readonly string[]>

/** What one table is to hold: `key` are the columns of its primary key. */
export type TableRows = { table: string; key: readonly string[]; rows: Row[] }

const CODE_AND_DATE = ["code", "valid_from"] as const

const stamped = (origin: Origin, rows: readonly Row[]): Row[] =>
  rows.map((row) => ({ source: origin.source, ...row, valid_from: origin.validFrom }))

const typeRows = documentTypes.types.map((type) => ({
  code: type.code,
  system: documentTypes.systems[type.system].url,
  label: type.label,
  plain_fr: type.plain.fr,
  plain_en: type.plain.en,
  class_code: type.classCode,
  class_to_confirm: type.classToConfirm ?? false,
  document_group: type.group,
  sensitivity: type.sensitivity,
  sensitive_topic: type.topic ?? null,
  sensitivity_reason: type.reason ?? null,
  patient_authored: type.patientAuthored ?? false,
  in_dmp: type.inDmp ?? false,
}))

const columnRows = habilitation.columns.map((column) => ({
  version: habilitation.version,
  column_key: column.key,
  label: column.label,
  profession_codes: column.professions,
  role_codes: column.roles,
  activity_codes: column.activities,
}))

const rightRows = habilitation.rights.flatMap((right) =>
  right.readableBy.map((key) => ({ version: habilitation.version, column_key: key, type_code: right.type })),
)

const relationRows = relations.relations.flatMap((relation) =>
  SEXES.map((gender) => ({
    code: relation.code,
    gender,
    word_fr: relation.fr[gender],
    word_en: relation.en[gender],
    official_code: relation.officialCode[gender],
  })),
)

const labelled = <Code extends string>(row: { code: Code; label: { fr: string; en: string } }) => ({
  code: row.code,
  label_fr: row.label.fr,
  label_en: row.label.en,
})

const dated = (table: string, origin: Origin, rows: readonly Row[], key: readonly string[] = CODE_AND_DATE): TableRows => ({
  table,
  key,
  rows: stamped(origin, rows),
})

/** Every reference table with the rows of the version in the files. */
export const referenceRows: readonly TableRows[] = [
  dated("document_classes", documentClasses, documentClasses.classes),
  dated("document_groups", documentGroups, documentGroups.groups.map(labelled)),
  dated("document_types", documentTypes, typeRows),
  dated(
    "confidentiality_codes",
    confidentialityCodes,
    confidentialityCodes.codes.map(({ hiddenFrom, ...code }) => ({ ...code, hidden_from: hiddenFrom })),
  ),
  dated(
    "professions",
    professions,
    professions.professions.map(({ plain: _, ...profession }) => profession),
  ),
  dated("habilitation_columns", habilitation, columnRows, ["version", "column_key"]),
  { table: "habilitation_rights", key: ["version", "column_key", "type_code"], rows: rightRows },
  dated("relations", relations, relationRows, ["code", "gender", "valid_from"]),
  dated(
    "purposes",
    purposes,
    purposes.purposes.map((purpose) => ({
      code: purpose.code,
      permissions: purpose.permissions,
      document_groups: purpose.documentGroups,
    })),
  ),
  dated("rules", rules, rules.rules),
  dated(
    "help_numbers",
    helpNumbers,
    helpNumbers.numbers.map((number) => ({ ...labelled(number), shown: number.shown, source: number.source })),
  ),
]
