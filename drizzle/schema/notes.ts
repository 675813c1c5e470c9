import { sql } from "drizzle-orm"
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { instant, itemChecks, patientId, recordItem } from "./columns"
import { patients } from "./patients"

/** One row is a note of the notebook, as somebody signed it: its words never change. */
export const notes = pgTable(
  "notes",
  {
    ...recordItem(),
    body: text("body").notNull(),
    /** The note of the same author at which this one stands, to correct it. */
    correctsId: uuid("corrects_id"),
    /** Whether it is something to watch, which stays on top until it is closed. */
    isPoint: boolean("is_point").notNull().default(false),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "notes_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "note_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    foreignKey({
      name: "note_that_is_corrected",
      columns: [table.patientId, table.correctsId],
      foreignColumns: [table.patientId, table.id],
    }).onDelete("cascade"),
    ...itemChecks(table),
    index("notes_by_time").on(table.patientId, table.writtenAt, table.id),
    index("notes_corrected").on(table.patientId, table.correctsId),
    check("note_is_short", sql`length(btrim(${table.body})) between 1 and 2000`),
    check("correction_is_no_point", sql`${table.correctsId} is null or not ${table.isPoint}`),
  ],
)

/** One row says that somebody finds that a point need no longer be watched. */
export const noteClosings = pgTable(
  "note_closings",
  {
    patientId: patientId(),
    noteId: uuid("note_id").notNull(),
    accountId: uuid("account_id").notNull(),
    closedByName: text("closed_by_name").notNull(),
    /** By who decides for the patient, whose word alone closes it. */
    decides: boolean("decides").notNull(),
    closedAt: instant("closed_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "note_closings_pkey", columns: [table.patientId, table.noteId, table.accountId] }),
    foreignKey({
      name: "closing_of_a_note",
      columns: [table.patientId, table.noteId],
      foreignColumns: [notes.patientId, notes.id],
    }).onDelete("cascade"),
  ],
)
