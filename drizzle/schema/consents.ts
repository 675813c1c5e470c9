import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { CONSENT_AUDIENCES, LANGUAGES, PRESSURE_ANSWERS } from "../vocabulary"
import { bytea, instant, isOneOf, newId, patientId } from "./columns"
import { delegations } from "./delegations"
import { patients } from "./patients"

/** One row is the text that was agreed to, whole for the patient, without what was left out for the caregiver. */
export const consentTexts = pgTable(
  "consent_texts",
  {
    patientId: patientId(),
    delegationId: uuid("delegation_id").notNull(),
    version: integer("version").notNull(),
    audience: text("audience").notNull(),
    language: text("language").notNull(),
    templateVersion: text("template_version").notNull(),
    body: text("body").notNull(),
    sha256: bytea("sha256").notNull(),
    writtenAt: instant("written_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: "consent_texts_pkey",
      columns: [table.patientId, table.delegationId, table.version, table.audience],
    }),
    foreignKey({
      name: "consent_to_a_delegation",
      columns: [table.patientId, table.delegationId],
      foreignColumns: [delegations.patientId, delegations.id],
    }),
    isOneOf("audience_is_known_word", table.audience, CONSENT_AUDIENCES),
    isOneOf("consent_language_is_known_word", table.language, LANGUAGES),
  ],
)

/** One row is an answer to "Is somebody making you do this?": written by the portal, never read by it. */
export const pressureAnswers = pgTable(
  "pressure_answers",
  {
    patientId: patientId().references(() => patients.patientId),
    id: newId(),
    draftId: uuid("draft_id").notNull(),
    answer: text("answer").notNull(),
    answeredAt: instant("answered_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "pressure_answers_pkey", columns: [table.patientId, table.id] }),
    isOneOf("pressure_answer_is_known_word", table.answer, PRESSURE_ANSWERS),
  ],
)
