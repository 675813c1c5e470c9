"use server"

import * as copies from "@/lib/journal/copies/commands"
import { copySchema } from "@/lib/journal/schema"
import { patientAction } from "@/lib/request/patient-action"

/** A copy of the journal as it is shown now, in place of the one before. */
export const askForCopy = patientAction(copySchema, ["view:journal"], async (access, { patientId }) => {
  await copies.askForCopy(access)
  return `/patients/${patientId}/journal/copy`
})
