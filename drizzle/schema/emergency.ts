import { sql } from "drizzle-orm"
import { check, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core"
import { instant, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is somebody to call in an emergency, in the order in which they are called. */
export const emergencyContacts = pgTable(
  "emergency_contacts",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    name: text("name").notNull(),
    /** A word of the list of relations. */
    relation: text("relation").notNull(),
    /** As it was typed. */
    telephone: text("telephone").notNull(),
    position: smallint("position").notNull(),
    /** What a caregiver says waits for the person, or for who answers for a child. */
    confirmedAt: instant("confirmed_at"),
    authorAccountId: uuid("author_account_id").notNull(),
    authorName: text("author_name").notNull(),
    addedAt: instant("added_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ name: "emergency_contacts_pkey", columns: [table.patientId, table.id] }),
    check("contact_without_a_number", sql`${table.telephone} ~ '[0-9]'`),
    index("emergency_contacts_in_order").on(table.patientId, table.position, table.id).where(sql`removed_at is null`),
  ],
)
