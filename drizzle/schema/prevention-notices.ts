import { date, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { PREVENTION_SUBJECTS } from "../prevention-vocabulary"
import { instant, isOneOf, patientId } from "./columns"
import { patients } from "./patients"

/** One row is on which day the rules were last asked about a person, so that each is asked about once a day. */
export const preventionLooks = pgTable(
  "prevention_looks",
  { patientId: patientId(), lookedOn: date("looked_on", { mode: "string" }).notNull() },
  (table) => [
    primaryKey({ name: "prevention_looks_pkey", columns: [table.patientId] }),
    foreignKey({ name: "prevention_look_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
  ],
)

/** One row says that the person was told of something that was due from a day on: once, whatever happens to it afterwards. */
export const preventionTold = pgTable(
  "prevention_told",
  {
    patientId: patientId(),
    subject: text("subject").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    toldAt: instant("told_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "prevention_told_pkey", columns: [table.patientId, table.subject, table.dueOn] }),
    foreignKey({ name: "prevention_told_of_a_patient", columns: [table.patientId], foreignColumns: [patients.patientId] }),
    index("prevention_told_by_time").on(table.patientId, table.toldAt),
    isOneOf("told_subject_is_known_word", table.subject, PREVENTION_SUBJECTS),
  ],
)
