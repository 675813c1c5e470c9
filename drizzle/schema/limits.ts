import { sql } from "drizzle-orm"
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { bytea, instant } from "./columns"

/** One row is when somebody did lately what may be done so often in so long: whom and what about is a digest. */
export const limitedActs = pgTable(
  "limited_acts",
  {
    limitCode: text("limit_code").notNull(),
    subject: bytea("subject").notNull(),
    doneAt: instant("done_at").array().notNull().default(sql`'{}'::timestamptz[]`),
    /** When nothing of it counts any more. */
    forgetAt: instant("forget_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "limited_acts_pkey", columns: [table.limitCode, table.subject] }),
    index("limited_acts_to_forget").on(table.forgetAt),
  ],
)
