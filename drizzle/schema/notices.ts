import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { NOTICE_SUBJECTS } from "../vocabulary"
import { instant, isOneOf, newId } from "./columns"

/**
 * One row is something that a person was told, by mail too where an address was confirmed: that something happened, never
 * what. Where it leads and whom it names is for the page alone, where the person is signed in.
 */
export const notices = pgTable(
  "notices",
  {
    accountId: uuid("account_id").notNull(),
    id: newId(),
    kind: text("kind").notNull(),
    toldAt: instant("told_at").notNull().defaultNow(),
    subject: text("subject"),
    /** Whose space it happened in, and which access, document or request it is about. */
    spaceId: uuid("space_id"),
    subjectId: uuid("subject_id"),
    /** The other side, as the person knows them. */
    name: text("name"),
  },
  (table) => [
    primaryKey({ name: "notices_pkey", columns: [table.accountId, table.id] }),
    isOneOf("notice_subject_is_known_word", table.subject, NOTICE_SUBJECTS),
  ],
)
