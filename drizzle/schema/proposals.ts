import { sql } from "drizzle-orm"
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { PROPOSAL_ANSWERS, PROPOSED_SECTIONS } from "../line-vocabulary"
import { bytea, instant, isOneOf, patientId } from "./columns"
import { documents } from "./documents"

/** Which entry of which document. */
const ofEntry = () => ({ patientId: patientId(), documentId: uuid("document_id").notNull(), entry: text("entry").notNull() })

/** One row is one thing that a document proposes for the record, read out of it by the worker; whoever may not read the document reads none. */
export const proposals = pgTable(
  "proposals",
  {
    ...ofEntry(),
    /** The section that has a place for it. */
    section: text("section").notNull(),
    /** In the order of the document. */
    place: integer("place").notNull(),
    /** What it says, encrypted with the patient's key, as its document is. */
    ciphertext: bytea("ciphertext").notNull(),
  },
  (table) => [
    primaryKey({ name: "proposals_pkey", columns: [table.patientId, table.documentId, table.entry] }),
    foreignKey({
      name: "proposal_of_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
    isOneOf("proposed_section_is_known_word", table.section, PROPOSED_SECTIONS),
    check("entry_has_a_name", sql`${table.entry} ~ '^[A-Za-z0-9_-]{22}$'`),
  ],
)

/** One row says that one person took a proposal, or set it aside: it is not proposed to that person again. */
export const proposalAnswers = pgTable(
  "proposal_answers",
  {
    ...ofEntry(),
    accountId: uuid("account_id").notNull(),
    answer: text("answer").notNull(),
    answeredAt: instant("answered_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "proposal_answers_pkey", columns: [table.patientId, table.documentId, table.entry, table.accountId] }),
    foreignKey({
      name: "answer_about_a_document",
      columns: [table.patientId, table.documentId],
      foreignColumns: [documents.patientId, documents.id],
    }).onDelete("cascade"),
    isOneOf("proposal_answer_is_known_word", table.answer, PROPOSAL_ANSWERS),
  ],
)
