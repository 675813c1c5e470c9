import { sql } from "drizzle-orm"
import { check, pgTable, smallint, text, unique } from "drizzle-orm/pg-core"
import { DOCTOR_TITLES, FACES, LANGUAGES, SEXES } from "../vocabulary"
import { birthDate, bytea, instant, isBirthDate, isOneOf, newId } from "./columns"

/** One row is a person as one identity provider knows them: what signs in, never whose record it is. */
export const accounts = pgTable(
  "accounts",
  {
    id: newId().primaryKey(),
    face: text("face").notNull(),
    issuer: text("issuer").notNull(),
    /** The provider's own name for the person: opaque, compared byte for byte. */
    subject: text("subject").notNull(),
    displayName: text("display_name").notNull(),
    /** Identity traits of a citizen (INS strict traits); all null for the other faces. */
    birthName: text("birth_name"),
    usedName: text("used_name"),
    /** The whole list, in the order of the birth certificate. */
    givenNames: text("given_names"),
    firstGivenName: text("first_given_name"),
    sex: text("sex"),
    birthDate: birthDate(),
    /** Null when born abroad. */
    birthPlaceInsee: text("birth_place_insee"),
    /** Null where the provider does not say. */
    birthCountryCog: text("birth_country_cog"),
    /** What the provider proposed: a contact, never an identity. */
    email: text("email"),
    /** When the person confirmed the address from a mail sent to it; nothing is sent to an unconfirmed one. */
    emailVerifiedAt: instant("email_verified_at"),
    /** An address waiting for its confirmation, and the SHA-256 of the code sent to it. */
    pendingEmail: text("pending_email"),
    pendingEmailCodeHash: bytea("pending_email_code_hash"),
    pendingEmailExpiresAt: instant("pending_email_expires_at"),
    /** The number, as any telephone dials it (E.164), that the person confirmed by a code sent to it: a contact, never an identity. */
    phone: text("phone"),
    phoneConfirmedAt: instant("phone_confirmed_at"),
    /** A number waiting for its confirmation, the SHA-256 of the code sent to it with the account, and how often one was tried. */
    pendingPhone: text("pending_phone"),
    pendingPhoneCodeHash: bytea("pending_phone_code_hash"),
    pendingPhoneExpiresAt: instant("pending_phone_expires_at"),
    pendingPhoneTries: smallint("pending_phone_tries").notNull().default(0),
    /** Identifiers of a professional. */
    idNatPs: text("id_nat_ps"),
    rpps: text("rpps"),
    /** How a doctor asked to be written, once chosen; it stands in the display name too. */
    doctorTitle: text("doctor_title"),
    language: text("language").notNull().default("fr"),
    createdAt: instant("created_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
  },
  (table) => [
    unique("two_accounts_for_one_subject").on(table.issuer, table.subject),
    isOneOf("face_is_known_word", table.face, FACES),
    isOneOf("account_language_is_known_word", table.language, LANGUAGES),
    isOneOf("doctor_title_is_known_word", table.doctorTitle, DOCTOR_TITLES),
    isOneOf("account_sex_is_known_word", table.sex, SEXES),
    check(
      "citizen_has_identity_traits",
      sql`${table.face} <> 'citizen' or (${table.birthName} is not null and ${table.givenNames} is not null and ${table.firstGivenName} is not null and ${table.sex} is not null and ${table.birthDate} is not null)`,
    ),
    isBirthDate("account_birth_date_is_known_from_the_year", table.birthDate),
    check(
      "pending_address_is_whole_or_absent",
      sql`(${table.pendingEmail} is null) = (${table.pendingEmailCodeHash} is null) and (${table.pendingEmail} is null) = (${table.pendingEmailExpiresAt} is null)`,
    ),
    check("phone_is_whole_or_absent", sql`(${table.phone} is null) = (${table.phoneConfirmedAt} is null)`),
    check(
      "pending_phone_is_whole_or_absent",
      sql`(${table.pendingPhone} is null) = (${table.pendingPhoneCodeHash} is null) and (${table.pendingPhone} is null) = (${table.pendingPhoneExpiresAt} is null)`,
    ),
    check("phone_is_a_number", sql`${table.phone} ~ '^\\+[1-9][0-9]{7,14}$' and ${table.pendingPhone} ~ '^\\+[1-9][0-9]{7,14}$'`),
    check("professional_has_an_identifier", sql`(${table.face} = 'professional') = (${table.idNatPs} is not null)`),
  ],
)
