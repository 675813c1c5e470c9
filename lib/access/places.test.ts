import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { addMeasure } from "@/lib/measures/commands"
import { addLine } from "@/lib/profile/commands"
import { newVaccination } from "@/lib/vaccinations/testing"
import type { Actor } from "./actor"
import { getPlace } from "./kept-of-items"
import { withAccess } from "./require-access"
import type { ItemSection } from "./sections"
import { asSuperuser, newActor, newTeamMember } from "./testing"
import { type HelpedRecord, newHelpedRecord } from "./testing/helped-record"

afterAll(closeDatabase)

const WRITTEN = ["conditions", "measures", "vaccinations"] as const satisfies readonly ItemSection[]

let record: HelpedRecord
beforeAll(async () => {
  record = await newHelpedRecord(WRITTEN.map((section) => `view:${section}`))
  const { morel, patientId } = record
  const line = { section: "conditions", lineId: randomUUID(), content: { label: "Diabète de type 1" } } as const
  const reading = { kind: "weight", value: 72.4 } as const
  await withAccess(morel, patientId, ["add:conditions"], (access) => addLine(access, line))
  await withAccess(morel, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
  await newVaccination(morel, patientId)
})

it.each(WRITTEN)(
  "Where a professional wrote is told to the person and to a colleague, and not to who helps: %s",
  async (section) => {
    const { jeanne, claire, patientId } = record
    const caron = await newActor("Julie Caron", "professional")
    await newTeamMember(jeanne, patientId, caron)
    const [row] = await asSuperuser((sql) => sql`select id from ${sql(section)} where patient_id = ${patientId}`)
    const toldTo = (actor: Actor) =>
      withAccess(actor, patientId, [], (access) => {
        access.trace({ action: "space.viewed" })
        return getPlace(access, section, String(row?.id))
      })
    expect(await Promise.all([jeanne, caron, claire].map(toldTo))).toEqual(["Cabinet des Tilleuls", "Cabinet des Tilleuls", null])
  },
)
