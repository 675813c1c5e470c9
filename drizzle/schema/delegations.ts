import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import {
  AT_END,
  DELEGABLE_GROUPS,
  DELEGATION_STATUSES,
  END_REASONS,
  GRANTABLE_TOPICS,
  INVITATION_CHANNELS,
  INVITATION_NOES,
  INVITATION_STATUSES,
} from "../vocabulary"
import { areAllOf, bytea, instant, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is an access given to one caregiver: a basis, permissions, a period, a status with its reason. */
export const delegations = pgTable(
  "delegations",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    basis: text("basis").notNull().default("consent"),
    status: text("status").notNull(),
    /** Null until somebody arrives with the invitation. */
    caregiverAccountId: uuid("caregiver_account_id"),
    /** The caregiver as the patient calls them. */
    caregiverName: text("caregiver_name").notNull(),
    relation: text("relation").notNull(),
    purpose: text("purpose").notNull(),
    permissions: text("permissions").array().notNull(),
    documentGroups: text("document_groups").array().notNull(),
    sensitiveTopics: text("sensitive_topics").array().notNull().default(sql`'{}'::text[]`),
    durationMonths: integer("duration_months").notNull(),
    atEnd: text("at_end").notNull(),
    continuesIfUnable: boolean("continues_if_unable").notNull().default(false),
    opensAt: instant("opens_at"),
    /** The end that was agreed and is shown. */
    endsAt: instant("ends_at"),
    /** The end that is enforced: `ends_at`, or three months later when the patient chose so. */
    closesAt: instant("closes_at"),
    /** The access this one widens; it ends when this one opens. */
    replacesId: uuid("replaces_id"),
    /** The review that an access by law rests on; null for a consent. */
    reviewCaseId: uuid("review_case_id"),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    remindedThirtyAt: instant("reminded_thirty_at"),
    remindedSevenAt: instant("reminded_seven_at"),
    unusedAskedAt: instant("unused_asked_at"),
    /** When the patient was told that the caregiver came in for the first time. */
    firstUseToldAt: instant("first_use_told_at"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "delegations_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "replaces_an_access_of_the_same_patient",
      columns: [table.patientId, table.replacesId],
      foreignColumns: [table.patientId, table.id],
    }),
    uniqueIndex("two_active_accesses_for_one_caregiver")
      .on(table.patientId, table.caregiverAccountId)
      .where(sql`status in ('active', 'suspended')`),
    uniqueIndex("two_waiting_accesses_for_one_caregiver")
      .on(table.patientId, table.caregiverAccountId)
      .where(sql`status = 'waiting'`),
    index("delegations_by_caregiver").on(table.patientId, table.caregiverAccountId),
    // What the jobs look for, each of which finds its own among a million others.
    index("delegations_by_close").on(table.closesAt).where(sql`status in ('waiting', 'active', 'suspended')`),
    index("delegations_by_opening").on(table.opensAt).where(sql`status = 'waiting'`),
    index("delegations_proposed").on(table.patientId, table.id).where(sql`status = 'proposed'`),
    index("delegations_to_remind_first")
      .on(table.endsAt, table.id)
      .where(sql`status in ('waiting', 'active') and reminded_thirty_at is null`),
    index("delegations_to_remind_last")
      .on(table.endsAt, table.id)
      .where(sql`status in ('waiting', 'active') and reminded_seven_at is null`),
    index("delegations_to_ask_about")
      .on(table.opensAt, table.id)
      .where(sql`status in ('waiting', 'active') and unused_asked_at is null`),
    index("delegations_without_first_use")
      .on(table.patientId, table.id)
      .where(sql`status in ('waiting', 'active') and first_use_told_at is null and replaces_id is null and basis = 'consent'`),
    isOneOf("delegation_status_is_known_word", table.status, DELEGATION_STATUSES),
    isOneOf("end_reason_is_known_word", table.endReason, END_REASONS),
    isOneOf("at_end_is_known_word", table.atEnd, AT_END),
    check(
      "parental_authority_rests_on_a_review",
      sql`(${table.basis} = 'parental_authority') = (${table.reviewCaseId} is not null)`,
    ),
    areAllOf("group_that_can_be_given", table.documentGroups, DELEGABLE_GROUPS),
    areAllOf("topic_that_can_be_given", table.sensitiveTopics, GRANTABLE_TOPICS),
    check("gives_something", sql`cardinality(${table.permissions}) > 0`),
    check("lasts_at_most_twelve_months", sql`${table.basis} <> 'consent' or ${table.durationMonths} between 1 and 12`),
    check(
      "open_access_has_a_caregiver_and_a_period",
      sql`${table.status} not in ('waiting', 'active', 'suspended') or (${table.caregiverAccountId} is not null and ${table.opensAt} is not null and ${table.endsAt} is not null and ${table.closesAt} is not null)`,
    ),
    check(
      "period_is_in_order",
      sql`${table.opensAt} is null or (${table.opensAt} < ${table.endsAt} and ${table.endsAt} <= ${table.closesAt})`,
    ),
    check(
      "ended_access_has_a_reason",
      sql`(${table.status} in ('ended', 'refused')) = (${table.endedAt} is not null and ${table.endReason} is not null)`,
    ),
  ],
)

/** One row finds the delegations of a caregiver. Filled by trigger; the patient's row decides. */
export const delegationDirectory = pgTable(
  "delegation_directory",
  {
    caregiverAccountId: uuid("caregiver_account_id").notNull(),
    patientId: patientId(),
    delegationId: uuid("delegation_id").notNull(),
  },
  (table) => [
    primaryKey({
      name: "delegation_directory_pkey",
      columns: [table.caregiverAccountId, table.patientId, table.delegationId],
    }),
  ],
)

/** One row is a way in: a code sent by mail, printed on a letter or shown on a screen; thirty days, once. */
export const invitations = pgTable(
  "invitations",
  {
    patientId: patientId(),
    id: newId(),
    delegationId: uuid("delegation_id").notNull(),
    channel: text("channel").notNull(),
    /** Address of a mail invitation: a contact, never an identity. */
    contact: text("contact"),
    /** HMAC-SHA-256 of the code under the portal's secret. */
    codeHash: bytea("code_hash").notNull(),
    status: text("status").notNull().default("sent"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    arrivedAccountId: uuid("arrived_account_id"),
    arrivedAt: instant("arrived_at"),
    answeredAt: instant("answered_at"),
    /** When its mail could not be delivered; null again once another one was sent. */
    undeliveredAt: instant("undelivered_at"),
  },
  (table) => [
    primaryKey({ name: "invitations_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "invitation_to_a_delegation",
      columns: [table.patientId, table.delegationId],
      foreignColumns: [delegations.patientId, delegations.id],
    }),
    uniqueIndex("two_invitations_for_one_delegation").on(table.patientId, table.delegationId),
    isOneOf("channel_is_known_word", table.channel, INVITATION_CHANNELS),
    isOneOf("invitation_status_is_known_word", table.status, INVITATION_STATUSES),
    check("mail_invitation_has_an_address", sql`(${table.channel} = 'mail') = (${table.contact} is not null)`),
  ],
)

/** One row is somebody who held the code of an invitation and said no, or that it is for somebody else; it stays open all the same. */
export const invitationNoes = pgTable(
  "invitation_noes",
  {
    patientId: patientId(),
    invitationId: uuid("invitation_id").notNull(),
    accountId: uuid("account_id").notNull(),
    word: text("word").notNull(),
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "invitation_noes_pkey", columns: [table.patientId, table.invitationId, table.accountId] }),
    foreignKey({
      name: "no_to_an_invitation",
      columns: [table.patientId, table.invitationId],
      foreignColumns: [invitations.patientId, invitations.id],
    }),
    isOneOf("invitation_no_is_known_word", table.word, INVITATION_NOES),
  ],
)

/** One row finds an invitation, or a request to sign, by its code. Filled by trigger; the row that it finds decides. */
export const invitationDirectory = pgTable("invitation_directory", {
  codeHash: bytea("code_hash").primaryKey(),
  patientId: patientId(),
  invitationId: uuid("invitation_id").notNull(),
})

/** One row is an invitation, a widening or a change being prepared, step by step; it opens nothing. */
export const invitationDrafts = pgTable(
  "invitation_drafts",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    accountId: uuid("account_id").notNull(),
    /** The access to widen; null when somebody is invited. */
    widensId: uuid("widens_id"),
    answers: jsonb("answers").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "invitation_drafts_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "widens_an_access_of_the_same_patient",
      columns: [table.patientId, table.widensId],
      foreignColumns: [delegations.patientId, delegations.id],
    }),
  ],
)
