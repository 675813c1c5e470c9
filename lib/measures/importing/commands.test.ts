import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newConsultation, newDelegation, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { addMeasure } from "../commands"
import { discardOldImports } from "./erasing/commands"
import { MOST_LINES } from "./rules"
import { HELPING, importsIn, sendMeasures, WEEK, weights } from "./testing"

afterAll(closeDatabase)

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

const send = (actor: Actor, text: string | Buffer = WEEK) => sendMeasures(actor, patientId, text)
const whole = async (actor: Actor, text: string = WEEK) => {
  const importId = await send(actor, text)
  await add(actor, importId)
  return importId
}
const rows = () =>
  asSuperuser((sql) => sql`select * from measures where patient_id = ${patientId} and deleted_at is null order by measured_at`)
const waiting = () => asSuperuser((sql) => sql`select content from measure_imports where patient_id = ${patientId}`)
const told = (action: string) =>
  asSuperuser(
    (sql) => sql`select actor_account_id, outcome, cardinality(resource_ids) as ids from audit_events
      where patient_id = ${patientId} and action = ${action} order by id`,
  )
const fates = async (actor: Actor, importId: string) => {
  const seen = await look(actor, importId)
  return seen.state === "waiting" ? seen.lines.map(({ fate }) => fate) : seen.state
}

describe("A file of measures", () => {
  it("waits, encrypted, until whoever sent it has looked at it, and adds nothing before", async () => {
    const importId = await send(jeanne)
    expect(await look(jeanne, importId)).toMatchObject({
      state: "waiting",
      lines: [
        { fate: "new", line: 2 },
        { fate: "new", line: 3 },
        { fate: "unusual", line: 4 },
      ],
      file: { format: "csv", faults: [{ line: 5, code: "kind_unknown", written: "Cholestérol" }] },
    })
    expect(await rows()).toEqual([])
    const [row] = await waiting()
    expect(row?.content.toString("latin1")).not.toContain("glucose")
    expect(await told("measure.import_started")).toMatchObject([{ actor_account_id: jeanne.accountId, outcome: "done" }])
  })

  it("is added with what was said to be right, one line in the journal for all, and waits no more", async () => {
    const importId = await send(jeanne)
    await add(jeanne, importId, [2, 0, 77])
    expect(await rows()).toMatchObject([
      {
        code: "2345-7",
        value: "118.000",
        meal_moment: "fasting",
        state: "confirmed",
        import_id: importId,
        unusual_confirmed: false,
      },
      { value: "107.000", author_kind: "patient", author_name: "Jeanne Lefèvre" },
      { code: "29463-7", value: "380.000", unusual_confirmed: true },
    ])
    expect(await waiting()).toEqual([])
    expect(await told("measure.imported")).toMatchObject([{ actor_account_id: jeanne.accountId, ids: 3 }])
    expect(await told("measure.added")).toEqual([])
    expect(await look(jeanne, importId)).toMatchObject({ state: "added", added: 3, standing: 3 })
  })

  it("leaves out what is unusual and was not said to be right", async () => {
    await whole(jeanne)
    expect(await rows()).toHaveLength(2)
  })

  it("sent twice adds nothing, nor do its lines that were typed, in whichever unit it comes back", async () => {
    await withAccess(jeanne, patientId, ["add:measures"], (access) =>
      addMeasure(access, {
        reading: { kind: "glucose", value: 118, mealMoment: "other" },
        measuredAt: new Date("2026-01-04T06:00:41Z"),
      }),
    )
    await whole(jeanne)
    expect(await rows()).toHaveLength(2)
    const again = await send(jeanne)
    expect(await fates(jeanne, again)).toEqual(["known", "known", "unusual"])
    await add(jeanne, again)
    const inMoles =
      "Date;Glycémie (mmol/L)\n04/01/2026 07:00;6,5\n04/01/2026 07:00;6,5\n05/01/2026 07:00;5,9\n05/01/2026 07:01;5,9\n05/01/2026 07:01;5,9"
    expect(await fates(jeanne, await send(jeanne, inMoles))).toEqual(["known", "known", "known", "new", "repeated"])
    expect(await rows()).toHaveLength(2)
  })

  it("from several tabs and two people at once, or by two presses, is added once", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    const ids = await Promise.all([send(jeanne), send(jeanne), send(claire)])
    const [first = "", second = "", third = ""] = ids
    await Promise.all([add(jeanne, first), add(jeanne, first), add(jeanne, second), add(claire, third).catch(() => {})])
    expect(await rows()).toHaveLength(2)
  })

  it("that adds nothing is still there for a second press, and adds nothing again", async () => {
    await whole(jeanne)
    const importId = await send(jeanne)
    expect([await add(jeanne, importId), await add(jeanne, importId)]).toEqual([false, false])
  })

  it("waits to be confirmed when a caregiver adds it, and is signed by a professional with where he was", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    await whole(claire)
    expect(await rows()).toMatchObject([
      { state: "proposed", author_kind: "caregiver", author_relation: "daughter" },
      { state: "proposed" },
    ])
    const morel = await newActor("Anne Morel", "professional")
    await newConsultation(jeanne, patientId, morel)
    const importId = await whole(morel, weights(3))
    expect((await rows()).filter((row) => row.import_id === importId)).toMatchObject(
      Array(3).fill({ state: "confirmed", author_kind: "professional", author_profession: "10" }),
    )
    const places = await asSuperuser((sql) => sql`select section from item_places where patient_id = ${patientId}`)
    expect(places).toHaveLength(3)
  })

  it("is nobody's but whose who sent it, and nobody's who may not add, and nothing changes", async () => {
    const importId = await send(jeanne)
    await newDelegation(jeanne, patientId, claire, HELPING)
    const stranger = await newActor("Victor Noël")
    for (const actor of [claire, stranger]) {
      await expect(look(actor, importId)).rejects.toThrow(NotFoundError)
      await expect(add(actor, importId)).rejects.toThrow(NotFoundError)
      await expect(withdraw(actor, importId)).rejects.toThrow(NotFoundError)
    }
    const marc = await newActor("Marc Lefèvre")
    await newDelegation(jeanne, patientId, marc, { permissions: ["view:measures"], documentGroups: [] })
    await expect(send(marc)).rejects.toThrow("add:measures")
    await expect(add(marc, importId)).rejects.toThrow("add:measures")
    expect(await rows()).toEqual([])
    expect(await waiting()).toHaveLength(1)
  })

  it("as long as may be is added in a few statements", async () => {
    const importId = await send(jeanne, weights(MOST_LINES))
    await add(jeanne, importId)
    expect(await rows()).toHaveLength(MOST_LINES)
    expect(await told("measure.imported")).toMatchObject([{ ids: MOST_LINES }])
    const written = await asSuperuser(
      (sql) => sql`select count(distinct xmin::text)::int as transactions from measures where patient_id = ${patientId}`,
    )
    expect(written).toEqual([{ transactions: 1 }])
  })

  it("that nobody added is discarded after a day, and not before", async () => {
    const worker = openDatabase(testDatabase().workerUrl, 1)
    const age = (interval: string) =>
      asSuperuser(
        (sql) => sql`update measure_imports set created_at = now() - ${interval}::interval where patient_id = ${patientId}`,
      )
    await send(jeanne)
    await age("23 hours 59 minutes")
    await discardOldImports(worker.database)
    expect(await waiting()).toHaveLength(1)
    await age("24 hours 1 second")
    await discardOldImports(worker.database)
    expect(await waiting()).toEqual([])
    expect(await told("measure.import_discarded")).toHaveLength(1)
    await worker.sql.end()
  })
})

describe("A file of observations", () => {
  const bundle = (patient: object) =>
    JSON.stringify({
      resourceType: "Bundle",
      type: "collection",
      entry: [
        { resource: { resourceType: "Patient", ...patient } },
        {
          resource: {
            resourceType: "Observation",
            status: "final",
            code: { coding: [{ system: "http://loinc.org", code: "29463-7" }] },
            effectiveDateTime: "2026-01-04T08:12:00+01:00",
            valueQuantity: { value: 72.4, system: "http://unitsofmeasure.org", code: "kg" },
          },
        },
      ],
    })

  it("is added where it names the person of the space, or nobody", async () => {
    expect(await fates(jeanne, await send(jeanne, bundle({ name: [{ family: "LEFEVRE", given: ["Jeanne"] }] })))).toEqual(["new"])
    expect(await fates(jeanne, await send(jeanne, `\uFEFF${bundle({})}`))).toEqual(["new"])
  })

  it.each([
    ["somebody else", bundle({ name: [{ family: "Noël", given: ["Victor"] }] }), "another_person"],
    ["nothing that can be read", "{ broken", "not_fhir"],
    ["a nest of brackets", "[".repeat(200_000), "not_fhir"],
    ["no measure", JSON.stringify({ resourceType: "Bundle", type: "collection" }), "no_observations"],
  ])("is refused where it names %s, and nothing is kept", async (_, text, reason) => {
    await expect(send(jeanne, text)).rejects.toThrow(reason)
    expect(await waiting()).toEqual([])
    expect(await rows()).toEqual([])
  })
})
