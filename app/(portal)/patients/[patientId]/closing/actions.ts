"use server"

import * as closing from "@/lib/closing/commands"
import { closingSchema } from "@/lib/closing/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Asks for my space to be closed: nothing changes for 48 hours. */
export const askToClose = patientAction(closingSchema, ["act:closing"], async (access, { patientId }) => {
  await closing.askToClose(access)
  return `/patients/${patientId}/closing`
})

/** Stops it, or comes back to my space that is shut. */
export const undoClosing = patientAction(closingSchema, ["act:closing"], async (access, { patientId }) => {
  await closing.undoClosing(access)
  return `/patients/${patientId}/closing?done=undone`
})
