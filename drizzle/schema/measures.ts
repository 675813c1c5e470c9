import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import {
  ARMS,
  HEIGHT_POSITIONS,
  MEAL_MOMENTS,
  MEASURE_CODES,
  MEASURE_KINDS,
  MEASURE_UNITS,
  MEASURES,
  type MeasureKind,
  POSITIONS,
} from "../measure-vocabulary"
import { bytea, instant, isOneOf, itemChecks, newId, patientId, quoted, recordItem } from "./columns"
import { patients } from "./patients"

const amount = (name: string) => numeric(name, { precision: 9, scale: 3, mode: "number" })

/** One row is one measure of the patient's body: one number, or the two pressures of one taking. */
export const measures = pgTable(
  "measures",
  {
    ...recordItem(),
    /** When it was measured, as the author says. */
    measuredAt: instant("measured_at").notNull(),
    enteredAt: instant("entered_at").notNull().defaultNow(),
    /** LOINC, one of `MEASURES`. */
    code: text("code").notNull(),
    /** UCUM, the one of its kind. */
    unit: text("unit").notNull(),
    /** What was measured, where it is one number. */
    value: amount("value"),
    /** LOINC 8480-6. */
    systolic: amount("systolic"),
    /** LOINC 8462-4. */
    diastolic: amount("diastolic"),
    /** When a glycaemia was taken, by the meal. */
    mealMoment: text("meal_moment"),
    arm: text("arm"),
    position: text("position"),
    /** The author was asked whether so unusual a value is right, and said that it is. */
    unusualConfirmed: boolean("unusual_confirmed").notNull().default(false),
    /** Who confirmed or refused what was proposed, and when. */
    answeredAt: instant("answered_at"),
    answeredByAccountId: uuid("answered_by_account_id"),
    answeredByName: text("answered_by_name"),
    /** Of which import it came, where it was in a file; the others of the same file have the same. */
    importId: uuid("import_id"),
  },
  (table) => [
    primaryKey({ name: "measures_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "measure_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    // What was taken away may be said anew.
    uniqueIndex("same_measure_twice")
      .on(
        table.patientId,
        table.authorAccountId,
        table.code,
        table.measuredAt,
        sql`coalesce(value, systolic)`,
        sql`coalesce(diastolic, 0)`,
      )
      .where(sql`deleted_at is null`),
    index("measures_of_an_import").on(table.patientId, table.importId).where(sql`import_id is not null`),
    index("measures_newest_first")
      .on(table.patientId, table.measuredAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("measures_of_a_kind")
      .on(table.patientId, table.code, table.measuredAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("measures_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
    isOneOf("measure_code_is_known_word", table.code, Object.values(MEASURE_CODES)),
    isOneOf("meal_moment_is_known_word", table.mealMoment, MEAL_MOMENTS),
    isOneOf("arm_is_known_word", table.arm, ARMS),
    isOneOf("position_is_known_word", table.position, POSITIONS),
    // Two clocks that differ by a little are no future.
    check("measured_in_the_future", sql`${table.measuredAt} <= ${table.enteredAt} + interval '5 minutes'`),
    ...MEASURE_KINDS.map((kind) => check(`${kind}_has_its_numbers`, hasItsNumbers(table, kind))),
    check("glycaemia_has_its_moment", sql`(${table.code} = ${codeOf("glucose")}) = (${table.mealMoment} is not null)`),
    check(
      "measure_answer_is_whole_or_absent",
      sql`num_nulls(${table.answeredAt}, ${table.answeredByAccountId}, ${table.answeredByName}) in (0, 3)`,
    ),
    check("only_a_pressure_has_an_arm", sql`${table.code} = ${codeOf("blood_pressure")} or ${table.arm} is null`),
    check(
      "only_a_pressure_or_a_height_has_a_position",
      sql`${table.position} is null or ${table.code} = ${codeOf("blood_pressure")}
        or ${table.code} = ${codeOf("height")} and ${table.position} in (${quoted(HEIGHT_POSITIONS)})`,
    ),
  ],
)

const codeOf = (kind: MeasureKind) => sql.raw(`'${MEASURE_CODES[kind]}'`)

type Numbers = Record<"code" | "unit" | "value" | "systolic" | "diastolic", AnyPgColumn>

/** Whatever is not of this kind, or is in its unit, has its one number or its two, and these can be. */
function hasItsNumbers({ code, unit, value, systolic, diastolic }: Numbers, kind: MeasureKind) {
  const [first, second] = MEASURES[kind].possible
  const can = (column: AnyPgColumn, [least, most]: readonly [number, number]) =>
    sql`${column} is not null and ${column} between ${sql.raw(`${least}`)} and ${sql.raw(`${most}`)}`
  const numbers = second
    ? sql`${value} is null and ${can(systolic, first)} and ${can(diastolic, second)} and ${diastolic} < ${systolic}`
    : sql`num_nulls(${systolic}, ${diastolic}) = 2 and ${can(value, first)}`
  return sql`${code} <> ${codeOf(kind)} or (${unit} = ${sql.raw(`'${MEASURES[kind].unit}'`)} and ${numbers})`
}

/** One row is a file of measures that was read and of which nothing is added yet; what it adds carries its id. */
export const measureImports = pgTable(
  "measure_imports",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    accountId: uuid("account_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** What was read in it, encrypted with the patient's key. */
    content: bytea("content").notNull(),
  },
  (table) => [
    primaryKey({ name: "measure_imports_pkey", columns: [table.patientId, table.id] }),
    index("measure_imports_by_age").on(table.createdAt),
  ],
)

/** One row is in which unit one person reads and writes one kind of measure, of whomever. */
export const measureUnits = pgTable(
  "measure_units",
  {
    accountId: uuid("account_id").notNull(),
    kind: text("kind").notNull(),
    /** UCUM. */
    unit: text("unit").notNull(),
  },
  (table) => [
    primaryKey({ name: "measure_units_pkey", columns: [table.accountId, table.kind] }),
    check(
      "measure_unit_is_known_word",
      sql`${table.kind} || ' ' || ${table.unit} in (${sql.raw(
        Object.entries(MEASURE_UNITS)
          .flatMap(([kind, units]) => units.map((unit) => `'${kind} ${unit}'`))
          .join(", "),
      )})`,
    ),
  ],
)

/** One row is where a professional would like one kind of measure to lie, until another target or nobody's any more. */
export const measureTargets = pgTable(
  "measure_targets",
  {
    patientId: patientId(),
    id: newId(),
    /** LOINC, one of `MEASURES`; the numbers are in its unit. */
    code: text("code").notNull(),
    /** Of a glycaemia, at which moment; null for all of them. */
    mealMoment: text("meal_moment"),
    least: amount("least"),
    most: amount("most"),
    /** Of a blood pressure, the lower of its two numbers. */
    leastDiastolic: amount("least_diastolic"),
    mostDiastolic: amount("most_diastolic"),
    authorAccountId: uuid("author_account_id").notNull(),
    authorName: text("author_name").notNull(),
    authorProfession: text("author_profession").notNull(),
    setAt: instant("set_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ name: "measure_targets_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "target_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    isOneOf("target_code_is_known_word", table.code, Object.values(MEASURE_CODES)),
    isOneOf("target_moment_is_known_word", table.mealMoment, MEAL_MOMENTS),
    check("target_says_something", sql`num_nonnulls(${table.least}, ${table.most}) > 0`),
    check("target_is_in_order", sql`${table.least} <= ${table.most} and ${table.leastDiastolic} <= ${table.mostDiastolic}`),
    check(
      "target_has_its_numbers_or_none",
      sql`case when ${table.code} = ${codeOf("blood_pressure")}
        then (${table.least} is null) = (${table.leastDiastolic} is null) and (${table.most} is null) = (${table.mostDiastolic} is null)
        else num_nonnulls(${table.leastDiastolic}, ${table.mostDiastolic}) = 0 end`,
    ),
    check("only_a_glycaemia_has_a_moment", sql`${table.code} = ${codeOf("glucose")} or ${table.mealMoment} is null`),
    uniqueIndex("two_targets_at_once")
      .on(table.patientId, table.code, sql`coalesce(meal_moment, '')`)
      .where(sql`ended_at is null`),
  ],
)
