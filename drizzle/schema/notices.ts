import { sql } from "drizzle-orm"
import { boolean, check, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core"
import { APPOINTMENT_ZONES } from "../appointment-vocabulary"
import { NOTICE_WAYS } from "../notice-vocabulary"
import { NOTICE_SUBJECTS } from "../vocabulary"
import { instant, isOneOf, newId } from "./columns"

/**
 * One row is something that a person was told, by mail or SMS too where an address or a number was confirmed: that something happened, never
 * what. Where it leads and whom it names is for the page alone, where the person is signed in.
 */
export const notices = pgTable(
  "notices",
  {
    accountId: uuid("account_id").notNull(),
    id: newId(),
    kind: text("kind").notNull(),
    toldAt: instant("told_at").notNull().defaultNow(),
    subject: text("subject"),
    /** Whose space it happened in, and which access, document or request it is about. */
    spaceId: uuid("space_id"),
    subjectId: uuid("subject_id"),
    /** The other side, as the person knows them. */
    name: text("name"),
    /** When the person opened it here, or said that all of them were read. */
    readAt: instant("read_at"),
    /** How the person had chosen to hear of it; null for one from before there was a choice. */
    way: text("way"),
    /** When its mail or SMS may go, where it came in quiet hours; null where none waits. */
    sendAt: instant("send_at"),
    /** When nothing more was to be sent of it: the mail went, the letter counted it, or there was no reason any more. */
    settledAt: instant("settled_at"),
  },
  (table) => [
    primaryKey({ name: "notices_pkey", columns: [table.accountId, table.id] }),
    index("notices_newest_first").on(table.accountId, table.toldAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index("notices_to_send").on(table.sendAt).where(sql`send_at is not null and settled_at is null`),
    index("notices_for_a_letter").on(table.accountId).where(sql`way = 'weekly' and settled_at is null`),
    isOneOf("notice_way_is_known_word", table.way, NOTICE_WAYS),
    isOneOf("notice_subject_is_known_word", table.subject, NOTICE_SUBJECTS),
  ],
)

const way = (name: string) => text(name).notNull().default("at_once")

/**
 * One row is how somebody wants to be told of each kind of thing, and when not; it begins with the account, as everybody begins.
 * What touches their safety is no choice.
 */
export const noticeSettings = pgTable(
  "notice_settings",
  {
    accountId: uuid("account_id").primaryKey(),
    answers: way("answers"),
    accesses: way("accesses"),
    documents: way("documents"),
    messages: way("messages"),
    circle: way("circle"),
    reminders: way("reminders"),
    /** Whether the letter of the week says that somebody came, and how many people. */
    tellsWhoCame: boolean("tells_who_came").notNull().default(true),
    /** The clock that the person lives by. */
    zone: text("zone").notNull().default("Europe/Paris"),
    /** From which full hour until which nothing is sent; both null where there is no such time. */
    quietFrom: smallint("quiet_from").default(21),
    quietUntil: smallint("quiet_until").default(8),
    /** When the next letter of the week is due; null until the first one was planned. */
    letterAt: instant("letter_at"),
  },
  (table) => [
    index("letters_due").on(table.letterAt.asc().nullsFirst()),
    ...([table.answers, table.accesses, table.documents, table.messages, table.circle, table.reminders] as const).map((column) =>
      isOneOf(`way_of_${column.name}_is_known_word`, column, NOTICE_WAYS),
    ),
    isOneOf("notice_zone_is_known_word", table.zone, APPOINTMENT_ZONES),
    check("quiet_hours_are_hours", sql`${table.quietFrom} between 0 and 23 and ${table.quietUntil} between 0 and 23`),
    check("quiet_hours_end_when_others_begin", sql`${table.quietFrom} <> ${table.quietUntil}`),
    check("quiet_hours_are_two_or_none", sql`(${table.quietFrom} is null) = (${table.quietUntil} is null)`),
  ],
)
