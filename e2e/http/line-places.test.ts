import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation } from "@/lib/access/testing"
import { addMeasure } from "@/lib/measures/commands"
import { newContestedRecord } from "@/lib/rectifications/testing"
import { newVaccination } from "@/lib/vaccinations/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

test("A line, a measure and a dose say where the professional wrote them, to the person and to no one who helps", async () => {
  const [{ jeanne, morel, patientId, lineId }, paul] = [await newContestedRecord(), await newActor("Paul Lefèvre")]
  const permissions = ["view:conditions", "view:measures", "view:vaccinations"]
  await newDelegation(jeanne, patientId, paul, { permissions, documentGroups: [] })
  const reading = { kind: "weight", value: 72.4 } as const
  await withAccess(morel, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
  const [measure] = await asSuperuser((sql) => sql`select id from measures where patient_id = ${patientId}`)
  const doseId = await newVaccination(morel, patientId)
  for (const page of [`profile/conditions/${lineId}`, `measures/weight/${measure?.id}`, `vaccinations/${doseId}`]) {
    const read = async (actor: typeof jeanne) =>
      mainOf((await ask(`/patients/${patientId}/${page}`, { headers: await as(actor) })).text)
    expect.soft(await read(jeanne), page).toMatch(/Lieu d’exercice[\s\S]{0,200}Cabinet des Tilleuls/)
    const his = await read(paul)
    expect.soft(his, page).toContain("Anne Morel")
    expect.soft(his, page).not.toMatch(/Lieu d’exercice|Cabinet des Tilleuls/)
  }
})
