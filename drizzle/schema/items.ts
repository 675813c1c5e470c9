import { sql } from "drizzle-orm"
import { customType, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core"
import { bytea, instant, isBirthDate, patientId } from "./columns"

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })

/** Which item, of any section: no foreign key can say so, a trigger does (`relais.require_item`, `relais.forget_item`). */
const ofItem = () => ({ patientId: patientId(), section: text("section").notNull(), itemId: uuid("item_id").notNull() })

/** One row is where a professional wrote an item: apart from what it says, so that one can be masked without the other. */
export const itemPlaces = pgTable(
  "item_places",
  { ...ofItem(), structureId: text("structure_id"), structureName: text("structure_name").notNull() },
  (table) => [primaryKey({ name: "item_places_pkey", columns: [table.patientId, table.section, table.itemId] })],
)

/** One row says that somebody opened an item once: it is no longer "to read" for that person. */
export const itemReads = pgTable(
  "item_reads",
  { ...ofItem(), accountId: uuid("account_id").notNull(), readAt: instant("read_at").notNull().defaultNow() },
  (table) => [primaryKey({ name: "item_reads_pkey", columns: [table.patientId, table.section, table.itemId, table.accountId] })],
)

/** One row keeps one item from one caregiver, who is not told. */
export const itemExclusions = pgTable(
  "item_exclusions",
  { ...ofItem(), accountId: uuid("account_id").notNull(), excludedAt: instant("excluded_at").notNull().defaultNow() },
  (table) => [
    primaryKey({ name: "item_exclusions_pkey", columns: [table.patientId, table.section, table.itemId, table.accountId] }),
  ],
)

/** One row is what a line said before it was changed, and who had written that. */
export const itemVersions = pgTable(
  "item_versions",
  {
    ...ofItem(),
    version: integer("version").notNull(),
    /** Until when it said so. */
    replacedAt: instant("replaced_at").notNull().defaultNow(),
    /** Who changed it. */
    replacedByName: text("replaced_by_name").notNull(),
    replacedByAccountId: uuid("replaced_by_account_id").notNull(),
    /** The fields of the line by their names. */
    content: jsonb("content").notNull(),
  },
  (table) => [primaryKey({ name: "item_versions_pkey", columns: [table.patientId, table.section, table.itemId, table.version] })],
)

/** One row is out of which document an item was taken, in words that stay with it when the document goes. */
export const itemSources = pgTable(
  "item_sources",
  {
    ...ofItem(),
    title: text("title").notNull(),
    /** Who wrote the document, as it says itself. */
    author: text("author"),
    /** The day on which it was written, as far as it says: YYYY, YYYY-MM or YYYY-MM-DD. */
    writtenOn: text("written_on"),
  },
  (table) => [
    primaryKey({ name: "item_sources_pkey", columns: [table.patientId, table.section, table.itemId] }),
    isBirthDate("written_on_is_a_day", table.writtenOn),
  ],
)

/**
 * One row is the words by which an item is found: those of its line, kept by trigger, and those of the text of a document, read
 * by the worker. Each begins with the end of the patient's id, so that one index serves all and is read for one patient alone.
 */
export const itemWords = pgTable(
  "item_words",
  {
    ...ofItem(),
    line: tsvector("line").notNull().default(sql`''::tsvector`),
    body: tsvector("body").notNull().default(sql`''::tsvector`),
    /** The text itself, encrypted with the patient's key: what stands round a word that was found. */
    ciphertext: bytea("ciphertext"),
    /** Which way of reading read the text; 0 where nobody has yet. */
    reading: smallint("reading").notNull().default(0),
  },
  (table) => [
    primaryKey({ name: "item_words_pkey", columns: [table.patientId, table.section, table.itemId] }),
    index("item_words_by_word").using("gin", sql`(${table.line} || ${table.body})`).with({ fastupdate: false }),
    index("documents_to_read").on(table.reading, table.patientId, table.itemId).where(sql`section = 'documents'`),
  ],
)
