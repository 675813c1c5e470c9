import { sql } from "drizzle-orm"
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { bytea, instant, newId } from "./columns"

/**
 * One row is a complaint to whoever runs the portal: of whoever wrote it, and of no record. Its words are sealed with a key of
 * its own, and gone once it is withdrawn.
 */
export const complaints = pgTable(
  "complaints",
  {
    accountId: uuid("account_id").notNull(),
    id: newId(),
    /** What it is about, what is said and how to answer. */
    wordsCiphertext: bytea("words_ciphertext"),
    wrappedKey: bytea("wrapped_key").notNull(),
    rootKeyId: text("root_key_id").notNull(),
    sentAt: instant("sent_at").notNull().defaultNow(),
    /** When the operator read it for the first time. */
    readAt: instant("read_at"),
    answeredAt: instant("answered_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ name: "complaints_pkey", columns: [table.accountId, table.id] }),
    index("complaints_waiting").on(table.sentAt).where(sql`answered_at is null and withdrawn_at is null`),
    check("withdrawn_complaint_keeps_no_words", sql`(${table.withdrawnAt} is null) = (${table.wordsCiphertext} is not null)`),
  ],
)
