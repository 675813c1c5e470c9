import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core"
import { instant } from "./columns"

/** One row is a space that was erased at its person's word: the certificate that she reads, and nothing else of it. */
export const erasedSpaces = pgTable(
  "erased_spaces",
  {
    accountId: uuid("account_id").notNull(),
    spaceId: uuid("space_id").notNull(),
    askedAt: instant("asked_at").notNull(),
    erasedAt: instant("erased_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "erased_spaces_pkey", columns: [table.spaceId] }),
    index("erased_spaces_by_account").on(table.accountId),
  ],
)
