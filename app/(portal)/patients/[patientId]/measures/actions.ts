"use server"

import * as answering from "@/lib/measures/answering/commands"
import { answerMeasureSchema, oneMeasureSchema } from "@/lib/measures/answering/schema"
import * as measures from "@/lib/measures/commands"
import * as importing from "@/lib/measures/importing/commands"
import { importMeasuresSchema, withdrawImportSchema } from "@/lib/measures/importing/schema"
import { addMeasureSchema, chooseUnitSchema } from "@/lib/measures/schema"
import * as sight from "@/lib/measures/sight/commands"
import { excludeFromMeasureSchema, hideMeasureSchema, judgeMeasureSchema } from "@/lib/measures/sight/schema"
import * as targets from "@/lib/measures/targets/commands"
import { setTargetSchema, withdrawTargetSchema } from "@/lib/measures/targets/schema"
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

/** A professional says where a kind should lie. */
export const setTarget = patientAction(setTargetSchema, ["view:measures", "act:measures"], async (access, input) => {
  await targets.setTarget(access, input)
  return `${pageOf(access.patientId, input.kind)}?done=target`
})

/** A professional gives a target up. */
export const withdrawTarget = patientAction(withdrawTargetSchema, ["view:measures", "act:measures"], async (access, input) => {
  await targets.withdrawTarget(access, input.targetId)
  return `${pageOf(access.patientId, input.kind)}?done=untargeted`
})

const waitingOf = (patientId: string) => `/patients/${patientId}/measures?waiting=1`

/** What a caregiver proposed is right; whoever said so on the list of what waits stays there. */
export const confirmMeasure = patientAction(
  answerMeasureSchema,
  ["view:measures", "act:measures"],
  async (access, { measureId, waiting }) => {
    const kind = await answering.confirmMeasure(access, measureId)
    if (waiting) return `${waitingOf(access.patientId)}&done=confirmed`
    return `${pageOf(access.patientId, kind)}/${measureId}?done=confirmed`
  },
)

/** What a caregiver proposed is not. */
export const refuseMeasure = patientAction(
  answerMeasureSchema,
  ["view:measures", "act:measures"],
  async (access, { measureId, waiting }) => {
    const kind = await answering.refuseMeasure(access, measureId)
    if (waiting) return `${waitingOf(access.patientId)}&done=refused&measure=${measureId}`
    return `${pageOf(access.patientId, kind)}/${measureId}?done=refused`
  },
)

/** Takes a refusal back. */
export const reopenMeasure = patientAction(oneMeasureSchema, ["view:measures", "act:measures"], async (access, { measureId }) => {
  const kind = await answering.reopenMeasure(access, measureId)
  return `${pageOf(access.patientId, kind)}/${measureId}?done=reopened`
})

/** Brings back what was taken away. */
export const restoreMeasure = patientAction(
  oneMeasureSchema,
  ["view:measures", "edit:measures"],
  async (access, { measureId }) => {
    const kind = await answering.restoreMeasure(access, measureId)
    return `${pageOf(access.patientId, kind)}/${measureId}?done=restored`
  },
)

/** Takes away what the person or a caregiver wrote down. */
export const deleteMeasure = patientAction(
  oneMeasureSchema,
  ["view:measures", "edit:measures"],
  async (access, { measureId }) => {
    const kind = await answering.deleteMeasure(access, measureId)
    return `${pageOf(access.patientId, kind)}?done=deleted&measure=${measureId}`
  },
)

/** Hides from professionals, or shows again. */
export const hideMeasure = patientAction(
  hideMeasureSchema,
  ["view:measures", "edit:measures"],
  async (access, { measureId, hidden }) => {
    const kind = await sight.hideMeasure(access, measureId, hidden === "yes")
    return `${pageOf(access.patientId, kind)}/${measureId}?done=${hidden === "yes" ? "hidden" : "shown"}`
  },
)

/** Sensitive, or not. */
export const judgeMeasure = patientAction(
  judgeMeasureSchema,
  ["view:measures", "edit:measures"],
  async (access, { measureId, sensitivity }) => {
    const kind = await sight.judgeMeasure(access, measureId, sensitivity === "sensitive")
    return `${pageOf(access.patientId, kind)}/${measureId}?done=judged`
  },
)

/** Keeps from one caregiver, or shows again. */
export const excludeFromMeasure = patientAction(
  excludeFromMeasureSchema,
  ["view:measures", "edit:measures"],
  async (access, { measureId, caregiverId, excluded }) => {
    const kind = await sight.excludeFromMeasure(access, measureId, caregiverId, excluded === "yes")
    return `${pageOf(access.patientId, kind)}/${measureId}?done=${excluded === "yes" ? "excluded" : "included"}`
  },
)

/** What a file holds is added, with the unusual values that were said to be right. */
export const importMeasures = patientAction(
  importMeasuresSchema,
  ["view:measures", "add:measures"],
  async (access, { importId, right }) => {
    const added = await importing.importMeasures(access, importId, right)
    return added
      ? `${pageOf(access.patientId, "import")}/${importId}?done=imported`
      : `${pageOf(access.patientId, "import")}?done=nothing`
  },
)

/** Takes back what came from one file. */
export const withdrawImport = patientAction(
  withdrawImportSchema,
  ["view:measures", "add:measures"],
  async (access, { importId }) => {
    await importing.withdrawImport(access, importId)
    return `${pageOf(access.patientId, "import")}/${importId}?done=withdrawn`
  },
)
