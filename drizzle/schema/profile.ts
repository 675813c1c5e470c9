import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core"
import { ALLERGY_KINDS, DEVICE_KINDS, HABITS, type LineSection, PROCEDURE_KINDS, RELATIVES, SEVERITIES } from "../line-vocabulary"
import { AUTHOR_KINDS } from "../vocabulary"
import { instant, isBirthDate, isOneOf, itemChecks, recordItem } from "./columns"
import { patients } from "./patients"

/** The columns of every line of the medical profile: what somebody says of the patient's health, in free words at least. */
const line = () => ({
  ...recordItem(),
  enteredAt: instant("entered_at").notNull().defaultNow(),
  /** What it is, in the author's own words. */
  label: text("label").notNull(),
  note: text("note"),
  /** A code as it was given with the line, and whose it is (a FHIR code system); never guessed from the words. */
  codeSystem: text("code_system"),
  code: text("code"),
  /** As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  startedOn: text("started_on"),
  endedOn: text("ended_on"),
  /** The author says that there is nothing of the kind: "aucune allergie connue". */
  saysNone: boolean("says_none").notNull().default(false),
  /** Which entry of its document it was read out of, so that the same document proposes it once. */
  sourceEntry: text("source_entry"),
  confirmedByAccountId: uuid("confirmed_by_account_id"),
  confirmedByKind: text("confirmed_by_kind"),
  confirmedByName: text("confirmed_by_name"),
  confirmedByProfession: text("confirmed_by_profession"),
  confirmedAt: instant("confirmed_at"),
})

type LineTable = Parameters<typeof itemChecks>[0] &
  Record<"enteredAt" | "id", ExtraConfigColumn> &
  Record<
    | "patientId"
    | "label"
    | "code"
    | "codeSystem"
    | "startedOn"
    | "endedOn"
    | "confirmedByKind"
    | "confirmedByName"
    | "confirmedAt"
    | "authorAccountId",
    AnyPgColumn
  >

/** What is true of every line: its key, its patient, and the order in which it is read. */
const rulesOf = (name: string, table: LineTable) => [
  primaryKey({ name: `${name}_pkey`, columns: [table.patientId, table.id] }),
  foreignKey({ name: `${name}_of_a_patient`, columns: [table.patientId], foreignColumns: [patients.patientId] }),
  ...itemChecks(table),
  check("line_says_something", sql`${table.label} ~ '\\S'`),
  check("code_has_a_system", sql`(${table.code} is null) = (${table.codeSystem} is null)`),
  isBirthDate("started_on_is_a_day", table.startedOn),
  isBirthDate("ended_on_is_a_day", table.endedOn),
  isOneOf("confirmed_by_known_kind", table.confirmedByKind, AUTHOR_KINDS),
  check(
    "confirmation_has_a_name_and_a_day",
    sql`num_nulls(${table.confirmedByKind}, ${table.confirmedByName}, ${table.confirmedAt}) in (0, 3)`,
  ),
  index(`${name}_newest_first`)
    .on(table.patientId, table.enteredAt.desc().nullsFirst(), table.id.desc().nullsFirst())
    .where(sql`deleted_at is null`),
  index(`${name}_by_professional`).on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
]

/** One row is one allergy or intolerance. */
export const allergies = pgTable(
  "allergies",
  { ...line(), kind: text("kind"), reaction: text("reaction"), severity: text("severity") },
  (table) => [
    ...rulesOf("allergies", table),
    isOneOf("allergy_kind_is_known_word", table.kind, ALLERGY_KINDS),
    isOneOf("severity_is_known_word", table.severity, SEVERITIES),
  ],
)

/** One row is one disease or health problem, present or past. */
export const conditions = pgTable("conditions", line(), (table) => rulesOf("conditions", table))

/** One row is one treatment, taken now or before. */
export const medications = pgTable(
  "medications",
  {
    ...line(),
    dose: text("dose"),
    rhythm: text("rhythm"),
    prescriber: text("prescriber"),
    endReason: text("end_reason"),
    /** Doses that were left on the day when somebody counted them. */
    dosesLeft: integer("doses_left"),
    dosesCountedOn: date("doses_counted_on", { mode: "string" }),
  },
  (table) => [
    ...rulesOf("medications", table),
    check("doses_left_were_counted", sql`(${table.dosesLeft} is null) = (${table.dosesCountedOn} is null)`),
    check("doses_left_are_believed", sql`${table.dosesLeft} between 0 and 9999`),
  ],
)

/** One row is one operation, or one stay in a hospital. */
export const procedures = pgTable("procedures", { ...line(), kind: text("kind"), place: text("place") }, (table) => [
  ...rulesOf("procedures", table),
  isOneOf("procedure_kind_is_known_word", table.kind, PROCEDURE_KINDS),
])

/** One row is one implant, or one device that the patient uses. */
export const devices = pgTable("devices", { ...line(), kind: text("kind"), place: text("place") }, (table) => [
  ...rulesOf("devices", table),
  isOneOf("device_kind_is_known_word", table.kind, DEVICE_KINDS),
])

/** One row is what somebody of the family had. */
export const familyHistory = pgTable("family_history", { ...line(), relative: text("relative") }, (table) => [
  ...rulesOf("family_history", table),
  isOneOf("relative_is_known_word", table.relative, RELATIVES),
])

/** One row is one habit of life. */
export const lifestyle = pgTable("lifestyle", { ...line(), topic: text("topic") }, (table) => [
  ...rulesOf("lifestyle", table),
  isOneOf("habit_is_known_word", table.topic, HABITS),
])

const TABLES = { allergies, conditions, medications, procedures, devices, family_history: familyHistory, lifestyle }

/** The columns that only some sections of the profile have. */
export type OwnField =
  | "kind"
  | "reaction"
  | "severity"
  | "dose"
  | "rhythm"
  | "prescriber"
  | "endReason"
  | "dosesLeft"
  | "place"
  | "relative"
  | "topic"

/** A table of lines, whichever: the columns of every line, and those that its section has besides. */
export type LineTableOf = typeof conditions & Partial<Record<OwnField | "dosesCountedOn", AnyPgColumn>>

/** The table of a section of the profile, for what is asked of all alike. */
export const lineTable = (section: LineSection): LineTableOf => TABLES[section] as unknown as LineTableOf
