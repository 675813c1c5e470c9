"use server"
import * as consultation from "@/lib/consultation/opening/commands"
import { openByCodeSchema } from "@/lib/consultation/opening/schema"
import { formAction } from "@/lib/request/form-action"

/** Shows the code that a patient gave; what opens is one gesture away, and nothing is read yet. */
export const openConsultation = formAction(
  openByCodeSchema,
  async (actor, { code }) => `/patients/${await consultation.openConsultation(actor, code)}`,
)
