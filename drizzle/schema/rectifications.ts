import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { OPEN_RECTIFICATIONS, RECTIFICATION_STATES, REFUSAL_REASONS } from "../rectification-vocabulary"
import { instant, isOneOf, newId, patientId, quoted } from "./columns"
import { patients } from "./patients"

const isOpen = sql`state in (${quoted(OPEN_RECTIFICATIONS)})`

/** Which item is contested, by whom, and in which words. */
const asked = {
  section: text("section").notNull(),
  itemId: uuid("item_id").notNull(),
  askedByAccountId: uuid("asked_by_account_id").notNull(),
  askedByName: text("asked_by_name").notNull(),
  /** Of who answers for the patient, a word of the list of relations; null for the person herself. */
  askedByRelation: text("asked_by_relation"),
  /** What is not right, and what it should say. */
  wrong: text("wrong").notNull(),
  right: text("right"),
  askedAt: instant("asked_at").notNull().defaultNow(),
  /** The last day for an answer, written by the database from the rule of that day. */
  dueOn: date("due_on", { mode: "string" }).notNull().default(sql`'infinity'`),
}

/** Who answered, what and why. */
const answered = {
  answeredAt: instant("answered_at"),
  answeredByAccountId: uuid("answered_by_account_id"),
  answeredByName: text("answered_by_name"),
  answeredByProfession: text("answered_by_profession"),
  reason: text("reason"),
  answer: text("answer"),
}

/** One row says that something a professional wrote is not right, and what the answer was (GDPR art. 16; EHDS art. 6). */
export const rectifications = pgTable(
  "rectifications",
  {
    patientId: patientId(),
    id: newId(),
    ...asked,
    state: text("state").notNull().default("sent"),
    seenAt: instant("seen_at"),
    ...answered,
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ name: "rectifications_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "rectification_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    uniqueIndex("contested_twice").on(table.patientId, table.section, table.itemId).where(isOpen),
    index("rectifications_of_an_item").on(table.patientId, table.section, table.itemId, table.askedAt),
    isOneOf("rectification_state_is_known_word", table.state, RECTIFICATION_STATES),
    isOneOf("refusal_reason_is_known_word", table.reason, REFUSAL_REASONS),
    check(
      "contested_in_words",
      sql`${table.wrong} ~ '\\S' and length(${table.wrong}) <= 2000 and length(${table.right}) <= 2000`,
    ),
    check("answer_is_short", sql`length(${table.answer}) <= 2000`),
    check("seen_is_whole_or_absent", sql`${table.state} = 'withdrawn' or (${table.state} = 'sent') = (${table.seenAt} is null)`),
    check(
      "answer_is_whole_or_absent",
      sql`num_nulls(${table.answeredAt}, ${table.answeredByAccountId}, ${table.answeredByName})
        = case when ${table.state} in ('accepted', 'refused') then 0 else 3 end`,
    ),
    check("refusal_has_a_reason", sql`(${table.state} = 'refused') = (${table.reason} is not null)`),
    check("refusal_says_why", sql`${table.state} <> 'refused' or ${table.answer} ~ '\\S'`),
    check("withdrawal_is_whole_or_absent", sql`(${table.state} = 'withdrawn') = (${table.withdrawnAt} is not null)`),
  ],
)
