"use server"

import * as measures from "@/lib/measures/commands"
import { addMeasureSchema, chooseUnitSchema } from "@/lib/measures/schema"
import * as units from "@/lib/measures/units/commands"
import { patientAction } from "@/lib/request/patient-action"

const pageOf = (patientId: string, kind: string) => `/patients/${patientId}/measures/${kind}`

export const addMeasure = patientAction(addMeasureSchema, ["add:measures"], async (access, input) => {
  await measures.addMeasure(access, input)
  return `${pageOf(access.patientId, input.reading.kind)}?done=added`
})

/** In which unit the person reads one kind of measure. */
export const chooseUnit = patientAction(chooseUnitSchema, ["view:measures"], async (access, { kind, unit }) => {
  await units.chooseUnit(access, { kind, unit })
  return `${pageOf(access.patientId, kind)}?done=unit`
})
