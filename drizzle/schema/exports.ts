import { sql } from "drizzle-orm"
import { bigint, check, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { EXPORT_FAILURES } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is the whole of a space that its person asked to take away last: what goes into it, how far it is, and where it lies. */
export const spaceExports = pgTable(
  "exports",
  {
    patientId: patientId(),
    id: newId(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    /** What the portal wrote when it was asked for, and which files go beside it; encrypted, and gone with what was made of it. */
    content: bytea("content"),
    /** Files of documents: how many there are, and how many were packed. */
    total: integer("total").notNull(),
    packed: integer("packed").notNull().default(0),
    /** How often the worker began, and when it was last seen at it. */
    attempts: integer("attempts").notNull().default(0),
    touchedAt: instant("touched_at"),
    /** Where it lies, and its key under that of the patient; the name is there before the object is. */
    objectKey: text("object_key"),
    wrappedKey: bytea("wrapped_key"),
    byteSize: bigint("byte_size", { mode: "number" }),
    readyAt: instant("ready_at"),
    takenAt: instant("taken_at"),
    failedAt: instant("failed_at"),
    failure: text("failure"),
  },
  (table) => [
    primaryKey({ name: "exports_pkey", columns: [table.patientId] }),
    foreignKey({ name: "export_is_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    isOneOf("export_failure_is_known_word", table.failure, EXPORT_FAILURES),
    check("export_fails_for_a_reason", sql`(${table.failedAt} is null) = (${table.failure} is null)`),
    check("export_object_has_a_key", sql`(${table.objectKey} is null) = (${table.wrappedKey} is null)`),
    check("export_is_taken_when_ready", sql`${table.takenAt} is null or ${table.readyAt} is not null`),
    check("export_packs_what_there_is", sql`${table.packed} between 0 and ${table.total}`),
  ],
)
