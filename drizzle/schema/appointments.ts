import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, pgTable, primaryKey, smallint, text, time, uuid } from "drizzle-orm/pg-core"
import { APPOINTMENT_ZONES } from "../appointment-vocabulary"
import { instant, isOneOf, itemChecks, newId, patientId, recordItem } from "./columns"
import { documents } from "./documents"
import { patients } from "./patients"

const isShort = (name: string, column: Parameters<typeof isOneOf>[1], most: number) =>
  check(name, sql`length(btrim(${column})) between 1 and ${sql.raw(String(most))}`)

/** What somebody says of an appointment. The day and the hour are those of a clock on the wall of the place, whatever the clocks do. */
const said = {
  withWhom: text("with_whom").notNull(),
  place: text("place"),
  day: date("day", { mode: "string" }).notNull(),
  hour: time("hour").notNull(),
  zone: text("zone").notNull(),
  bring: text("bring"),
  /** Who comes along: a name, and the account of a caregiver who could read it when that was said. */
  companion: text("companion"),
  companionAccountId: uuid("companion_account_id"),
}

/** Who said yes to what a caregiver had proposed, and when. */
const confirmation = {
  confirmedAt: instant("confirmed_at"),
  confirmedByName: text("confirmed_by_name"),
}

/** One row is one appointment, as somebody says; taken away, it was cancelled. */
export const appointments = pgTable(
  "appointments",
  {
    ...recordItem(),
    ...said,
    ...confirmation,
    /** When it was said, or said anew. */
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "appointments_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "appointment_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    index("appointments_by_day").on(table.patientId, table.day, table.id).where(sql`deleted_at is null`),
    index("appointments_to_remind_in_order").on(table.day, table.id).where(sql`deleted_at is null`),
    index("appointments_cancelled").on(table.deletedAt).where(sql`deleted_at is not null`),
    isOneOf("zone_is_known_word", table.zone, APPOINTMENT_ZONES),
    isShort("with_whom_is_short", table.withWhom, 200),
    isShort("place_is_short", table.place, 300),
    isShort("bring_is_short", table.bring, 2000),
    isShort("companion_is_short", table.companion, 200),
    check("companion_has_a_name", sql`${table.companionAccountId} is null or ${table.companion} is not null`),
    check("confirmation_is_whole_or_absent", sql`(${table.confirmedAt} is null) = (${table.confirmedByName} is null)`),
    check("confirmed_and_still_proposed", sql`${table.confirmedAt} is null or ${table.state} = 'confirmed'`),
  ],
)

const ofAppointment = (
  name: string,
  table: Record<"patientId" | "appointmentId", Parameters<typeof foreignKey>[0]["columns"][0]>,
) =>
  foreignKey({
    name,
    columns: [table.patientId, table.appointmentId],
    foreignColumns: [appointments.patientId, appointments.id],
  }).onDelete("cascade")

/** One row is a question that somebody wants to ask at an appointment; `asked_at` once it was ticked there. */
export const appointmentQuestions = pgTable(
  "appointment_questions",
  {
    patientId: patientId(),
    id: newId(),
    appointmentId: uuid("appointment_id").notNull(),
    question: text("question").notNull(),
    authorAccountId: uuid("author_account_id").notNull(),
    authorName: text("author_name").notNull(),
    addedAt: instant("added_at").notNull().defaultNow(),
    askedAt: instant("asked_at"),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ name: "appointment_questions_pkey", columns: [table.patientId, table.id] }),
    ofAppointment("question_of_an_appointment", table),
    index("questions_of_an_appointment").on(table.patientId, table.appointmentId, table.id),
    isShort("question_is_short", table.question, 500),
  ],
)

/** One row says that a document is of an appointment: what was brought, or what came out of it. */
export const appointmentDocuments = pgTable(
  "appointment_documents",
  { patientId: patientId(), appointmentId: uuid("appointment_id").notNull(), documentId: uuid("document_id").notNull() },
  (table) => [
    primaryKey({ name: "appointment_documents_pkey", columns: [table.patientId, table.appointmentId, table.documentId] }),
    ofAppointment("document_of_an_appointment", table),
    foreignKey({
      name: "appointment_with_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
    index("appointments_with_a_document").on(table.patientId, table.documentId),
  ],
)

/** One row says that the person was told of an appointment so many days before this instant: of one that moved, anew. */
export const appointmentReminders = pgTable(
  "appointment_reminders",
  {
    patientId: patientId(),
    appointmentId: uuid("appointment_id").notNull(),
    daysBefore: smallint("days_before").notNull(),
    startsAt: instant("starts_at").notNull(),
    toldAt: instant("told_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: "appointment_reminders_pkey",
      columns: [table.patientId, table.appointmentId, table.daysBefore, table.startsAt],
    }),
    ofAppointment("reminder_of_an_appointment", table),
  ],
)
