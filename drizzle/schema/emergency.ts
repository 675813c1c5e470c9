import { sql } from "drizzle-orm"
import { boolean, check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { BLOOD_GROUPS } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is somebody to call in an emergency, in the order in which they are called. */
export const emergencyContacts = pgTable(
  "emergency_contacts",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    name: text("name").notNull(),
    /** A word of the list of relations. */
    relation: text("relation").notNull(),
    /** As it was typed. */
    telephone: text("telephone").notNull(),
    position: smallint("position").notNull(),
    /** What a caregiver says waits for the person, or for who answers for a child. */
    confirmedAt: instant("confirmed_at"),
    /** Who confirmed what somebody else said. */
    confirmedByAccountId: uuid("confirmed_by_account_id"),
    confirmedByName: text("confirmed_by_name"),
    authorAccountId: uuid("author_account_id").notNull(),
    authorName: text("author_name").notNull(),
    /** Of who helps, a word of the list of relations. */
    authorRelation: text("author_relation"),
    version: integer("version").notNull().default(1),
    addedAt: instant("added_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ name: "emergency_contacts_pkey", columns: [table.patientId, table.id] }),
    check("contact_without_a_number", sql`${table.telephone} ~ '[0-9]'`),
    check(
      "contact_confirmer_is_whole_or_absent",
      sql`(${table.confirmedByAccountId} is null) = (${table.confirmedByName} is null)
        and (${table.confirmedByName} is null or ${table.confirmedAt} is not null)`,
    ),
    index("emergency_contacts_in_order").on(table.patientId, table.position, table.id).where(sql`removed_at is null`),
  ],
)

/** One row is what a person says herself on her emergency card; the rest of the card is read out of the sections. */
export const emergencyCards = pgTable(
  "emergency_cards",
  {
    patientId: patientId().references(() => patients.patientId),
    /** What to know first. */
    firstWords: text("first_words").notNull().default(""),
    bloodGroup: text("blood_group"),
    /** The languages in which one can speak with her. */
    speaks: text("speaks").notNull().default(""),
    changedAt: instant("changed_at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ name: "emergency_cards_pkey", columns: [table.patientId] }),
    isOneOf("blood_group_is_known_word", table.bloodGroup, BLOOD_GROUPS),
    check("card_with_too_many_words", sql`length(${table.firstWords}) <= 500 and length(${table.speaks}) <= 80`),
  ],
)

/**
 * One row is a code on paper. On a card in a wallet, whoever photographs it reads the card and nothing else, without signing in; on the
 * sheet at home it leads whoever helps there to the last days, by their own access, and opens the card where the person chose so.
 */
export const emergencyCardCodes = pgTable(
  "emergency_card_codes",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    /** HMAC-SHA-256 of the code under the portal's secret. */
    codeHash: bytea("code_hash").notNull(),
    isAtHome: boolean("is_at_home").notNull().default(false),
    opensCard: boolean("opens_card").notNull().default(true),
    givenByAccountId: uuid("given_by_account_id").notNull(),
    givenAt: instant("given_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ name: "emergency_card_codes_pkey", columns: [table.patientId, table.id] }),
    uniqueIndex("two_codes_on_one_card").on(table.patientId, table.isAtHome).where(sql`withdrawn_at is null`),
    check("code_of_a_card_opens_it", sql`${table.opensCard} or ${table.isAtHome}`),
  ],
)

/** One row finds the code of a card or of a home by its hash, until it is withdrawn. Filled by trigger; the code's row decides. */
export const emergencyCardDirectory = pgTable("emergency_card_directory", {
  codeHash: bytea("code_hash").primaryKey(),
  patientId: patientId(),
  codeId: uuid("code_id").notNull(),
})
