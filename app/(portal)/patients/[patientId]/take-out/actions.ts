"use server"

import * as exports from "@/lib/exports/commands"
import { exportSchema } from "@/lib/exports/schema"
import * as copies from "@/lib/journal/copies/commands"
import { patientAction } from "@/lib/request/patient-action"
import { readPack } from "./reads"

/** The whole space as one file, with the copy of the journal that its maker waits for. */
export const askForExport = patientAction(exportSchema, ["act:exports", "view:journal"], async (access, { patientId }) => {
  if (await exports.askForExport(access, () => readPack(access))) await copies.askForCopy(access)
  return `/patients/${patientId}/take-out`
})
