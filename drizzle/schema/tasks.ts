import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, pgTable, primaryKey, text, time, uuid } from "drizzle-orm/pg-core"
import { TASK_LINKS } from "../task-vocabulary"
import { instant, isOneOf, itemChecks, newId, patientId, recordItem } from "./columns"
import { patients } from "./patients"

const isShort = (name: string, column: Parameters<typeof isOneOf>[1], most: number) =>
  check(name, sql`length(btrim(${column})) between 1 and ${sql.raw(String(most))}`)

/** What is to be done, and by when: a day, and an hour where there is one. */
const said = {
  title: text("title").notNull(),
  details: text("details"),
  dueOn: date("due_on", { mode: "string" }).notNull(),
  dueHour: time("due_hour"),
  /** The one item of one section that it is about; whoever may not read that finds no trace of it here. */
  linkedSection: text("linked_section"),
  linkedItemId: uuid("linked_item_id"),
}

/** Who took it, and who did it; whether the first still holds is for their access to say. */
const whoDoes = {
  takenAt: instant("taken_at"),
  takenByAccountId: uuid("taken_by_account_id"),
  takenByName: text("taken_by_name"),
  doneAt: instant("done_at"),
  doneByAccountId: uuid("done_by_account_id"),
  doneByName: text("done_by_name"),
}

/** One row is one task that somebody around the patient wrote down; taken away, it can come back for a while. */
export const tasks = pgTable(
  "tasks",
  {
    ...recordItem(),
    ...said,
    ...whoDoes,
    /** When it was said, or said anew. */
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "tasks_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "task_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    ...itemChecks(table),
    index("tasks_by_day").on(table.patientId, table.dueOn, table.id).where(sql`deleted_at is null`),
    index("tasks_taken_away").on(table.deletedAt).where(sql`deleted_at is not null`),
    isOneOf("linked_section_is_known_word", table.linkedSection, TASK_LINKS),
    isShort("task_title_is_short", table.title, 200),
    isShort("task_details_is_short", table.details, 1000),
    check("task_link_is_whole_or_absent", sql`(${table.linkedSection} is null) = (${table.linkedItemId} is null)`),
    check(
      "task_taken_is_whole_or_absent",
      sql`num_nulls(${table.takenAt}, ${table.takenByAccountId}, ${table.takenByName}) in (0, 3)`,
    ),
    check(
      "task_done_is_whole_or_absent",
      sql`num_nulls(${table.doneAt}, ${table.doneByAccountId}, ${table.doneByName}) in (0, 3)`,
    ),
  ],
)

/**
 * One row says that somebody is away for some days, and asks somebody else of the circle to take care of their tasks meanwhile. No task
 * is changed by it: who takes care of what follows from the days.
 */
export const taskAbsences = pgTable(
  "task_absences",
  {
    patientId: patientId(),
    id: newId(),
    accountId: uuid("account_id").notNull(),
    absentName: text("absent_name").notNull(),
    standInAccountId: uuid("stand_in_account_id").notNull(),
    standInName: text("stand_in_name").notNull(),
    /** The first day and the last, as the clock of the space counts days. */
    fromOn: date("from_on", { mode: "string" }).notNull(),
    untilOn: date("until_on", { mode: "string" }).notNull(),
    askedAt: instant("asked_at").notNull().defaultNow(),
    acceptedAt: instant("accepted_at"),
    /** When it was refused, taken back or given back before its time, and by whom. */
    endedAt: instant("ended_at"),
    endedByAccountId: uuid("ended_by_account_id"),
    endedByName: text("ended_by_name"),
  },
  (table) => [
    primaryKey({ name: "task_absences_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "absence_in_a_space", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    index("task_absences_by_person").on(table.patientId, table.accountId, table.untilOn),
    check("absence_is_of_two_people", sql`${table.accountId} <> ${table.standInAccountId}`),
    check("absence_ends_after_it_begins", sql`${table.untilOn} between ${table.fromOn} and ${table.fromOn} + 92`),
    check(
      "absence_end_is_whole_or_absent",
      sql`num_nulls(${table.endedAt}, ${table.endedByAccountId}, ${table.endedByName}) in (0, 3)`,
    ),
  ],
)
