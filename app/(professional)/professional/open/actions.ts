"use server"
import { openByCode } from "@/lib/consultation/opening/commands"
import { openByCodeSchema } from "@/lib/consultation/opening/schema"
import { formAction } from "@/lib/request/form-action"

/** Shows the code that a patient gave; what opens is one gesture away, and nothing is read yet. */
export const openSpaceByCode = formAction(
  openByCodeSchema,
  async (actor, { code }) => `/patients/${await openByCode(actor, code)}`,
)
