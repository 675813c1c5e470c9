import { sql } from "drizzle-orm"
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { SEXES } from "../vocabulary"
import { birthDate, bytea, instant, isBirthDate, isOneOf, patientId } from "./columns"

/** One row is a person's space: the identity traits, and the key under which everything in it is encrypted. */
export const patients = pgTable(
  "patients",
  {
    patientId: patientId().default(sql`uuidv7()`),
    /** The account of the person herself; null when she has no sign-in. No foreign key: accounts live elsewhere. */
    holderAccountId: uuid("holder_account_id"),
    birthName: text("birth_name").notNull(),
    usedName: text("used_name"),
    givenNames: text("given_names").notNull(),
    firstGivenName: text("first_given_name").notNull(),
    sex: text("sex").notNull(),
    birthDate: birthDate().notNull(),
    birthPlace: text("birth_place"),
    /** The commune of birth as a certificate writes it, where no identity provider gave its code. */
    birthTown: text("birth_town"),
    /** COG code; null where nobody said. */
    birthCountry: text("birth_country"),
    /** Matricule INS, encrypted with the patient's key; found again through `ins_directory`. */
    insCiphertext: bytea("ins_ciphertext"),
    insOid: text("ins_oid"),
    insHmac: bytea("ins_hmac"),
    wrappedKey: bytea("wrapped_key").notNull(),
    rootKeyId: text("root_key_id").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
    /** When its person asked for it to be closed; null while nobody has, and once she came back. What follows is counted from it. */
    closingAskedAt: instant("closing_asked_at"),
    /** When she and who helps her were told that it is shut; null before, and once she came back. */
    shutToldAt: instant("shut_told_at"),
  },
  (table) => [
    primaryKey({ name: "patients_pkey", columns: [table.patientId] }),
    index("patients_closing").on(table.closingAskedAt).where(sql`closing_asked_at is not null`),
    isOneOf("sex_is_known_word", table.sex, SEXES),
    isBirthDate("birth_date_is_known_from_the_year", table.birthDate),
    check(
      "ins_is_whole_or_absent",
      sql`(${table.insCiphertext} is null) = (${table.insOid} is null) and (${table.insOid} is null) = (${table.insHmac} is null)`,
    ),
  ],
)

/** One row finds the space of an account. Filled by trigger; the patient's row decides. */
export const holderDirectory = pgTable("holder_directory", {
  accountId: uuid("account_id").primaryKey(),
  patientId: patientId(),
})

/** One row finds a space by matricule INS (HMAC-SHA-256 under the portal's secret). Filled by trigger. */
export const insDirectory = pgTable("ins_directory", {
  insHmac: bytea("ins_hmac").primaryKey(),
  patientId: patientId(),
})

/** One row finds a space by the day of birth of its person, so that two parents' requests lead to one space. Filled by trigger. */
export const birthDirectory = pgTable(
  "birth_directory",
  { birthDate: birthDate().notNull(), patientId: patientId() },
  (table) => [primaryKey({ name: "birth_directory_pkey", columns: [table.birthDate, table.patientId] })],
)

/** One row is when somebody was last in a space, and the time before: what is new since then. */
export const spaceVisits = pgTable(
  "space_visits",
  {
    patientId: patientId().references(() => patients.patientId, { onDelete: "cascade" }),
    accountId: uuid("account_id").notNull(),
    visitedAt: instant("visited_at").notNull().defaultNow(),
    previousVisitAt: instant("previous_visit_at"),
  },
  (table) => [
    primaryKey({ name: "space_visits_pkey", columns: [table.patientId, table.accountId] }),
    index("space_visits_by_time").on(table.patientId, table.visitedAt),
  ],
)
