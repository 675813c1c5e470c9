import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { exclude } from "@/lib/access/kept-of-items"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newConsultation, newDelegation, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { newRectification } from "@/lib/rectifications/testing"
import { codeOfConstraint } from "@/lib/request/constraints"
import { confirmMeasure, deleteMeasure, restoreMeasure } from "../answering/commands"
import { addMeasure } from "../commands"
import { HELPING, IMPORTING, importsIn, sendMeasures, WEEK } from "./testing"

afterAll(closeDatabase)

const ANSWERING = ["view:measures", "act:measures"] as const

let jeanne: Actor
let claire: Actor
let patientId: string
let { look, add, withdraw } = importsIn("")
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  ;({ look, add, withdraw } = importsIn(patientId))
})

/** Past the commands, as the portal would for this person. */
const takeAway = (actor: Actor, id: string) =>
  withAccess(actor, patientId, IMPORTING, async (access) => {
    access.trace({ action: "measure.listed" })
    await access.tx.execute(sql`update measures set deleted_at = now() where patient_id = ${patientId} and id = ${id}`)
  })
const whole = async (actor: Actor) => {
  const importId = await sendMeasures(actor, patientId, WEEK)
  await add(actor, importId)
  return importId
}
const rows = () =>
  asSuperuser((db) => db`select * from measures where patient_id = ${patientId} and deleted_at is null order by measured_at`)

describe("What came from a file", () => {
  const age = (interval: string) =>
    asSuperuser(
      (db) => db`update measures set entered_at = now() - ${interval}::interval
      where patient_id = ${patientId} and import_id is not null`,
    )

  it("is taken back whole, once, within the hour, and the file can be added anew", async () => {
    const importId = await whole(jeanne)
    await withAccess(jeanne, patientId, ["add:measures"], (access) =>
      addMeasure(access, { reading: { kind: "weight", value: 72 }, measuredAt: null }),
    )
    await age("59 minutes")
    await Promise.all([withdraw(jeanne, importId), withdraw(jeanne, importId)])
    expect(await rows()).toMatchObject([{ value: "72.000" }])
    expect(await look(jeanne, importId)).toMatchObject({ state: "added", added: 2, standing: 0 })
    await whole(jeanne)
    expect(await rows()).toHaveLength(3)
  })

  it("is not brought back beside the same that was added anew, and the person is told why", async () => {
    await whole(jeanne)
    const [row] = await rows()
    const measureId = String(row?.id)
    await withAccess(jeanne, patientId, ["view:measures", "edit:measures"], (access) => deleteMeasure(access, measureId))
    await whole(jeanne)
    const again = await rows()
    const error = await withAccess(jeanne, patientId, ["view:measures", "edit:measures"], (access) =>
      restoreMeasure(access, measureId),
    ).catch((fault: unknown) => fault)
    expect(codeOfConstraint(error)).toBe("measures.already_there")
    expect(await rows()).toEqual(again)
  })

  it("is not taken back once the hour is over", async () => {
    const importId = await whole(jeanne)
    expect(await look(jeanne, importId)).toMatchObject({ until: expect.any(Date) })
    await age("60 minutes 1 second")
    expect(await look(jeanne, importId)).toMatchObject({ until: null })
    await expect(withdraw(jeanne, importId)).rejects.toThrow("measures.import_withdrawn_too_late")
    expect(await rows()).toHaveLength(2)
  })

  it("stays where somebody answered it or it is contested, and the page says how much of it one may still take back", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    const morel = await newActor("Anne Morel", "professional")
    await newConsultation(jeanne, patientId, morel)
    const touched = [
      { author: claire, touch: (id: string) => withAccess(jeanne, patientId, ANSWERING, (access) => confirmMeasure(access, id)) },
      { author: morel, touch: (itemId: string) => newRectification(jeanne, patientId, { section: "measures", itemId }) },
    ]
    for (const { author, touch } of touched) {
      const importId = await whole(author)
      const [first] = await rows()
      await touch(String(first?.id))
      expect(await look(author, importId)).toMatchObject({ standing: 2, untouched: 1 })
      await Promise.all([withdraw(author, importId), withdraw(author, importId)])
      expect(await rows()).toMatchObject([{ id: first?.id }])
      expect(await look(author, importId)).toMatchObject({ standing: 1, untouched: 0 })
      const [past] = await Promise.allSettled([takeAway(author, String(first?.id))])
      expect(past).toMatchObject({ status: "rejected", reason: { constraint: expect.stringMatching(/answered_once|is_kept/) } })
      await asSuperuser((db) => db`delete from measures where patient_id = ${patientId}`)
    }
  })

  it("is counted for a caregiver as far as they see it: what the person took away or hid leaves no gap", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    const importId = await whole(claire)
    const [removed, hidden] = (await rows()).map(({ id }) => String(id))
    await withAccess(jeanne, patientId, ["view:measures", "edit:measures"], (access) => deleteMeasure(access, String(removed)))
    expect(await look(claire, importId)).toMatchObject({ added: 1, standing: 1, untouched: 1 })
    await withAccess(jeanne, patientId, ["view:measures"], async (access) => {
      access.trace({ action: "measure.listed" })
      await exclude(access, "measures", String(hidden), claire.accountId)
    })
    expect(await look(claire, importId)).toMatchObject({ state: "added", added: 0, standing: 0, untouched: 0 })
  })

  it("is taken back by a caregiver or a professional who sent it, of whom else nothing changes", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    const hers = await whole(claire)
    await withdraw(claire, hers)
    expect(await rows()).toEqual([])
    const morel = await newActor("Anne Morel", "professional")
    await newConsultation(jeanne, patientId, morel)
    const his = await whole(morel)
    const [row] = await rows()
    await expect(
      withAccess(jeanne, patientId, ["view:measures", "edit:measures"], (access) => deleteMeasure(access, String(row?.id))),
    ).rejects.toThrow(NotFoundError)
    expect(await rows()).toHaveLength(2)
    await withdraw(morel, his)
    expect(await rows()).toEqual([])
  })
})
