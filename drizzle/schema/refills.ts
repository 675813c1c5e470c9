import { sql } from "drizzle-orm"
import { boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core"
import { instant, patientId } from "./columns"
import { medications } from "./profile"

/** One row is a box of a treatment that somebody counted, and whom to tell once before it is empty. */
export const refills = pgTable(
  "refills",
  {
    patientId: patientId(),
    medicationId: uuid("medication_id").notNull(),
    dosesLeft: integer("doses_left").notNull(),
    /** How many are taken a day, or a week. */
    dosesADay: integer("doses_a_day"),
    dosesAWeek: integer("doses_a_week"),
    countedOn: date("counted_on", { mode: "string" }).notNull(),
    daysBefore: integer("days_before").notNull(),
    /** The day from which it is told, as `refill/rules.ts` works it out. */
    tellOn: date("tell_on", { mode: "string" }).notNull(),
    tellsPatient: boolean("tells_patient").notNull(),
    caregiverAccountId: uuid("caregiver_account_id"),
    /** Once a box: counted anew, it is another one. */
    toldAt: instant("told_at"),
  },
  (table) => [
    primaryKey({ name: "refills_pkey", columns: [table.patientId, table.medicationId] }),
    foreignKey({
      name: "refill_of_a_treatment",
      columns: [table.patientId, table.medicationId],
      foreignColumns: [medications.patientId, medications.id],
    }).onDelete("cascade"),
    check(
      "refill_is_believed",
      sql`${table.dosesLeft} between 0 and 9999 and coalesce(${table.dosesADay}, ${table.dosesAWeek}) between 1 and 24`,
    ),
    check("refill_is_a_day_or_a_week", sql`num_nonnulls(${table.dosesADay}, ${table.dosesAWeek}) = 1`),
    check("refill_is_told_before", sql`${table.daysBefore} between 1 and 30`),
    check("refill_tells_somebody", sql`${table.tellsPatient} or ${table.caregiverAccountId} is not null`),
    index("refills_to_tell").on(table.tellOn).where(sql`told_at is null`),
  ],
)
