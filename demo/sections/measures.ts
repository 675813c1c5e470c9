import { withAccess } from "@/lib/access/require-access"
import { addMeasure } from "@/lib/measures/commands"
import type { Reading } from "@/lib/measures/rules"
import type { Seeding } from "../sections"

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Said = { by: string; daysAgo: number; reading: Reading }

const weight = (by: string, daysAgo: number, value: number): Said => ({ by, daysAgo, reading: { kind: "weight", value } })
const pressure = (by: string, daysAgo: number, systolic: number, diastolic: number): Said => ({
  ...{ by, daysAgo },
  reading: { kind: "blood_pressure", systolic, diastolic },
})

/** What a woman of 82 measures at home, what her doctor did, and what her daughter says since yesterday. */
const SAID: Said[] = [
  weight("jeanne", 92, 73.1),
  pressure("jeanne", 61, 141, 79),
  weight("jeanne", 61, 72.8),
  pressure("morel", 37, 136, 78),
  weight("morel", 37, 72.6),
  pressure("jeanne", 16, 133, 76),
  pressure("jeanne", 9, 129, 74),
  weight("jeanne", 9, 72.1),
  pressure("claire", 1, 134, 77),
  weight("claire", 1, 71.8),
]

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

/** Jeanne's weight and blood pressure over three months. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  for (const { by, daysAgo, reading } of SAID) {
    const person = someone(by)
    const actor = person.face === "professional" ? { ...person, exercice: AS_DOCTOR } : person
    // The pressure is taken first, sitting; the weight some minutes later.
    const measuredAt = new Date(Date.now() - daysAgo * DAY - (reading.kind === "weight" ? HOUR : HOUR + 720_000))
    await withAccess(actor, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt }))
  }
}
