import { date, doublePrecision, foreignKey, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core"
import { instant, patientId } from "./columns"
import { patients } from "./patients"

/**
 * One row is what was measured of one kind in one day of Paris, of such measures as are judged alike: nobody sees one of them without
 * the others. Kept by trigger with the measures and with who they are kept from; a measure that was refused is in none.
 */
export const measureDays = pgTable(
  "measure_days",
  {
    patientId: patientId(),
    code: text("code").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** Which of that day's, in no order. */
    nth: smallint("nth").notNull(),
    mealMoment: text("meal_moment"),
    authorKind: text("author_kind").notNull(),
    authorAccountId: uuid("author_account_id"),
    sensitivity: text("sensitivity").notNull(),
    sensitiveTopic: text("sensitive_topic"),
    marks: text("marks").array().notNull(),
    /** The caregivers from whom each of them is kept. */
    excludedFor: uuid("excluded_for").array().notNull(),
    count: integer("count").notNull(),
    /** How many of them wait for an answer. */
    waits: integer("waits").notNull(),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
    /** Of the one number, or of the higher pressure. */
    sum: doublePrecision("sum").notNull(),
    least: doublePrecision("least").notNull(),
    most: doublePrecision("most").notNull(),
    /** Of the lower pressure. */
    sumDiastolic: doublePrecision("sum_diastolic"),
    leastDiastolic: doublePrecision("least_diastolic"),
    mostDiastolic: doublePrecision("most_diastolic"),
  },
  (table) => [
    primaryKey({ name: "measure_days_pkey", columns: [table.patientId, table.code, table.day, table.nth] }),
    foreignKey({ name: "measure_day_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
  ],
)
