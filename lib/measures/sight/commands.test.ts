import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { readChart } from "../chart/queries"
import { parseChart } from "../chart/schema"
import { addMeasure } from "../commands"
import { listForFile } from "../file/queries"
import { listGrowth } from "../growth/queries"
import { listKinds, listLastMeasures, listMeasures, requireMeasure } from "../queries"
import { excludeFromMeasure, hideMeasure, judgeMeasure } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let morel: Actor
let patientId: string
let id: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures", "add:measures"], documentGroups: [] })
  await newTeamMember(jeanne, patientId, morel)
  id = await weigh(jeanne)
})

async function weigh(actor: Actor): Promise<string> {
  const reading = { kind: "weight", value: 72.4 } as const
  await withAccess(actor, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
  const [last] = await asSuperuser((sql) => sql`select id from measures where author_account_id = ${actor.accountId}`)
  return last?.id
}

const edit = <Result>(actor: Actor, work: (access: PatientAccess<"view:measures" | "edit:measures">) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:measures", "edit:measures"], work)
const row = async (of = id) => (await asSuperuser((sql) => sql`select * from measures where id = ${of}`))[0]

/** How many somebody meets in each list, drawing and file. */
const met = (actor: Actor) =>
  withAccess(actor, patientId, ["view:measures"], async (access) => {
    const { points, summary } = await readChart(access, "weight", parseChart({ period: "all" }))
    return {
      listed: (await listMeasures(access, {})).lines.length,
      last: (await listLastMeasures(access)).length,
      kinds: (await listKinds(access)).length,
      drawn: points.length,
      counted: summary?.count ?? 0,
      filed: (await listForFile(access, undefined)).length,
      grown: (await listGrowth(access)).length,
    }
  })
const all = (count: number) => ({
  listed: count,
  last: count,
  kinds: count,
  drawn: count,
  counted: count,
  filed: count,
  grown: count,
})
const opened = (actor: Actor) => withAccess(actor, patientId, ["view:measures"], (access) => requireMeasure(access, id))

describe("Who sees a measure", () => {
  it("is told to the patient, who keeps it from one caregiver: it is in nothing that she reads, and she is not told", async () => {
    const whoSees = () =>
      edit(jeanne, async (access) => {
        access.trace({ action: "measure.viewed" })
        return (await listCaregiversWhoSee(access, "measures", id)).map(({ name, sees, isExcluded }) => [name, sees, isExcluded])
      })
    expect(await whoSees()).toEqual([["Claire Lefèvre", true, false]])
    await edit(jeanne, (access) => excludeFromMeasure(access, id, claire.accountId, true))
    expect([await met(claire), await met(morel), await met(jeanne)]).toEqual([all(0), all(1), all(1)])
    await expect(opened(claire)).rejects.toThrow(NotFoundError)
    expect(await whoSees()).toEqual([["Claire Lefèvre", false, true]])
    await edit(jeanne, (access) => excludeFromMeasure(access, id, claire.accountId, false))
    expect(await met(claire)).toEqual(all(1))
  })

  it("is hers to hide from professionals and to show them again", async () => {
    await edit(jeanne, (access) => hideMeasure(access, id, true))
    expect([await met(morel), await met(claire), await met(jeanne)]).toEqual([all(0), all(1), all(1)])
    await expect(opened(morel)).rejects.toThrow(NotFoundError)
    expect((await opened(jeanne)).apart).toEqual({ isHidden: true, isSensitive: false })
    await edit(jeanne, (access) => hideMeasure(access, id, false))
    expect(await met(morel)).toEqual(all(1))
    expect((await opened(morel)).apart).toBeNull()
  })

  it("follows what she says of how sensitive it is", async () => {
    await edit(jeanne, (access) => judgeMeasure(access, id, true))
    expect(await row()).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "chosen", version: 2 })
    expect([await met(claire), await met(morel)]).toEqual([all(0), all(1)])
    await edit(jeanne, (access) => judgeMeasure(access, id, false))
    expect(await met(claire)).toEqual(all(1))
  })

  it("is hers to say of what a professional wrote as well, who keeps seeing it and of which nothing else changes", async () => {
    const measured = await weigh(morel)
    const before = await row(measured)
    await edit(jeanne, (access) => hideMeasure(access, measured, true))
    expect(await row(measured)).toEqual({ ...before, marks: ["N", "MASQUE_PS"], version: 2 })
    expect((await met(morel)).listed).toBe(2)
  })

  it("is nobody else's to say, nor of somebody who never helped, and nothing changes", async () => {
    const before = await row()
    for (const actor of [claire, morel]) {
      await expect(edit(actor, (access) => hideMeasure(access, id, true))).rejects.toThrow()
      await expect(edit(actor, (access) => judgeMeasure(access, id, true))).rejects.toThrow()
      await expect(edit(actor, (access) => excludeFromMeasure(access, id, claire.accountId, true))).rejects.toThrow()
    }
    const stranger = await newActor("Victor Noël")
    await expect(edit(jeanne, (access) => excludeFromMeasure(access, id, stranger.accountId, true))).rejects.toThrow(
      NotFoundError,
    )
    expect(await row()).toEqual(before)
    expect(await asSuperuser((sql) => sql`select from item_exclusions where patient_id = ${patientId}`)).toHaveLength(0)
  })
})
