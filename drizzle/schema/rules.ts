import { sql } from "drizzle-orm"
import { check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"

/** One row is a period or a threshold from a day on, with where it comes from: `loi` and its article, or `choix de Relais`. */
export const rules = pgTable(
  "rules",
  {
    code: text("code").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    source: text("source").notNull(),
    value: integer("value").notNull(),
    unit: text("unit").notNull(),
    origin: text("origin").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [
    primaryKey({ name: "rules_pkey", columns: [table.code, table.validFrom] }),
    check("rule_says_where_it_comes_from", sql`${table.origin} = 'choix de Relais' or ${table.origin} like 'loi%'`),
  ],
)
