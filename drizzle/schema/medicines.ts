import { sql } from "drizzle-orm"
import { boolean, check, date, foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { instant } from "./columns"

/** One row is an edition of the public medicines database (BDPM) that whoever runs the portal loaded: the day of its last update. */
export const medicineEditions = pgTable(
  "medicine_editions",
  {
    edition: date("edition", { mode: "string" }).notNull(),
    /** Where the file comes from, as its terms ask it to be said. */
    source: text("source").notNull(),
    medicines: integer("medicines").notNull(),
    loadedAt: instant("loaded_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "medicine_editions_pkey", columns: [table.edition] })],
)

/** One row is one medicine as the latest edition that names it says it; it stays when a newer one no longer does. */
export const medicines = pgTable(
  "medicines",
  {
    /** Code identifiant de spécialité. */
    cis: text("cis").notNull(),
    name: text("name").notNull(),
    form: text("form").notNull(),
    /** "Statut administratif de l’autorisation" and "état de commercialisation", in the words of the file. */
    authorisation: text("authorisation").notNull(),
    marketing: text("marketing").notNull(),
    /** The name as its words are looked for, each after a space. */
    words: text("words").notNull(),
    edition: date("edition", { mode: "string" }).notNull(),
    /** Whether the latest edition names it. */
    isListed: boolean("is_listed").notNull(),
  },
  (table) => [
    primaryKey({ name: "medicines_pkey", columns: [table.cis] }),
    foreignKey({
      name: "medicine_of_an_edition",
      columns: [table.edition],
      foreignColumns: [medicineEditions.edition],
    }),
    check("medicine_has_a_code", sql`${table.cis} ~ '^[0-9]{8}$'`),
    check("medicine_has_a_name", sql`${table.name} ~ '\\S'`),
  ],
)
