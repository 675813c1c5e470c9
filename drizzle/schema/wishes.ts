import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { SIGNATURE_STATUSES, WISH_END_REASONS, WISH_KINDS } from "../wish-vocabulary"
import { bytea, instant, isOneOf, itemChecks, newId, patientId, recordItem } from "./columns"
import { patients } from "./patients"

/** One row is something that the person wants, as she wrote it one day; the last one of its kind is in force until she ends it. */
export const wishes = pgTable(
  "wishes",
  {
    ...recordItem(),
    /** EXPPAT_1 or EXPPAT_3 (TRE_A05), by which the matrix of rights judges it. */
    typeCode: text("type_code").notNull(),
    documentGroup: text("document_group").notNull(),
    kind: text("kind").notNull(),
    /** What was answered, by question; nothing of it had to be. */
    said: jsonb("said").$type<Record<string, string>>().notNull(),
    writtenAt: instant("written_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    /** The day on which the trusted person signed with her, as she says. */
    countersignedOn: date("countersigned_on", { mode: "string" }),
  },
  (table) => [
    primaryKey({ name: "wishes_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "wish_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    isOneOf("wish_kind_is_known_word", table.kind, WISH_KINDS),
    isOneOf("wish_end_reason_is_known_word", table.endReason, WISH_END_REASONS),
    check("ended_wish_has_a_reason", sql`(${table.endedAt} is null) = (${table.endReason} is null)`),
    check("only_a_trusted_person_signs", sql`${table.countersignedOn} is null or ${table.kind} = 'trusted_person'`),
    uniqueIndex("two_wishes_in_force").on(table.patientId, table.kind).where(sql`ended_at is null`),
    index("wishes_newest_first").on(table.patientId, table.writtenAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("wishes_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
  ],
)

/** One row asks the person whom she trusts to sign, by a code, and is what that person answered; it opens nothing of the record. */
export const trustedSignatures = pgTable(
  "trusted_signatures",
  {
    patientId: patientId(),
    id: newId(),
    wishId: uuid("wish_id").notNull(),
    /** Whom the person means, as she wrote it: who signs reads no wish. */
    named: text("named").notNull(),
    /** HMAC-SHA-256 of the code under the portal's secret. */
    codeHash: bytea("code_hash").notNull(),
    status: text("status").notNull().default("sent"),
    askedAt: instant("asked_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    signerAccountId: uuid("signer_account_id"),
    /** As the identity provider says it. */
    signerName: text("signer_name"),
    answeredAt: instant("answered_at"),
    renouncedAt: instant("renounced_at"),
    /** When the person took the code back, or the signature of somebody whom she did not mean. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ name: "trusted_signatures_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "signature_of_a_wish",
      columns: [table.patientId, table.wishId],
      foreignColumns: [wishes.patientId, wishes.id],
    }),
    isOneOf("signature_status_is_known_word", table.status, SIGNATURE_STATUSES),
    check(
      "answered_signature_is_somebodys",
      sql`(${table.status} = 'sent') = (${table.answeredAt} is null)
        and (${table.answeredAt} is null) = (${table.signerAccountId} is null)
        and (${table.answeredAt} is null) = (${table.signerName} is null)`,
    ),
    check("renounced_signature_has_its_day", sql`(${table.status} = 'renounced') = (${table.renouncedAt} is not null)`),
    uniqueIndex("two_signatures_of_one_wish").on(table.patientId, table.wishId).where(sql`withdrawn_at is null`),
  ],
)
