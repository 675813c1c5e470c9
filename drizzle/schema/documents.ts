import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core"
import { DOCUMENT_GROUPS, MEDIA_TYPES } from "../vocabulary"
import { bytea, instant, isOneOf, itemChecks, newId, patientId, recordItem } from "./columns"
import { patients } from "./patients"

/**
 * Whom a document says it is about where that is not the person of the space, and when whoever deposited it said that it is
 * hers all the same. Of a matricule only its beginning is kept: sex, year and month of birth.
 */
const aboutAnother = {
  aboutName: text("about_name"),
  aboutBirthDate: text("about_birth_date"),
  aboutNumber: text("about_number"),
  aboutConfirmedAt: instant("about_confirmed_at"),
}

/** By which identifiers a document is known to its author, and to which documents it stands in each relation, as it says itself. */
const versions = {
  identifiers: text("identifiers").array(),
  replaces: text("replaces").array(),
  appends: text("appends").array(),
  transforms: text("transforms").array(),
  signs: text("signs").array(),
}

type AboutAnother = Record<keyof typeof aboutAnother, AnyPgColumn>

/** Whether the document says that it is about somebody else. */
const isAboutAnother = ({ aboutName, aboutBirthDate, aboutNumber }: AboutAnother) =>
  sql`coalesce(${aboutName}, ${aboutBirthDate}, ${aboutNumber}) is not null`

/** One row is a health document: what it is, who gave it, and who may not see it. Its bytes are in `document_files`. */
export const documents = pgTable(
  "documents",
  {
    ...recordItem(),
    /** Type of JDV_J07 (CI-SIS). */
    typeCode: text("type_code").notNull(),
    /** Group of the type, kept beside it so that one predicate serves list, count and search. */
    documentGroup: text("document_group").notNull(),
    title: text("title").notNull(),
    /** The day of the act the document tells of. */
    actOn: date("act_on", { mode: "string" }).notNull(),
    depositedAt: instant("deposited_at").notNull().defaultNow(),
    mediaType: text("media_type").notNull(),
    pageCount: integer("page_count"),
    byteSize: integer("byte_size").notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    ...aboutAnother,
    ...versions,
  },
  (table) => [
    primaryKey({ name: "documents_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "documents_patient_id_patients_patient_id_fk",
      columns: [table.patientId],
      foreignColumns: [patients.patientId],
    }),
    ...itemChecks(table),
    unique("same_deposit_twice").on(table.patientId, table.idempotencyKey),
    index("documents_newest_first")
      .on(table.patientId, table.depositedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("documents_deleted").on(table.deletedAt).where(sql`deleted_at is not null`),
    index("documents_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
    isOneOf("document_group_is_known_word", table.documentGroup, DOCUMENT_GROUPS),
    isOneOf("document_media_type_is_accepted", table.mediaType, MEDIA_TYPES),
    check("about_another_only_when_confirmed", sql`(${isAboutAnother(table)}) = (${table.aboutConfirmedAt} is not null)`),
    check("title_is_short_and_not_empty", sql`length(btrim(${table.title})) between 1 and 200`),
  ],
)

const fileColumns = {
  position: smallint("position").notNull(),
  /**
   * `original` are the bytes as given; `rendition` is what is served instead: an image without metadata, a file without programs;
   * `first_page` is a picture of the first page of a PDF, for whoever waits for the rest. What is served comes first, last word first.
   */
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
  /** The names of the harmless files that stand in a PDF. */
  attachments: text("attachments").array().notNull().default([]),
}

const DRAFT_FILE_ROLES = ["original", "rendition"] as const
const FILE_ROLES = [...DRAFT_FILE_ROLES, "first_page"] as const

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

/** One row is a deposit whose files have arrived and which nobody has described yet; its id becomes the document's. */
export const depositDrafts = pgTable(
  "deposit_drafts",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    accountId: uuid("account_id").notNull(),
    idempotencyKey: uuid("idempotency_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    ...aboutAnother,
    ...versions,
  },
  (table) => [
    primaryKey({ name: "deposit_drafts_pkey", columns: [table.patientId, table.id] }),
    check("only_a_question_is_answered", sql`${table.aboutConfirmedAt} is null or ${isAboutAnother(table)}`),
    unique("same_draft_twice").on(table.patientId, table.idempotencyKey),
    index("deposit_drafts_by_age").on(table.createdAt),
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
    isOneOf("draft_file_role_is_known_word", table.role, DRAFT_FILE_ROLES),
    isOneOf("draft_file_media_type_is_accepted", table.mediaType, MEDIA_TYPES),
  ],
)
