import { sql } from "drizzle-orm"
import { boolean, check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { DOCUMENT_GROUPS, SENSITIVE_TOPICS, SENSITIVITIES } from "../vocabulary"
import { areAllOf, isOneOf } from "./columns"

/** Reference tables: without patients, rarely written, loaded by the owner; a new version stands beside the old one. */
const dated = {
  code: text("code").notNull(),
  validFrom: date("valid_from", { mode: "string" }).notNull(),
  source: text("source").notNull(),
}

/** One row is a class of documents (TRE_A03). */
export const documentClasses = pgTable("document_classes", { ...dated, label: text("label").notNull() }, (table) => [
  primaryKey({ name: "document_classes_pkey", columns: [table.code, table.validFrom] }),
])

/** One row is a group in which people think of documents; lists, filters and permissions use the same groups. */
export const documentGroups = pgTable(
  "document_groups",
  { ...dated, labelFr: text("label_fr").notNull(), labelEn: text("label_en").notNull() },
  (table) => [
    primaryKey({ name: "document_groups_pkey", columns: [table.code, table.validFrom] }),
    isOneOf("group_is_known_word", table.code, DOCUMENT_GROUPS),
  ],
)

/** One row is a document type (JDV_J07) with its class, its group and how sensitive it is until somebody says otherwise. */
export const documentTypes = pgTable(
  "document_types",
  {
    ...dated,
    system: text("system").notNull(),
    label: text("label").notNull(),
    plainFr: text("plain_fr").notNull(),
    plainEn: text("plain_en").notNull(),
    classCode: text("class_code").notNull(),
    /** The official lists give no class: counted as class 99. */
    classToConfirm: boolean("class_to_confirm").notNull(),
    documentGroup: text("document_group").notNull(),
    sensitivity: text("sensitivity").notNull(),
    sensitiveTopic: text("sensitive_topic"),
    sensitivityReason: text("sensitivity_reason"),
    patientAuthored: boolean("patient_authored").notNull(),
    /** The type may travel to the DMP (JDV_J66). */
    inDmp: boolean("in_dmp").notNull(),
  },
  (table) => [
    primaryKey({ name: "document_types_pkey", columns: [table.code, table.validFrom] }),
    isOneOf("type_group_is_known_word", table.documentGroup, DOCUMENT_GROUPS),
    isOneOf("type_sensitivity_is_known_word", table.sensitivity, SENSITIVITIES),
    isOneOf("type_topic_is_known_word", table.sensitiveTopic, SENSITIVE_TOPICS),
    check("sensitive_type_has_a_topic", sql`(${table.sensitivity} = 'sensitive') = (${table.sensitiveTopic} is not null)`),
    check("judged_type_has_a_reason", sql`${table.sensitivity} = 'not' or ${table.sensitivityReason} is not null`),
  ],
)

/** One row is a confidentiality code (JDV_J08) and whom it hides a document from. */
export const confidentialityCodes = pgTable(
  "confidentiality_codes",
  {
    ...dated,
    system: text("system").notNull(),
    oid: text("oid").notNull(),
    label: text("label").notNull(),
    hiddenFrom: text("hidden_from"),
  },
  (table) => [primaryKey({ name: "confidentiality_codes_pkey", columns: [table.code, table.validFrom] })],
)

/** One row is a health profession (TRE_G15). */
export const professions = pgTable(
  "professions",
  { ...dated, label: text("label").notNull(), deprecated: boolean("deprecated").notNull() },
  (table) => [primaryKey({ name: "professions_pkey", columns: [table.code, table.validFrom] })],
)

/** One row is a category of professionals in one version of the matrix: which profession, role and activity belong to it. */
export const habilitationColumns = pgTable(
  "habilitation_columns",
  {
    version: text("version").notNull(),
    columnKey: text("column_key").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    source: text("source").notNull(),
    label: text("label").notNull(),
    professionCodes: text("profession_codes").array().notNull(),
    roleCodes: text("role_codes").array().notNull(),
    activityCodes: text("activity_codes").array().notNull(),
  },
  (table) => [primaryKey({ name: "habilitation_columns_pkey", columns: [table.version, table.columnKey] })],
)

/** One row says that, in one version of the matrix, a category of professionals may read a document type: a ceiling. */
export const habilitationRights = pgTable(
  "habilitation_rights",
  { version: text("version").notNull(), columnKey: text("column_key").notNull(), typeCode: text("type_code").notNull() },
  (table) => [primaryKey({ name: "habilitation_rights_pkey", columns: [table.version, table.columnKey, table.typeCode] })],
)

/** One row is a word for who somebody is to the patient, by gender, with the code of JDV_J11 where there is one. */
export const relations = pgTable(
  "relations",
  {
    ...dated,
    gender: text("gender").notNull(),
    wordFr: text("word_fr").notNull(),
    wordEn: text("word_en").notNull(),
    officialCode: text("official_code"),
  },
  (table) => [primaryKey({ name: "relations_pkey", columns: [table.code, table.gender, table.validFrom] })],
)

/** One row is what a purpose compiles to; a later row changes no delegation given before. */
export const purposes = pgTable(
  "purposes",
  { ...dated, permissions: text("permissions").array().notNull(), documentGroups: text("document_groups").array().notNull() },
  (table) => [
    primaryKey({ name: "purposes_pkey", columns: [table.code, table.validFrom] }),
    areAllOf("purpose_groups_are_known_words", table.documentGroups, DOCUMENT_GROUPS),
    check("purpose_never_shows_wishes", sql`not ('wishes' = any(${table.documentGroups}))`),
  ],
)

/** One row is a period or a threshold, with where it comes from: `loi` and its article, or `choix de Relais`. */
export const rules = pgTable(
  "rules",
  {
    ...dated,
    value: integer("value").notNull(),
    unit: text("unit").notNull(),
    origin: text("origin").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [
    primaryKey({ name: "rules_pkey", columns: [table.code, table.validFrom] }),
    check("rule_says_where_it_comes_from", sql`${table.origin} = 'choix de Relais' or ${table.origin} like 'loi%'`),
  ],
)

/** One row is a telephone number that helps, and who answers it. */
export const helpNumbers = pgTable(
  "help_numbers",
  { ...dated, shown: text("shown").notNull(), labelFr: text("label_fr").notNull(), labelEn: text("label_en").notNull() },
  (table) => [primaryKey({ name: "help_numbers_pkey", columns: [table.code, table.validFrom] })],
)
