import { type SQL, sql } from "drizzle-orm"
import { type AnyPgColumn, check, customType, date, integer, text, timestamp, uuid } from "drizzle-orm/pg-core"
import { AUTHOR_KINDS, CONFIDENTIALITY_MARKS, ITEM_STATES, SENSITIVE_TOPICS, SENSITIVITIES } from "../vocabulary"

/** Whose record the row belongs to: first in every key, never updated. */
export const patientId = () => uuid("patient_id").notNull()

/** A new identifier, ordered by time (Postgres 18). */
export const newId = () => uuid("id").notNull().default(sql`uuidv7()`)

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" })

export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" })

/** A day of birth as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export const birthDate = () => text("birth_date")

/** A CHECK that a day of birth is known as far as the year at least. */
export const isBirthDate = (name: string, column: AnyPgColumn) =>
  check(name, sql`${column} ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'`)

/** A closed list of words as it stands in a CHECK. */
export const quoted = (words: readonly string[]): SQL => sql.raw(words.map((word) => `'${word}'`).join(", "))

/** A CHECK that the column holds one of the words of a closed list. */
export const isOneOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${quoted(words)})`)

/** A CHECK that every member of the array is one of the words of a closed list. */
export const areAllOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} <@ array[${quoted(words)}]::text[]`)

/**
 * The columns of every item of a record, whatever its section: who wrote it, how sure it is, who may not see it, where it
 * came from. Rules over items are said once, over these.
 */
export const recordItem = () => ({
  patientId: patientId(),
  id: newId(),
  authorKind: text("author_kind").notNull(),
  authorAccountId: uuid("author_account_id"),
  authorName: text("author_name").notNull(),
  /** Relation of a caregiver to the patient on that day, a word of the list of relations. */
  authorRelation: text("author_relation"),
  /** Profession (TRE_G15) under which a professional wrote; the place of practice lies apart, in `item_places`. */
  authorProfession: text("author_profession"),
  /** What a caregiver wrote is proposed until the patient or a professional confirms it. */
  state: text("state").notNull().default("confirmed"),
  sensitivity: text("sensitivity").notNull(),
  sensitiveTopic: text("sensitive_topic"),
  marks: text("marks").array().notNull().default(sql`'{N}'::text[]`),
  /** The day from which an item that the patient may not see yet is asked about again. */
  announceOn: date("announce_on", { mode: "string" }),
  /** The document that it was read out of, and which version of it. */
  sourceDocumentId: uuid("source_document_id"),
  sourceDocumentVersion: integer("source_document_version"),
  version: integer("version").notNull().default(1),
  deletedAt: instant("deleted_at"),
})

type ItemColumns = Record<"authorKind" | "state" | "sensitivity" | "sensitiveTopic" | "marks" | "announceOn", AnyPgColumn> &
  Record<"sourceDocumentId" | "sourceDocumentVersion", AnyPgColumn>

/** What is true of every item. */
export const itemChecks = (table: ItemColumns) => [
  isOneOf("author_kind_is_known_word", table.authorKind, AUTHOR_KINDS),
  isOneOf("state_is_known_word", table.state, ITEM_STATES),
  isOneOf("sensitivity_is_known_word", table.sensitivity, SENSITIVITIES),
  isOneOf("sensitive_topic_is_known_word", table.sensitiveTopic, SENSITIVE_TOPICS),
  areAllOf("marks_are_known_words", table.marks, CONFIDENTIALITY_MARKS),
  check("sensitive_has_a_topic", sql`(${table.sensitivity} = 'sensitive') = (${table.sensitiveTopic} is not null)`),
  check("hidden_from_patient_and_professionals", sql`not (${table.marks} @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])`),
  check(
    "unseen_by_the_patient_has_a_day",
    sql`(${table.marks} @> array['INVISIBLE_PATIENT']::text[]) = (${table.announceOn} is not null)`,
  ),
  check("source_has_a_version", sql`(${table.sourceDocumentId} is null) = (${table.sourceDocumentVersion} is null)`),
]
