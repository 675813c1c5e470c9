import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { refuseMeasure } from "@/lib/measures/answering/commands"
import { addMeasure } from "@/lib/measures/commands"
import { removeLine } from "@/lib/profile/answering/commands"
import { addLine } from "@/lib/profile/commands"
import type { LineContent, LineSection } from "@/lib/profile/rules"
import { newVaccination } from "@/lib/vaccinations/testing"
import { writeDirectives } from "@/lib/wishes/commands"

const HELPING = ["allergies", "medications", "measures", "vaccinations"].flatMap((section) => [
  `view:${section}`,
  `add:${section}`,
])

/** Jeanne's record in which nothing simply stands: each line waits, was refused, is over, was replaced or was written by mistake. */
export async function newUnsureRecord() {
  const record = await newHelpedRecord(HELPING)
  const { jeanne, claire, morel, patientId } = record
  const say = async (actor: Actor, section: LineSection, content: LineContent) => {
    const lineId = randomUUID()
    await withAccess(actor, patientId, [], (access) => addLine(access, { section, lineId, content }))
    return { section, lineId }
  }
  const mistaken = await say(morel, "medications", { label: "Amlodipine" })
  await withAccess(morel, patientId, [], (access) => removeLine(access, mistaken))
  await say(jeanne, "medications", { label: "Ramipril", endedOn: "2026-03" })
  await say(claire, "allergies", { label: "Latex" })
  await say(jeanne, "allergies", { label: "Pollen" })
  for (const reading of [
    { kind: "weight", value: 72.4 },
    { kind: "height", value: 164 },
  ] as const)
    await withAccess(claire, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
  const [height] = await asSuperuser((sql) => sql`select id from measures where patient_id = ${patientId} and value = 164`)
  await withAccess(jeanne, patientId, ["view:measures", "act:measures"], (access) => refuseMeasure(access, String(height?.id)))
  await newVaccination(claire, patientId)
  for (const matters of ["Rester chez moi.", "Rester chez ma fille."]) {
    const said = { matters, wanted: "", refused: "", end: "", other: "" }
    await withAccess(jeanne, patientId, ["edit:wishes"], (access) => writeDirectives(access, said))
  }
  return { ...record, mistaken }
}
