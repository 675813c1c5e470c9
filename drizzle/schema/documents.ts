import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core"
import { AUTHOR_KINDS, CONFIDENTIALITY_MARKS, DOCUMENT_GROUPS, MEDIA_TYPES, SENSITIVE_TOPICS, SENSITIVITIES } from "../vocabulary"
import { areAllOf, bytea, instant, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is a health document: what it is, who gave it, and who may not see it. Its bytes are in `document_files`. */
export const documents = pgTable(
  "documents",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    /** Type of JDV_J07 (CI-SIS). */
    typeCode: text("type_code").notNull(),
    /** Group of the type, kept beside it so that one predicate serves list, count and search. */
    documentGroup: text("document_group").notNull(),
    title: text("title").notNull(),
    /** The day of the act the document tells of. */
    actOn: date("act_on", { mode: "string" }).notNull(),
    depositedAt: instant("deposited_at").notNull().defaultNow(),
    authorKind: text("author_kind").notNull(),
    authorAccountId: uuid("author_account_id"),
    authorName: text("author_name").notNull(),
    /** Relation of a caregiver to the patient on that day, a word of the list of relations. */
    authorRelation: text("author_relation"),
    /** Profession (TRE_G15) under which a professional deposited; the place of practice lies apart, in `document_places`. */
    authorProfession: text("author_profession"),
    /** The day from which a document that the patient may not see yet is asked about again. */
    announceOn: date("announce_on", { mode: "string" }),
    sensitivity: text("sensitivity").notNull(),
    sensitiveTopic: text("sensitive_topic"),
    marks: text("marks").array().notNull().default(sql`'{N}'::text[]`),
    mediaType: text("media_type").notNull(),
    pageCount: integer("page_count"),
    byteSize: integer("byte_size").notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    version: integer("version").notNull().default(1),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ name: "documents_pkey", columns: [table.patientId, table.id] }),
    unique("same_deposit_twice").on(table.patientId, table.idempotencyKey),
    index("documents_newest_first")
      .on(table.patientId, table.depositedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("documents_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
    isOneOf("document_group_is_known_word", table.documentGroup, DOCUMENT_GROUPS),
    isOneOf("author_kind_is_known_word", table.authorKind, AUTHOR_KINDS),
    isOneOf("sensitivity_is_known_word", table.sensitivity, SENSITIVITIES),
    isOneOf("sensitive_topic_is_known_word", table.sensitiveTopic, SENSITIVE_TOPICS),
    isOneOf("document_media_type_is_accepted", table.mediaType, MEDIA_TYPES),
    areAllOf("marks_are_known_words", table.marks, CONFIDENTIALITY_MARKS),
    check("sensitive_has_a_topic", sql`(${table.sensitivity} = 'sensitive') = (${table.sensitiveTopic} is not null)`),
    check("hidden_from_patient_and_professionals", sql`not (${table.marks} @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])`),
    check(
      "unseen_by_the_patient_has_a_day",
      sql`(${table.marks} @> array['INVISIBLE_PATIENT']::text[]) = (${table.announceOn} is not null)`,
    ),
    check("title_is_short_and_not_empty", sql`length(btrim(${table.title})) between 1 and 200`),
  ],
)

const fileColumns = {
  position: smallint("position").notNull(),
  /** `original` are the bytes as given; `rendition` is the image re-encoded without metadata, the one that is served. */
  role: text("role").notNull(),
  objectKey: text("object_key").notNull(),
  mediaType: text("media_type").notNull(),
  fileName: text("file_name").notNull(),
  byteSize: integer("byte_size").notNull(),
  sha256: bytea("sha256").notNull(),
  /** The file's own key, wrapped by the patient's key. */
  wrappedKey: bytea("wrapped_key").notNull(),
  width: integer("width"),
  height: integer("height"),
  pageCount: integer("page_count"),
}

const FILE_ROLES = ["original", "rendition"] as const

/** One row is one encrypted object of a document: a page, as it was given or as it is served. */
export const documentFiles = pgTable(
  "document_files",
  { patientId: patientId(), documentId: uuid("document_id").notNull(), ...fileColumns },
  (table) => [
    primaryKey({ name: "document_files_pkey", columns: [table.patientId, table.documentId, table.position, table.role] }),
    foreignKey({
      name: "file_of_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
    index("document_files_by_object").on(table.objectKey),
    isOneOf("file_role_is_known_word", table.role, FILE_ROLES),
    isOneOf("file_media_type_is_accepted", table.mediaType, MEDIA_TYPES),
  ],
)

/** One row is where a professional deposited a document: apart from what it says, so that one can be masked without the other. */
export const documentPlaces = pgTable(
  "document_places",
  {
    patientId: patientId(),
    documentId: uuid("document_id").notNull(),
    structureId: text("structure_id"),
    structureName: text("structure_name").notNull(),
  },
  (table) => [
    primaryKey({ name: "document_places_pkey", columns: [table.patientId, table.documentId] }),
    foreignKey({
      name: "place_of_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
  ],
)

/** One row says that somebody opened a document once: it is no longer "to read" for that person. */
export const documentReads = pgTable(
  "document_reads",
  {
    patientId: patientId(),
    documentId: uuid("document_id").notNull(),
    accountId: uuid("account_id").notNull(),
    readAt: instant("read_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "document_reads_pkey", columns: [table.patientId, table.documentId, table.accountId] }),
    foreignKey({
      name: "read_of_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
  ],
)

/** One row keeps one document from one caregiver, who is not told. */
export const documentExclusions = pgTable(
  "document_exclusions",
  {
    patientId: patientId(),
    documentId: uuid("document_id").notNull(),
    caregiverAccountId: uuid("caregiver_account_id").notNull(),
    excludedAt: instant("excluded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: "document_exclusions_pkey",
      columns: [table.patientId, table.documentId, table.caregiverAccountId],
    }),
    foreignKey({
      name: "exclusion_of_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
  ],
)

/** One row is a deposit whose files have arrived and which nobody has described yet; its id becomes the document's. */
export const depositDrafts = pgTable(
  "deposit_drafts",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    accountId: uuid("account_id").notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "deposit_drafts_pkey", columns: [table.patientId, table.id] }),
    unique("same_draft_twice").on(table.patientId, table.idempotencyKey),
  ],
)

/** One row is one encrypted object of a draft deposit. */
export const depositFiles = pgTable(
  "deposit_files",
  { patientId: patientId(), draftId: uuid("draft_id").notNull(), ...fileColumns },
  (table) => [
    primaryKey({ name: "deposit_files_pkey", columns: [table.patientId, table.draftId, table.position, table.role] }),
    foreignKey({
      name: "file_of_a_draft",
      columns: [table.patientId, table.draftId],
      foreignColumns: [depositDrafts.patientId, depositDrafts.id],
    }).onDelete("cascade"),
    index("deposit_files_by_object").on(table.objectKey),
    isOneOf("draft_file_role_is_known_word", table.role, FILE_ROLES),
    isOneOf("draft_file_media_type_is_accepted", table.mediaType, MEDIA_TYPES),
  ],
)
