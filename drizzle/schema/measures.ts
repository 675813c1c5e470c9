import { sql } from "drizzle-orm"
import { check, foreignKey, index, numeric, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core"
import { MEASURE_CODES, MEASURE_UNITS } from "../measure-vocabulary"
import { instant, isOneOf, itemChecks, recordItem } from "./columns"
import { patients } from "./patients"

const amount = (name: string) => numeric(name, { precision: 7, scale: 3, mode: "number" })

/** One row is one measure of the patient's body: a weight, or the two pressures of one taking. */
export const measures = pgTable(
  "measures",
  {
    ...recordItem(),
    /** When it was measured, as the author says. */
    measuredAt: instant("measured_at").notNull(),
    enteredAt: instant("entered_at").notNull().defaultNow(),
    /** LOINC: 29463-7 body weight, 85354-9 blood pressure panel. */
    code: text("code").notNull(),
    /** UCUM. */
    unit: text("unit").notNull(),
    /** What was measured, where it is one number. */
    value: amount("value"),
    /** LOINC 8480-6. */
    systolic: amount("systolic"),
    /** LOINC 8462-4. */
    diastolic: amount("diastolic"),
  },
  (table) => [
    primaryKey({ name: "measures_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "measure_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    unique("same_measure_twice")
      .on(table.patientId, table.authorAccountId, table.code, table.measuredAt, table.value, table.systolic, table.diastolic)
      .nullsNotDistinct(),
    index("measures_newest_first")
      .on(table.patientId, table.measuredAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("measures_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
    isOneOf("measure_code_is_known_word", table.code, Object.values(MEASURE_CODES)),
    // Two clocks that differ by a little are no future.
    check("measured_in_the_future", sql`${table.measuredAt} <= ${table.enteredAt} + interval '5 minutes'`),
    check(
      "weight_without_a_weight",
      sql`${table.code} <> ${sql.raw(`'${MEASURE_CODES.weight}'`)}
        or (${table.unit} = ${sql.raw(`'${MEASURE_UNITS.weight}'`)} and num_nulls(${table.value}, ${table.systolic}, ${table.diastolic}) = 2
          and ${table.value} is not null and ${table.value} between 0.2 and 500)`,
    ),
    check(
      "pressure_without_two_pressures",
      sql`${table.code} <> ${sql.raw(`'${MEASURE_CODES.blood_pressure}'`)}
        or (${table.unit} = ${sql.raw(`'${MEASURE_UNITS.blood_pressure}'`)} and ${table.value} is null
          and ${table.systolic} is not null and ${table.diastolic} is not null
          and ${table.systolic} between 40 and 300 and ${table.diastolic} between 20 and 200 and ${table.diastolic} < ${table.systolic})`,
    ),
  ],
)
