import { sql } from "drizzle-orm"
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { MEMBER_KINDS } from "../thread-vocabulary"
import { AUTHOR_KINDS } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId } from "./columns"
import { documents } from "./documents"
import { patients } from "./patients"

/** Who wrote something, as what, and what they were called that day. */
const author = {
  authorAccountId: uuid("author_account_id").notNull(),
  authorKind: text("author_kind").notNull(),
  authorName: text("author_name").notNull(),
}

/** One row is a thread: what it is about, encrypted with the patient's key, who began it, and whether it is closed. */
export const threads = pgTable(
  "threads",
  {
    patientId: patientId(),
    id: newId(),
    subjectCiphertext: bytea("subject_ciphertext").notNull(),
    ...author,
    openedAt: instant("opened_at").notNull().defaultNow(),
    /** The place of its latest message, counted by the database. */
    lastPosition: integer("last_position").notNull().default(0),
    closedAt: instant("closed_at"),
    closedByAccountId: uuid("closed_by_account_id"),
    closedByName: text("closed_by_name"),
  },
  (table) => [
    primaryKey({ name: "threads_pkey", columns: [table.patientId, table.id] }),
    foreignKey({ name: "thread_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    isOneOf("thread_author_kind_is_known_word", table.authorKind, AUTHOR_KINDS),
    check(
      "closing_is_whole_or_absent",
      sql`num_nulls(${table.closedAt}, ${table.closedByAccountId}, ${table.closedByName}) in (0, 3)`,
    ),
  ],
)

const ofThread = (name: string, table: Record<"patientId" | "threadId", Parameters<typeof foreignKey>[0]["columns"][0]>) =>
  foreignKey({
    name,
    columns: [table.patientId, table.threadId],
    foreignColumns: [threads.patientId, threads.id],
  }).onDelete("cascade")

/** One row is somebody besides the person herself who is in a thread, and from which of its messages on they read. */
export const threadMembers = pgTable(
  "thread_members",
  {
    patientId: patientId(),
    threadId: uuid("thread_id").notNull(),
    accountId: uuid("account_id").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    /** Of a professional, as the row was written (TRE_G15). */
    professionCode: text("profession_code"),
    /** The first message that they read: what was said before they came is shut, until the person opens it. */
    readsFrom: integer("reads_from").notNull().default(1),
    addedAt: instant("added_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
  },
  (table) => [
    primaryKey({ name: "thread_members_pkey", columns: [table.patientId, table.threadId, table.accountId] }),
    ofThread("member_of_a_thread", table),
    isOneOf("member_kind_is_known_word", table.kind, MEMBER_KINDS),
    check("professional_has_a_profession", sql`(${table.kind} = 'professional') = (${table.professionCode} is not null)`),
  ],
)

/** One row is a message, which nobody changes: its words are encrypted with the patient's key. */
export const messages = pgTable(
  "messages",
  {
    patientId: patientId(),
    id: newId(),
    threadId: uuid("thread_id").notNull(),
    /** Its place in the thread, given by the database. */
    position: integer("position").notNull().default(0),
    ...author,
    authorRelation: text("author_relation"),
    authorProfession: text("author_profession"),
    wordsCiphertext: bytea("words_ciphertext").notNull(),
    sentAt: instant("sent_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "messages_pkey", columns: [table.patientId, table.id] }),
    ofThread("message_of_a_thread", table),
    uniqueIndex("two_messages_in_one_place").on(table.patientId, table.threadId, table.position),
    isOneOf("message_author_kind_is_known_word", table.authorKind, AUTHOR_KINDS),
  ],
)

/** One row says that a document of the record goes with a message; it is read by whom it is open to. */
export const messageDocuments = pgTable(
  "message_documents",
  { patientId: patientId(), messageId: uuid("message_id").notNull(), documentId: uuid("document_id").notNull() },
  (table) => [
    primaryKey({ name: "message_documents_pkey", columns: [table.patientId, table.messageId, table.documentId] }),
    foreignKey({
      name: "document_of_a_message",
      columns: [table.patientId, table.messageId],
      foreignColumns: [messages.patientId, messages.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "message_with_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
    index("messages_with_a_document").on(table.patientId, table.documentId),
  ],
)

/** One row is how far somebody has read a thread. */
export const threadReads = pgTable(
  "thread_reads",
  {
    patientId: patientId(),
    threadId: uuid("thread_id").notNull(),
    accountId: uuid("account_id").notNull(),
    position: integer("position").notNull(),
    readAt: instant("read_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "thread_reads_pkey", columns: [table.patientId, table.threadId, table.accountId] }),
    ofThread("read_of_a_thread", table),
  ],
)

/** One row is when a professional answers, in one sentence of their own. */
export const answerTimes = pgTable(
  "answer_times",
  {
    accountId: uuid("account_id").primaryKey(),
    sentence: text("sentence").notNull(),
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [check("answer_time_is_short", sql`length(btrim(${table.sentence})) between 1 and 200`)],
)
