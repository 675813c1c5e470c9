import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { instant, newId } from "./columns"

/** One row is something that a person was told, by mail too where an address was confirmed: that something happened, never what. */
export const notices = pgTable(
  "notices",
  {
    accountId: uuid("account_id").notNull(),
    id: newId(),
    kind: text("kind").notNull(),
    toldAt: instant("told_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "notices_pkey", columns: [table.accountId, table.id] })],
)
