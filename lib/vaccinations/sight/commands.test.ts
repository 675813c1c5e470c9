import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { NotFoundError } from "@/lib/errors"
import { getVaccination, listVaccinations } from "../queries"
import { newVaccination } from "../testing"
import { excludeFromVaccination, hideVaccination, judgeVaccination } from "./commands"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
let id: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:vaccinations", "add:vaccinations"]))
  id = await newVaccination(jeanne, patientId)
})

const edit = <Result>(actor: Actor, work: (access: PatientAccess<"edit:vaccinations">) => Promise<Result>) =>
  withAccess(actor, patientId, ["edit:vaccinations"], work)
const seen = async (actor: Actor) => (await withAccess(actor, patientId, ["view:vaccinations"], listVaccinations)).length
const row = async () => (await asSuperuser((sql) => sql`select * from vaccinations where id = ${id}`))[0]
const whoSees = () =>
  edit(jeanne, async (access) => {
    access.trace({ action: "vaccination.viewed" })
    return (await listCaregiversWhoSee(access, "vaccinations", id)).map(({ name, sees, isExcluded }) => [name, sees, isExcluded])
  })

describe("Who sees a dose", () => {
  it("is told to the patient as the policy decides it, and she keeps it from one caregiver, who is not told", async () => {
    expect(await whoSees()).toEqual([["Claire Lefèvre", true, false]])
    await edit(jeanne, (access) => excludeFromVaccination(access, id, claire.accountId, true))
    await edit(jeanne, (access) => excludeFromVaccination(access, id, claire.accountId, true))
    expect([await seen(claire), await seen(morel)]).toEqual([0, 1])
    await expect(withAccess(claire, patientId, ["view:vaccinations"], (access) => getVaccination(access, id))).rejects.toThrow(
      NotFoundError,
    )
    expect(await whoSees()).toEqual([["Claire Lefèvre", false, true]])
    await edit(jeanne, (access) => excludeFromVaccination(access, id, claire.accountId, false))
    expect(await seen(claire)).toBe(1)
  })

  it("is hers to hide from professionals and to show them again", async () => {
    await edit(jeanne, (access) => hideVaccination(access, id, 1, true))
    expect([await seen(morel), await seen(claire)]).toEqual([0, 1])
    await edit(jeanne, (access) => hideVaccination(access, id, 2, false))
    expect(await seen(morel)).toBe(1)
  })

  it("follows what she says of how sensitive it is, over what is usual", async () => {
    await edit(jeanne, (access) => judgeVaccination(access, id, 1, "sensitive"))
    expect(await row()).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "chosen" })
    expect(await seen(claire)).toBe(0)
    await edit(jeanne, (access) => judgeVaccination(access, id, 2, "not"))
    expect(await seen(claire)).toBe(1)
  })

  it("is nobody else's to say, nor of somebody who never helped, and nothing changes", async () => {
    const before = await row()
    for (const actor of [claire, morel]) {
      await expect(edit(actor, (access) => hideVaccination(access, id, 1, true))).rejects.toThrow()
      await expect(edit(actor, (access) => judgeVaccination(access, id, 1, "sensitive"))).rejects.toThrow()
    }
    const stranger = await newActor("Victor Noël")
    await expect(edit(jeanne, (access) => excludeFromVaccination(access, id, stranger.accountId, true))).rejects.toThrow(
      NotFoundError,
    )
    expect(await row()).toEqual(before)
    expect(await asSuperuser((sql) => sql`select from item_exclusions where patient_id = ${patientId}`)).toHaveLength(0)
  })
})
