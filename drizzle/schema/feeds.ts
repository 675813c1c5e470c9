import { sql } from "drizzle-orm"
import { boolean, foreignKey, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { bytea, instant, patientId } from "./columns"
import { patients } from "./patients"

/** One row is a private address at which somebody's calendar reads an agenda as that person may read it. */
export const appointmentFeeds = pgTable(
  "appointment_feeds",
  {
    patientId: patientId(),
    id: uuid("id").notNull(),
    /** Whose calendar it is: what it reads is what this person may read at that moment. */
    accountId: uuid("account_id").notNull(),
    /** HMAC-SHA-256 of the secret under the portal's secret. */
    secretHash: bytea("secret_hash").notNull(),
    /** Names and places as well, where the person chose so. */
    showsMore: boolean("shows_more").notNull(),
    givenAt: instant("given_at").notNull().defaultNow(),
    /** When its address was shown, once. */
    shownAt: instant("shown_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ name: "appointment_feeds_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "feed_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    uniqueIndex("two_feeds_of_one_person").on(table.patientId, table.accountId).where(sql`withdrawn_at is null`),
  ],
)

/** One row finds a feed by the hash of its secret, until it is withdrawn. Filled by trigger; the feed's row decides. */
export const appointmentFeedDirectory = pgTable("appointment_feed_directory", {
  secretHash: bytea("secret_hash").primaryKey(),
  patientId: patientId(),
  feedId: uuid("feed_id").notNull(),
})
