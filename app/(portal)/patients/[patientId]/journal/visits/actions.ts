"use server"

import * as watching from "@/lib/journal/watching/commands"
import { visitSchema } from "@/lib/journal/watching/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Tells the patient of one visit; what was done is said on the list. */
export const reportVisit = patientAction(visitSchema, ["view:visits"], async (access, { patientId, visitId }) => {
  await watching.reportVisit(access, visitId)
  return `/patients/${patientId}/journal/visits?done=reported`
})
