import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newTeamMember, practiceOf } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { readChart } from "../chart/queries"
import { addMeasure } from "../commands"
import { listLastMeasures, listMeasures } from "../queries"
import { confirmMeasure, deleteMeasure, refuseMeasure, reopenMeasure, restoreMeasure } from "./commands"

afterAll(closeDatabase)

const _HELPING = { permissions: ["view:measures", "add:measures"], documentGroups: [] }

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:measures", "add:measures"]))
})

const rows = () => asSuperuser((db) => db`select * from measures where patient_id = ${patientId} order by id`)
async function add(actor: Actor, value = 72.4): Promise<string> {
  await withAccess(actor, patientId, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "weight", value }, measuredAt: null }),
  )
  return (await rows()).at(-1)?.id
}
type Answer = typeof confirmMeasure
type Edit = typeof deleteMeasure
const answer = (actor: Actor, act: Answer, id: string) =>
  withAccess(actor, patientId, ["view:measures", "act:measures"], (access) => act(access, id))
const edit = (actor: Actor, act: Edit, id: string) =>
  withAccess(actor, patientId, ["view:measures", "edit:measures"], (access) => act(access, id))
const told = (action: string) =>
  asSuperuser((db) => db`select from audit_events where patient_id = ${patientId} and action = ${action} and outcome = 'done'`)
const counted = async () =>
  (await withAccess(jeanne, patientId, ["view:measures"], (access) => readChart(access, "weight", {}))).points.length

describe("What a caregiver proposed", () => {
  it("stands once the patient confirmed it, with who said so, and the caregiver's name stays on it", async () => {
    const id = await add(claire)
    expect(await answer(jeanne, confirmMeasure, id)).toBe("weight")
    expect(await rows()).toMatchObject([
      { state: "confirmed", answered_by_name: "Jeanne Lefèvre", author_name: "Claire Lefèvre", author_kind: "caregiver" },
    ])
    const { lines } = await withAccess(claire, patientId, ["view:measures"], (access) => listMeasures(access, {}))
    expect(lines).toMatchObject([{ state: "confirmed", answeredBy: "Jeanne Lefèvre" }])
  })

  it("is confirmed by a professional too", async () => {
    await answer(morel, confirmMeasure, await add(claire))
    expect(await rows()).toMatchObject([{ state: "confirmed", answered_by_name: "Anne Morel" }])
  })

  it("counts nowhere once it was refused, stays in the list with who refused it, and waits again when that is undone", async () => {
    const id = await add(claire)
    await answer(jeanne, refuseMeasure, id)
    expect(await counted()).toBe(0)
    expect(await withAccess(jeanne, patientId, ["view:measures"], listLastMeasures)).toEqual([])
    const { lines } = await withAccess(claire, patientId, ["view:measures"], (access) => listMeasures(access, {}))
    expect(lines).toMatchObject([{ state: "entered_in_error", answeredBy: "Jeanne Lefèvre" }])
    await answer(jeanne, reopenMeasure, id)
    expect(await rows()).toMatchObject([{ state: "proposed", answered_at: null, answered_by_name: null }])
    expect(await counted()).toBe(1)
  })

  it("is answered once: whoever answers again changes nothing", async () => {
    const id = await add(claire)
    await answer(jeanne, confirmMeasure, id)
    const before = await rows()
    for (const act of [confirmMeasure, refuseMeasure, reopenMeasure]) await expect(answer(morel, act, id)).rejects.toThrow()
    expect(await rows()).toEqual(before)
    expect(await told("measure.confirmed")).toHaveLength(1)
  })

  it("is answered neither by its author, nor by a stranger, nor by a professional who does not see it", async () => {
    const id = await add(claire)
    const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
    await newTeamMember(jeanne, patientId, nurse, { professionCode: "60" })
    const before = await rows()
    for (const actor of [claire, nurse, await newActor("Victor Noël")])
      for (const act of [confirmMeasure, refuseMeasure]) await expect(answer(actor, act, id)).rejects.toThrow()
    expect(await rows()).toEqual(before)
  })
})

describe("A measure that the patient takes away", () => {
  it.each(["her own", "a caregiver's"])("is gone for everybody, and comes back when that is undone: %s", async (whose) => {
    const id = await add(whose === "her own" ? jeanne : claire)
    await edit(jeanne, deleteMeasure, id)
    expect(await counted()).toBe(0)
    await edit(jeanne, restoreMeasure, id)
    expect(await counted()).toBe(1)
    expect([(await told("measure.deleted")).length, (await told("measure.restored")).length]).toEqual([1, 1])
  })

  it("is none of a professional's: not a byte of that line changes", async () => {
    const id = await add(morel)
    const before = await rows()
    await expect(edit(jeanne, deleteMeasure, id)).rejects.toThrow()
    for (const act of [confirmMeasure, refuseMeasure]) await expect(answer(jeanne, act, id)).rejects.toThrow()
    expect(await rows()).toEqual(before)
  })

  it("is taken away by nobody else", async () => {
    const id = await add(claire)
    const before = await rows()
    for (const actor of [claire, morel, await newActor("Victor Noël")]) {
      await expect(edit(actor, deleteMeasure, id)).rejects.toThrow()
      await expect(edit(actor, restoreMeasure, id)).rejects.toThrow()
    }
    expect(await rows()).toEqual(before)
  })
})

describe("The database", () => {
  it("changes no line of a professional and no answer, whatever statement the portal sends, and nothing of it is kept", async () => {
    const ids = [await add(morel), await add(claire, 71)]
    await answer(jeanne, confirmMeasure, ids[1] ?? "")
    const before = await rows()
    const send = (set: string, id = "") =>
      withAccess(jeanne, patientId, ["view:measures"], async (access) => {
        access.trace({ action: "measure.listed", permission: "view:measures" })
        await access.tx.execute(sql`update measures set ${sql.raw(set)} where patient_id = ${patientId} and id = ${id}::uuid`)
      }).catch((error) => String(error.cause ?? error))
    expect(await send("deleted_at = now()", ids[0])).toContain("what a professional wrote stays")
    expect(await send("state = 'proposed'", ids[1])).toContain("answered once")
    expect(await send("state = 'entered_in_error'", ids[1])).toContain("answered once")
    expect(await send("value = 80", ids[1])).toContain("permission denied")
    expect(await rows()).toEqual(before)
  })
})
