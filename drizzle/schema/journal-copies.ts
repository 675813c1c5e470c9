import { sql } from "drizzle-orm"
import { check, foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { bytea, instant, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is the latest copy of her journal that a patient asked for: which lines, and what the sealer signed about them. */
export const journalCopies = pgTable(
  "journal_copies",
  {
    patientId: patientId(),
    id: newId(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    /** The lines as the journal showed them when it was asked for, the oldest first. */
    eventIds: uuid("event_ids").array().notNull(),
    /** Who is named in them: `{"<account>": "<name>"}`. */
    people: text("people").notNull(),
    signedAt: instant("signed_at"),
    /** What was signed, to the byte. */
    statement: text("statement"),
    signature: bytea("signature"),
    /** Where each line lies under which seal, as JSON: hashes alone. */
    proof: text("proof"),
  },
  (table) => [
    primaryKey({ name: "journal_copies_pkey", columns: [table.patientId] }),
    foreignKey({
      name: "journal_copy_is_of_a_patient",
      columns: [table.patientId],
      foreignColumns: [patients.patientId],
    }),
    check(
      "journal_copy_is_signed_whole",
      sql`num_nulls(${table.signedAt}, ${table.statement}, ${table.signature}, ${table.proof}) in (0, 4)`,
    ),
  ],
)
