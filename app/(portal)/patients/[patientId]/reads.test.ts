import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newArrival, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { costOf, statementsIn } from "@/lib/access/testing/cost"
import { newAppointment } from "@/lib/appointments/testing"
import { addMeasure } from "@/lib/measures/commands"
import { addLine } from "@/lib/profile/commands"
import { getSpaceHeader } from "@/lib/space/queries"
import { newVaccination } from "@/lib/vaccinations/testing"
import { readHome } from "./reads"

let jeanne: Actor
let claire: Actor
let morel: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
  const noting = ["allergies", "medications", "measures", "vaccinations"].flatMap((one) => [`view:${one}`, `add:${one}`])
  const permissions = [...noting, "view:documents", "view:appointments", "act:appointments"]
  await newDelegation(jeanne, patientId, claire, { permissions })
  await newTeamMember(jeanne, patientId, morel)
})

/** What the home of a space costs who comes in: transactions, statements outside of them, and statements within. */
const cost = (actor: Actor) =>
  costOf(() =>
    withAccess(actor, patientId, [], (access) =>
      statementsIn(access.tx, async () => readHome(access, await getSpaceHeader(access))),
    ),
  )

/** One more thing in every block. */
async function addToEach(): Promise<void> {
  await newDocument(jeanne, patientId)
  await newAppointment(claire, patientId)
  await newVaccination(claire, patientId)
  await withAccess(claire, patientId, [], (access) =>
    addLine(access, { section: "allergies", lineId: randomUUID(), content: { label: `Latex ${randomUUID()}` } }),
  )
  await withAccess(claire, patientId, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "weight", value: 72 }, measuredAt: null }),
  )
}

describe("The home of a space", () => {
  it("is one transaction for whoever comes in, with as many statements whatever it holds", async () => {
    await newArrival(jeanne, patientId, await newActor("Lucie Bonnet"))
    await addToEach()
    for (const actor of [jeanne, claire, morel]) await cost(actor)
    const little = [await cost(jeanne), await cost(claire), await cost(morel)]
    for (let time = 0; time < 6; time++) await addToEach()
    const much = [await cost(jeanne), await cost(claire), await cost(morel)]
    for (const one of [...little, ...much]) expect(one).toMatchObject({ transactions: 1, outside: 0 })
    for (const one of little) expect(one.result).toBeGreaterThan(5)
    const more = much.map(({ result }, at) => result - (little[at]?.result ?? 0))
    // With more unread documents than are shown, they are counted as well.
    expect(more.every((number) => number <= 1)).toBe(true)
  })

  it("would be seen to be more than one", async () => {
    const twice = await costOf(async () => [await cost(jeanne), await cost(claire)])
    expect(twice.transactions).toBe(2)
    expect(twice.result.every(({ outside }) => outside === 0)).toBe(true)
  })
})
