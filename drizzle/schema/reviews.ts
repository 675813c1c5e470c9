import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core"
import {
  EVIDENCE_MEDIA_TYPES,
  PARENT_RELATIONS,
  REVIEW_ACTIONS,
  REVIEW_LETTER_KINDS,
  REVIEW_REASONS,
  REVIEW_STATUSES,
  REVIEWER_ROLES,
} from "../review-vocabulary"
import { LANGUAGES, SEXES } from "../vocabulary"
import { areAllOf, bytea, instant, isOneOf, newId, xid8 } from "./columns"

/** One row is somebody enrolled as a reviewer by a command, by what their identity provider calls them; before their first sign-in too. */
export const reviewers = pgTable(
  "reviewers",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    role: text("role").notNull(),
    enrolledAt: instant("enrolled_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ name: "reviewers_pkey", columns: [table.issuer, table.subject] }),
    isOneOf("reviewer_role_is_known_word", table.role, REVIEWER_ROLES),
  ],
)

/**
 * One row is a request that rests on law: who asks, for which child, and what was decided. It names a person, never a
 * record: the space it leads to is known only once it is accepted.
 */
export const reviewCases = pgTable(
  "review_cases",
  {
    id: newId().primaryKey(),
    status: text("status").notNull().default("draft"),
    requesterAccountId: uuid("requester_account_id").notNull(),
    requesterName: text("requester_name").notNull(),
    relation: text("relation"),
    birthName: text("birth_name"),
    givenNames: text("given_names"),
    firstGivenName: text("first_given_name"),
    sex: text("sex"),
    birthDate: date("birth_date", { mode: "string" }),
    birthTown: text("birth_town"),
    /** COG code; 99100 is France. */
    birthCountry: text("birth_country"),
    language: text("language").notNull(),
    /** The key of this case's evidence and words, wrapped by the root key. */
    wrappedKey: bytea("wrapped_key").notNull(),
    rootKeyId: text("root_key_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    submittedAt: instant("submitted_at"),
    deadlineOn: date("deadline_on", { mode: "string" }),
    assignedReviewerId: uuid("assigned_reviewer_id"),
    assignedReviewerName: text("assigned_reviewer_name"),
    assignedAt: instant("assigned_at"),
    /** The answers of the checklist, by item. */
    checks: jsonb("checks").$type<Record<string, boolean>>().notNull().default({}),
    decidedAt: instant("decided_at"),
    /** The space that an accepted request opened or led to. */
    openedSpaceId: uuid("opened_space_id"),
    evidenceErasedAt: instant("evidence_erased_at"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    index("review_cases_by_deadline").on(table.status, table.deadlineOn),
    index("review_cases_by_requester").on(table.requesterAccountId),
    isOneOf("review_status_is_known_word", table.status, REVIEW_STATUSES),
    isOneOf("parent_relation_is_known_word", table.relation, PARENT_RELATIONS),
    isOneOf("child_sex_is_known_word", table.sex, SEXES),
    isOneOf("case_language_is_known_word", table.language, LANGUAGES),
    check(
      "submitted_case_names_a_child",
      sql`${table.status} in ('draft', 'withdrawn') or (${table.relation} is not null and ${table.birthName} is not null and ${table.givenNames} is not null and ${table.firstGivenName} is not null and ${table.sex} is not null and ${table.birthDate} is not null and ${table.birthCountry} is not null and ${table.submittedAt} is not null and ${table.deadlineOn} is not null)`,
    ),
    check("decided_case_has_a_reviewer", sql`(${table.status} in ('accepted', 'refused')) = (${table.decidedAt} is not null)`),
    check("accepted_case_has_a_space", sql`${table.openedSpaceId} is null or ${table.status} = 'accepted'`),
  ],
)

/** One row is one encrypted file of evidence: seen by reviewers alone, erased ninety days after the decision; its hash stays. */
export const reviewEvidence = pgTable(
  "review_evidence",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => reviewCases.id),
    id: newId(),
    position: smallint("position").notNull(),
    /** Null once the bytes were erased. */
    objectKey: text("object_key"),
    wrappedKey: bytea("wrapped_key"),
    mediaType: text("media_type").notNull(),
    fileName: text("file_name").notNull(),
    byteSize: integer("byte_size").notNull(),
    pageCount: integer("page_count").notNull(),
    sha256: bytea("sha256").notNull(),
    addedAt: instant("added_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "review_evidence_pkey", columns: [table.caseId, table.id] }),
    index("review_evidence_by_object").on(table.objectKey),
    index("review_evidence_kept").on(table.caseId, table.id).where(sql`object_key is not null`),
    isOneOf("evidence_media_type_is_accepted", table.mediaType, EVIDENCE_MEDIA_TYPES),
    check("erased_evidence_has_no_key", sql`(${table.objectKey} is null) = (${table.wrappedKey} is null)`),
  ],
)

/** One row is a reviewer's declaration about one case: no tie to anybody in it, or a tie, which keeps him out. */
export const reviewDeclarations = pgTable(
  "review_declarations",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => reviewCases.id),
    reviewerAccountId: uuid("reviewer_account_id").notNull(),
    hasTie: text("has_tie").notNull(),
    declaredAt: instant("declared_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "review_declarations_pkey", columns: [table.caseId, table.reviewerAccountId] }),
    isOneOf("tie_is_yes_or_no", table.hasTie, ["yes", "no"]),
  ],
)

/** One row is what was written to the person who asked: a coded answer with its reasons, and words of the reviewer's own. */
export const reviewLetters = pgTable(
  "review_letters",
  {
    caseId: uuid("case_id")
      .notNull()
      .references(() => reviewCases.id),
    id: newId(),
    kind: text("kind").notNull(),
    reasons: text("reasons").array().notNull().default(sql`'{}'::text[]`),
    /** Encrypted with the key of the case. */
    wordsCiphertext: bytea("words_ciphertext"),
    reviewerAccountId: uuid("reviewer_account_id").notNull(),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "review_letters_pkey", columns: [table.caseId, table.id] }),
    isOneOf("letter_kind_is_known_word", table.kind, REVIEW_LETTER_KINDS),
    areAllOf("reasons_are_known_words", table.reasons, REVIEW_REASONS),
    check("answer_other_than_yes_has_a_reason", sql`${table.kind} = 'accepted' or cardinality(${table.reasons}) > 0`),
  ],
)

/** One row is one thing done in a case, by whoever did it: each page of evidence seen too. Written once. */
export const reviewEvents = pgTable(
  "review_events",
  {
    caseId: uuid("case_id").notNull(),
    id: newId(),
    actorAccountId: uuid("actor_account_id"),
    action: text("action").notNull(),
    evidenceId: uuid("evidence_id"),
    /** Page of the evidence, from 1. */
    page: integer("page"),
    occurredAt: instant("occurred_at").notNull().defaultNow(),
    /** The transaction that wrote the row, by which it is sealed with those of the records. */
    tx: xid8("tx").notNull().default(sql`pg_current_xact_id()`),
  },
  (table) => [
    primaryKey({ name: "review_events_pkey", columns: [table.caseId, table.id] }),
    index("review_events_by_transaction").on(table.tx),
    foreignKey({ name: "event_of_a_case", columns: [table.caseId], foreignColumns: [reviewCases.id] }),
    isOneOf("review_action_is_known_word", table.action, REVIEW_ACTIONS),
  ],
)
