import { sql } from "drizzle-orm"
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import {
  ALL_SUBJECTS,
  PREVENTION_ANSWERS,
  PREVENTION_REASONS,
  PREVENTION_SUBJECTS,
  PREVENTION_TESTS,
} from "../prevention-vocabulary"
import { AUTHOR_KINDS } from "../vocabulary"
import { instant, isBirthDate, isOneOf, newId, patientId } from "./columns"
import { patients } from "./patients"

/** One row is what somebody said of a subject of prevention: never changed, and taken back whole. */
export const preventionAnswers = pgTable(
  "prevention_answers",
  {
    patientId: patientId(),
    id: newId(),
    subject: text("subject").notNull(),
    kind: text("kind").notNull(),
    /** The day on which it was done: YYYY, YYYY-MM or YYYY-MM-DD. */
    day: text("day"),
    test: text("test"),
    /** Until when it was put off. */
    until: date("until", { mode: "string" }),
    reason: text("reason"),
    /** Which rule was answered, in which version; null where all of prevention was silenced. */
    ruleCode: text("rule_code"),
    ruleVersion: integer("rule_version"),
    authorKind: text("author_kind").notNull(),
    authorAccountId: uuid("author_account_id").notNull(),
    authorName: text("author_name").notNull(),
    authorRelation: text("author_relation"),
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "prevention_answers_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "prevention_answer_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    unique("same_prevention_answer_twice")
      .on(table.patientId, table.subject, table.kind, table.day, table.until)
      .nullsNotDistinct(),
    index("prevention_answers_by_time").on(table.patientId, table.saidAt),
    isOneOf("answered_subject_is_known_word", table.subject, [...PREVENTION_SUBJECTS, ALL_SUBJECTS]),
    isOneOf("prevention_answer_is_known_word", table.kind, PREVENTION_ANSWERS),
    isOneOf("prevention_test_is_known_word", table.test, PREVENTION_TESTS),
    isOneOf("prevention_reason_is_known_word", table.reason, PREVENTION_REASONS),
    isOneOf("author_kind_is_known_word", table.authorKind, AUTHOR_KINDS),
    isBirthDate("prevention_day_is_known_from_the_year", table.day),
    check("prevention_day_is_of_what_was_done", sql`(${table.kind} = 'done') = (${table.day} is not null)`),
    check("prevention_test_is_of_what_was_done", sql`${table.test} is null or ${table.kind} = 'done'`),
    check("prevention_is_put_off_to_a_day", sql`(${table.kind} = 'later') = (${table.until} is not null)`),
    check("prevention_reason_is_of_a_refusal", sql`${table.reason} is null or ${table.kind} = 'not_for_me'`),
    check("all_of_prevention_is_only_silenced", sql`${table.subject} <> 'everything' or ${table.kind} = 'off'`),
    check("prevention_answer_names_its_version", sql`(${table.ruleCode} is null) = (${table.ruleVersion} is null)`),
  ],
)
