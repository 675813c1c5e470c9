import { pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { EMERGENCY_ANSWERS } from "../vocabulary"
import { instant, isOneOf, patientId } from "./columns"
import { patients } from "./patients"

/** One row is what a person said of who may open her space when her life is at risk; nothing said leaves it to the law. */
export const emergencyChoices = pgTable(
  "emergency_choices",
  {
    patientId: patientId().references(() => patients.patientId),
    /** The doctor of the emergency call centre (Samu, 15). */
    emergencyCentre: text("emergency_centre"),
    /** A professional beside somebody who cannot answer. */
    breakGlass: text("break_glass"),
    saidAt: instant("said_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "emergency_choices_pkey", columns: [table.patientId] }),
    isOneOf("emergency_centre_is_known_word", table.emergencyCentre, EMERGENCY_ANSWERS),
    isOneOf("break_glass_is_known_word", table.breakGlass, EMERGENCY_ANSWERS),
  ],
)
