import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core"
import { WISH_END_REASONS, WISH_KINDS } from "../wish-vocabulary"
import { instant, isOneOf, itemChecks, recordItem } from "./columns"
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
