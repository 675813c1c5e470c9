import { sql } from "drizzle-orm"
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { VACCINE_CODE_SYSTEMS, VACCINE_DISEASES } from "../vaccination-vocabulary"
import { areAllOf, instant, isOneOf, itemChecks, recordItem } from "./columns"
import { patients } from "./patients"

/** What somebody says of one dose, as it is read on the paper or remembered. */
const said = {
  /** The name of the vaccine as it is written; nobody guesses it from what it protects against. */
  vaccine: text("vaccine"),
  codeSystem: text("code_system"),
  code: text("code"),
  diseases: text("diseases").array().notNull(),
  /** The day as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  givenOn: text("given_on").notNull(),
  /** Which dose it was, as it is written: "2e dose", "rappel". */
  dose: text("dose"),
  lot: text("lot"),
  givenBy: text("given_by"),
}

/** Who said yes to what a caregiver had proposed, and when. */
const confirmation = {
  confirmedAt: instant("confirmed_at"),
  confirmedByAccountId: uuid("confirmed_by_account_id"),
  confirmedByKind: text("confirmed_by_kind"),
  confirmedByName: text("confirmed_by_name"),
  confirmedByProfession: text("confirmed_by_profession"),
}

const isShort = (name: string, column: Parameters<typeof isOneOf>[1], most: number) =>
  check(name, sql`length(btrim(${column})) between 1 and ${sql.raw(String(most))}`)

/** One row is one dose that the patient received, as somebody says; its source is the document that proves it. */
export const vaccinations = pgTable(
  "vaccinations",
  {
    ...recordItem(),
    ...said,
    ...confirmation,
    /** When it was said, or said anew. */
    saidAt: instant("said_at").notNull().defaultNow(),
    idempotencyKey: uuid("idempotency_key").notNull(),
  },
  (table) => [
    primaryKey({ name: "vaccinations_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "vaccination_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    unique("same_vaccination_twice").on(table.patientId, table.idempotencyKey),
    index("vaccinations_by_day")
      .on(table.patientId, table.givenOn.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index("vaccinations_by_professional").on(table.patientId, table.authorAccountId).where(sql`author_kind = 'professional'`),
    index("vaccinations_removed").on(table.deletedAt).where(sql`deleted_at is not null`),
    areAllOf("diseases_are_known_words", table.diseases, VACCINE_DISEASES),
    check("vaccination_against_nothing", sql`cardinality(${table.diseases}) between 1 and 12`),
    isOneOf("code_system_is_known_word", table.codeSystem, VACCINE_CODE_SYSTEMS),
    check("vaccine_code_has_a_system", sql`(${table.code} is null) = (${table.codeSystem} is null)`),
    isShort("vaccine_name_is_short", table.vaccine, 200),
    isShort("vaccine_code_is_short", table.code, 20),
    isShort("dose_is_short", table.dose, 60),
    isShort("lot_is_short", table.lot, 60),
    isShort("given_by_is_short", table.givenBy, 200),
    check("given_on_is_known_from_the_year", sql`${table.givenOn} ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'`),
    check("given_in_the_future", sql`${table.givenOn} <= to_char(${table.saidAt} at time zone 'Europe/Paris', 'YYYY-MM-DD')`),
    isOneOf("confirmed_by_kind_is_known_word", table.confirmedByKind, ["patient", "caregiver", "professional"]),
    check(
      "confirmation_is_whole_or_absent",
      sql`(${table.confirmedAt} is null) = (${table.confirmedByKind} is null)
        and (${table.confirmedAt} is null) = (${table.confirmedByName} is null)`,
    ),
    check("confirmed_and_still_proposed", sql`${table.confirmedAt} is null or ${table.state} = 'confirmed'`),
  ],
)
