"use server"

import * as measures from "@/lib/measures/commands"
import { addMeasureShape } from "@/lib/measures/shape/schema"
import { patientAction } from "@/lib/request/patient-action"

export const addMeasure = patientAction(addMeasureShape, ["add:measures"], async (access, input) => {
  await measures.addMeasure(access, input)
  return `/patients/${access.patientId}/measures?done=added`
})
