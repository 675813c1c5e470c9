import { sql } from "drizzle-orm"
import { check, foreignKey, numeric, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { CURVE_POSITIONS, GROWTH_KINDS } from "../measure-vocabulary"
import { instant, isOneOf } from "./columns"

const number = (name: string) => numeric(name, { precision: 8, scale: 3, mode: "number" })

/** One row is an edition of a reference of growth, as whoever runs the portal loaded it under its licence. */
export const growthReferences = pgTable(
  "growth_references",
  {
    /** A short name for addresses and commands, as `who-2006`. */
    reference: text("reference").notNull(),
    name: text("name").notNull(),
    edition: text("edition").notNull(),
    /** Where the file comes from, and by what right it is used. */
    source: text("source").notNull(),
    licence: text("licence").notNull(),
    loadedAt: instant("loaded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "growth_references_pkey", columns: [table.reference] }),
    check("growth_reference_is_a_short_name", sql`${table.reference} ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
  ],
)

/** One row is one point of a reference curve: what a percentile of children of that age and sex measure. */
export const growthCurves = pgTable(
  "growth_curves",
  {
    reference: text("reference").notNull(),
    kind: text("kind").notNull(),
    sex: text("sex").notNull(),
    position: text("position").notNull(),
    percentile: number("percentile").notNull(),
    ageMonths: number("age_months").notNull(),
    /** In the unit in which the kind is kept. */
    value: number("value").notNull(),
  },
  (table) => [
    primaryKey({
      name: "growth_curves_pkey",
      columns: [table.reference, table.kind, table.sex, table.position, table.percentile, table.ageMonths],
    }),
    foreignKey({
      name: "growth_curve_of_a_reference",
      columns: [table.reference],
      foreignColumns: [growthReferences.reference],
    }).onDelete("cascade"),
    isOneOf("growth_kind_is_known_word", table.kind, GROWTH_KINDS),
    isOneOf("growth_sex_is_known_word", table.sex, ["female", "male"]),
    isOneOf("growth_position_is_known_word", table.position, CURVE_POSITIONS),
    check("growth_percentile_is_one", sql`${table.percentile} > 0 and ${table.percentile} < 100`),
    check("growth_age_is_a_childs", sql`${table.ageMonths} between 0 and 240`),
    check("growth_value_is_something", sql`${table.value} > 0`),
  ],
)
