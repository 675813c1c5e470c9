import { sql } from "drizzle-orm"
import { boolean, check, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { AUDIT_OUTCOMES, REFUSALS } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId, xid8 } from "./columns"

/** One row is one read, change or refusal of a patient's record: ids and closed words only, never updated or removed. */
export const auditEvents = pgTable(
  "audit_events",
  {
    patientId: patientId(),
    id: newId(),
    occurredAt: instant("occurred_at").notNull().default(sql`clock_timestamp()`),
    /** The transaction that wrote the row: sealing takes whole transactions, in order. */
    tx: xid8("tx").notNull().default(sql`pg_current_xact_id()`),
    /** Null when a job of the worker acted. */
    actorAccountId: uuid("actor_account_id"),
    task: text("task"),
    basis: text("basis"),
    delegationId: uuid("delegation_id"),
    permission: text("permission"),
    action: text("action").notNull(),
    outcome: text("outcome").notNull().default("done"),
    refusal: text("refusal"),
    resourceIds: uuid("resource_ids").array().notNull().default(sql`'{}'::uuid[]`),
    /** The patient looked at her space as somebody else will see it. */
    preview: boolean("preview").notNull().default(false),
    /** Profession (TRE_G15) of a professional who acted. */
    professionCode: text("profession_code"),
    /** SHA-256 of the place of practice, whose words lie apart in `audit_places`: sealed without being shown. */
    placeSha256: bytea("place_sha256"),
    /** Free words, encrypted with the patient's key. */
    noteCiphertext: bytea("note_ciphertext"),
  },
  (table) => [
    primaryKey({ name: "audit_events_pkey", columns: [table.patientId, table.id] }),
    index("audit_events_newest_first").on(table.patientId, table.occurredAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("audit_events_by_actor").on(
      table.patientId,
      table.actorAccountId,
      table.occurredAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("audit_events_by_transaction").on(table.tx),
    // By the first line of the visit, which stays the first while the visit goes on.
    uniqueIndex("visit_reported_twice")
      .on(table.patientId, table.actorAccountId, sql`(${table.resourceIds}[1])`)
      .where(sql`action = 'visit.reported' and outcome = 'done'`),
    isOneOf("audit_outcome_is_known_word", table.outcome, AUDIT_OUTCOMES),
    isOneOf("audit_refusal_is_known_word", table.refusal, REFUSALS),
    check("somebody_acted", sql`(${table.actorAccountId} is null) <> (${table.task} is null)`),
  ],
)

/** One row is where a professional was who acted: apart from what was done, so that one can be masked without the other.
 * No foreign key: what verifies the journal must be able to find a place whose event is gone. */
export const auditPlaces = pgTable(
  "audit_places",
  {
    patientId: patientId(),
    eventId: uuid("event_id").notNull(),
    structureId: text("structure_id"),
    structureName: text("structure_name").notNull(),
  },
  (table) => [primaryKey({ name: "audit_places_pkey", columns: [table.patientId, table.eventId] })],
)

/** One row is a batch of sealed audit rows: its Merkle root (RFC 6962), chained to the one before, signed with Ed25519. */
export const auditBatches = pgTable(
  "audit_batches",
  {
    number: integer("number").primaryKey(),
    epoch: integer("epoch").notNull().default(1),
    /** Rows with `from_tx <= tx < to_tx` are in the batch. */
    fromTx: xid8("from_tx").notNull(),
    toTx: xid8("to_tx").notNull(),
    eventIds: uuid("event_ids").array().notNull(),
    patientIds: uuid("patient_ids").array().notNull(),
    /** The reviewers' rows of the same transactions, whose leaves follow those of the records. */
    reviewEventIds: uuid("review_event_ids").array().notNull().default(sql`'{}'::uuid[]`),
    caseIds: uuid("case_ids").array().notNull().default(sql`'{}'::uuid[]`),
    leafHashes: bytea("leaf_hashes").notNull(),
    root: bytea("root").notNull(),
    previousHead: bytea("previous_head").notNull(),
    head: bytea("head").notNull(),
    signature: bytea("signature").notNull(),
    sealedAt: instant("sealed_at").notNull().defaultNow(),
  },
  // Which batch holds the rows of a transaction.
  (table) => [index("audit_batches_by_end").on(table.toTx)],
)

/**
 * One row is how often somebody was refused in one day about patients who do not exist, or invitations that were not
 * found: a row for each knock would grow without end.
 */
export const refusedRequests = pgTable(
  "refused_requests",
  {
    id: newId().primaryKey(),
    actorAccountId: uuid("actor_account_id"),
    permission: text("permission"),
    refusal: text("refusal").notNull(),
    occurredAt: instant("occurred_at").notNull().defaultNow(),
    /** Null in rows of the time when each knock had its own. */
    onDay: date("on_day", { mode: "string" }),
    count: integer("count").notNull().default(1),
  },
  (table) => [
    uniqueIndex("refusals_of_a_day").on(table.actorAccountId, table.permission, table.refusal, table.onDay),
    index("refused_requests_by_age").on(table.occurredAt),
  ],
)
