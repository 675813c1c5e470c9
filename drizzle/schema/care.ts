import { sql } from "drizzle-orm"
import { boolean, foreignKey, index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { CONSULTATION_END_REASONS } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** Who a professional was when the row was written: the name shown, and the profession (TRE_G15). */
const professional = {
  professionalAccountId: uuid("professional_account_id").notNull(),
  professionalName: text("professional_name").notNull(),
  professionCode: text("profession_code").notNull(),
}

/** One row is a professional of the care team (CSP art. L1110-12), as the patient named them. */
export const careTeamMembers = pgTable(
  "care_team_members",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    ...professional,
    placeName: text("place_name"),
    /** The attending doctor (médecin traitant) reads what is hidden from other professionals (CSP art. R1111-46). */
    isAttendingDoctor: boolean("is_attending_doctor").notNull().default(false),
    addedAt: instant("added_at").notNull().defaultNow(),
    addedByAccountId: uuid("added_by_account_id").notNull(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ name: "care_team_members_pkey", columns: [table.patientId, table.id] }),
    uniqueIndex("twice_in_one_care_team").on(table.patientId, table.professionalAccountId).where(sql`removed_at is null`),
    uniqueIndex("two_attending_doctors").on(table.patientId).where(sql`is_attending_doctor and removed_at is null`),
  ],
)

/** One row keeps one professional out of a space, whatever code or team he comes with. */
export const blockedProfessionals = pgTable(
  "blocked_professionals",
  {
    patientId: patientId().references(() => patients.patientId),
    ...professional,
    blockedAt: instant("blocked_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "blocked_professionals_pkey", columns: [table.patientId, table.professionalAccountId] })],
)

/** One row is a code that the patient gives to a professional: ten minutes to use it, once. */
export const consultationCodes = pgTable(
  "consultation_codes",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    /** HMAC-SHA-256 of the code under the portal's secret. */
    codeHash: bytea("code_hash").notNull(),
    givenByAccountId: uuid("given_by_account_id").notNull(),
    givenAt: instant("given_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [primaryKey({ name: "consultation_codes_pkey", columns: [table.patientId, table.id] })],
)

/** One row finds a consultation code by its hash. Filled by trigger; the code's row decides. */
export const consultationCodeDirectory = pgTable("consultation_code_directory", {
  codeHash: bytea("code_hash").primaryKey(),
  patientId: patientId(),
  codeId: uuid("code_id").notNull(),
})

/** One row is a consultation: a professional whom the patient let in, for two hours. */
export const consultations = pgTable(
  "consultations",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    ...professional,
    placeName: text("place_name"),
    codeId: uuid("code_id").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
    closesAt: instant("closes_at").notNull(),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
  },
  (table) => [
    primaryKey({ name: "consultations_pkey", columns: [table.patientId, table.id] }),
    foreignKey({
      name: "consultation_by_a_code",
      columns: [table.patientId, table.codeId],
      foreignColumns: [consultationCodes.patientId, consultationCodes.id],
    }),
    uniqueIndex("two_consultations_by_one_code").on(table.patientId, table.codeId),
    index("consultations_by_professional").on(table.patientId, table.professionalAccountId, table.openedAt.desc().nullsFirst()),
    isOneOf("consultation_end_reason_is_known_word", table.endReason, CONSULTATION_END_REASONS),
  ],
)

/** One row finds the spaces in which a professional was named or let in. Filled by trigger; the patient's rows decide. */
export const professionalDirectory = pgTable(
  "professional_directory",
  { professionalAccountId: uuid("professional_account_id").notNull(), patientId: patientId() },
  (table) => [primaryKey({ name: "professional_directory_pkey", columns: [table.professionalAccountId, table.patientId] })],
)

/** One row is a place of practice that the identity provider said of a professional at the last sign-in: how patients find them. */
export const practices = pgTable(
  "practices",
  {
    accountId: uuid("account_id").notNull(),
    position: smallint("position").notNull(),
    professionCode: text("profession_code").notNull(),
    savoirFaireCode: text("savoir_faire_code"),
    structureId: text("structure_id"),
    structureName: text("structure_name"),
  },
  (table) => [primaryKey({ name: "practices_pkey", columns: [table.accountId, table.position] })],
)
