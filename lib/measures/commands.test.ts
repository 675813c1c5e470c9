import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { MEASURE_KINDS, MEASURES } from "@/drizzle/measure-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newBlock,
  newConsultation,
  newDelegation,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { decodeCursor } from "@/lib/platform/cursor"
import { compilePurpose } from "@/lib/reference/purposes"
import { addMeasure } from "./commands"
import { listKinds, listLastMeasures, listMeasures } from "./queries"
import type { Reading } from "./rules"

afterAll(closeDatabase)

const WEIGHT: Reading = { kind: "weight", value: 72.4 }
const PRESSURE: Reading = { kind: "blood_pressure", systolic: 128, diastolic: 76 }
const HELPING = { permissions: ["view:measures", "add:measures"], documentGroups: [] }
const measuredAt = new Date("2026-01-04T07:12:00Z")

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const add = (actor: Actor, reading: Reading = WEIGHT, at: Date | null = measuredAt) =>
  withAccess(actor, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: at }))
const list = (actor: Actor) => withAccess(actor, patientId, ["view:measures"], (access) => listMeasures(access, {}))
const rows = () => asSuperuser((sql) => sql`select * from measures where patient_id = ${patientId} order by id`)
const told = (action: string) =>
  asSuperuser(
    (sql) => sql`select actor_account_id, basis, outcome, cardinality(resource_ids) as ids from audit_events
      where patient_id = ${patientId} and action = ${action}`,
  )

describe("What is measured", () => {
  it("is kept with the codes and the units of the field, and stands when the patient says it", async () => {
    await add(jeanne)
    await add(jeanne, PRESSURE)
    expect(await rows()).toMatchObject([
      { code: "29463-7", unit: "kg", value: "72.400", systolic: null, state: "confirmed", author_kind: "patient" },
      { code: "85354-9", unit: "mm[Hg]", value: null, systolic: "128.000", diastolic: "76.000", state: "confirmed" },
    ])
    expect(await told("measure.added")).toMatchObject([
      { actor_account_id: jeanne.accountId, basis: "self", ids: 1 },
      { actor_account_id: jeanne.accountId, basis: "self", ids: 1 },
    ])
  })

  it("waits to be confirmed when a caregiver says it, and carries her name and tie", async () => {
    await newDelegation(jeanne, patientId, claire, HELPING)
    await add(claire)
    expect(await rows()).toMatchObject([{ state: "proposed", author_kind: "caregiver", author_relation: "daughter" }])
    const { lines } = await list(jeanne)
    expect(lines).toMatchObject([
      { state: "proposed", author: { kind: "caregiver", name: "Claire Lefèvre", relation: "daughter", isYou: false } },
    ])
  })

  it("stands when a professional says it, with his profession, and where he was lies apart", async () => {
    const morel = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    await add(morel, PRESSURE)
    const [row] = await rows()
    expect(row).toMatchObject({ state: "confirmed", author_kind: "professional", author_profession: "10" })
    const places = await asSuperuser((sql) => sql`select section, structure_name from item_places where item_id = ${row?.id}`)
    expect(places).toEqual([{ section: "measures", structure_name: "Cabinet des Tilleuls" }])
  })

  it("keeps when a glycaemia was taken, how a pressure was, and that an unusual value is right", async () => {
    await add(jeanne, { kind: "glucose", value: 118, mealMoment: "fasting" })
    await add(jeanne, { ...PRESSURE, arm: "left", position: "sitting" } as Reading)
    await add(jeanne, { kind: "height", value: 86.5, position: "lying" })
    await add(jeanne, { kind: "head_circumference", value: 48.5 })
    await withAccess(jeanne, patientId, ["add:measures"], (access) =>
      addMeasure(access, { reading: { kind: "weight", value: 380 }, measuredAt, unusualConfirmed: true }),
    )
    expect(await rows()).toMatchObject([
      { code: "2345-7", unit: "mg/dL", meal_moment: "fasting", unusual_confirmed: false },
      { code: "85354-9", arm: "left", position: "sitting" },
      { code: "8302-2", value: "86.500", position: "lying" },
      { code: "8287-5", value: "48.500", unit: "cm", position: null },
      { code: "29463-7", value: "380.000", unusual_confirmed: true },
    ])
    const readings = (await list(jeanne)).lines.map(({ reading }) => reading)
    expect(readings).toContainEqual({ kind: "glucose", value: 118, mealMoment: "fasting" })
    expect(readings).toContainEqual({ kind: "height", value: 86.5, position: "lying" })
  })

  it("is of now, by the database's clock, where nobody says when", async () => {
    await add(jeanne, WEIGHT, null)
    const [row] = await rows()
    expect(row?.measured_at).toEqual(row?.entered_at)
  })

  it("is written once when the same form is sent twice, and twice when it was measured twice", async () => {
    await add(jeanne)
    await add(jeanne)
    expect(await rows()).toHaveLength(1)
    expect(await told("measure.added")).toHaveLength(1)
    await add(jeanne, { kind: "weight", value: 72.5 })
    expect(await rows()).toHaveLength(2)
  })

  it("is written by nobody who may not, and nothing changes", async () => {
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
    const [stranger, blocked] = [await newActor("Victor Noël"), await newActor("Hugo Blanc", "professional")]
    await newTeamMember(jeanne, patientId, blocked)
    await newBlock(jeanne, patientId, blocked)
    for (const actor of [claire, stranger, blocked]) await expect(add(actor)).rejects.toThrow()
    expect(await rows()).toEqual([])
    expect(await told("measure.added")).toEqual([])
    expect(await told("access.refused")).toMatchObject([{ outcome: "refused" }, { outcome: "refused" }, { outcome: "refused" }])
  })

  it("is refused by the database where it cannot be, and nothing changes", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000)
    // The form was checked before, so that this is a fault: it goes out with its cause.
    const refusal = (reading: Reading, at = measuredAt) =>
      add(jeanne, reading, at).then(
        () => "none",
        (error) => String(error.cause ?? error),
      )
    expect(await refusal(WEIGHT, tomorrow)).toContain("measured_in_the_future")
    const upsideDown: Reading = { kind: "blood_pressure", systolic: 76, diastolic: 128 }
    expect(await refusal(upsideDown)).toContain("blood_pressure_has_its_numbers")
    expect(await refusal({ kind: "glucose", value: 118 })).toContain("glycaemia_has_its_moment")
    expect(await refusal({ kind: "weight", value: 72, mealMoment: "fasting" })).toContain("glycaemia_has_its_moment")
    expect(await rows()).toEqual([])
  })

  it.each(MEASURE_KINDS.filter((kind) => kind !== "blood_pressure"))(
    "stays within what can be, on both sides: %s",
    async (kind) => {
      const [[least, most]] = MEASURES[kind].possible
      const of = (value: number): Reading => ({ kind, value, ...(kind === "glucose" ? { mealMoment: "other" } : {}) })
      for (const beyond of [least - 0.001, most + 0.001])
        await expect(add(jeanne, of(beyond)).catch((error) => Promise.reject(error.cause))).rejects.toThrow(
          `${kind}_has_its_numbers`,
        )
      expect(await rows()).toEqual([])
      for (const end of [least, most]) await add(jeanne, of(end))
      expect(await rows()).toMatchObject([least, most].map((end) => ({ code: MEASURES[kind].code, value: end.toFixed(3) })))
    },
  )
})

describe("An access", () => {
  it.each(["illness", "everyday", "everything"] as const)("given now for this purpose holds measures: %s", (code) => {
    expect(compilePurpose(code).permissions).toEqual(expect.arrayContaining(["view:measures", "add:measures"]))
  })

  it("given for medicines holds none, and one that was given before gains none", async () => {
    expect(compilePurpose("medicines").permissions).not.toContain("view:measures")
    await add(jeanne)
    await newDelegation(jeanne, patientId, claire, { purpose: "everyday", permissions: ["view:documents", "add:documents"] })
    await expect(list(claire)).rejects.toThrow("view:measures")
    await expect(add(claire)).rejects.toThrow("add:measures")
    expect(await rows()).toHaveLength(1)
  })
})

describe("The list of measures", () => {
  it("is the latest first, twenty at a time, without one twice or left out", async () => {
    for (let day = 1; day <= 23; day++) await add(jeanne, WEIGHT, new Date(Date.UTC(2026, 0, day % 7 === 0 ? 7 : day, 8, day)))
    const first = await list(jeanne)
    const older = decodeCursor(first.older ?? "")
    const second = await withAccess(jeanne, patientId, ["view:measures"], (access) => listMeasures(access, { older }))
    expect([first.lines.length, second.lines.length, second.older]).toEqual([20, 3, null])
    const times = [...first.lines, ...second.lines].map((line) => line.measuredAt.getTime())
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(23)
  })

  it("is a caregiver's who was given it, and says nothing to one who was not", async () => {
    await add(jeanne)
    await newDelegation(jeanne, patientId, claire, HELPING)
    expect((await list(claire)).lines).toHaveLength(1)
    expect(await told("measure.listed")).toMatchObject([{ actor_account_id: claire.accountId, basis: "consent", ids: 1 }])
    const marc = await newActor("Marc Lefèvre")
    await newDelegation(jeanne, patientId, marc, { permissions: ["view:documents", "add:documents"] })
    await expect(list(marc)).rejects.toThrow("view:measures")
  })

  it("is a professional's whom the matrix lets read vital signs; any other reads his own", async () => {
    await add(jeanne)
    const morel = await newActor("Anne Morel", "professional")
    await newConsultation(jeanne, patientId, morel)
    expect((await list(morel)).lines).toHaveLength(1)
    const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
    await newTeamMember(jeanne, patientId, nurse, { professionCode: "60" })
    await add(nurse, PRESSURE)
    expect((await list(nurse)).lines).toMatchObject([{ reading: PRESSURE, author: { isYou: true } }])
  })

  it("is summed up by the last of each kind, of what may be seen", async () => {
    await add(jeanne, WEIGHT, new Date("2026-01-02T07:00:00Z"))
    await add(jeanne, { kind: "weight", value: 71.9 }, new Date("2026-01-03T07:00:00Z"))
    await add(jeanne, PRESSURE)
    const kinds = await withAccess(jeanne, patientId, ["view:measures"], async (access) => {
      access.trace({ action: "measure.listed", permission: "view:measures" })
      return listKinds(access)
    })
    expect(kinds).toEqual(["blood_pressure", "weight"])
    const last = (who: Actor) => withAccess(who, patientId, ["view:measures"], listLastMeasures)
    expect((await last(jeanne)).map(({ reading }) => reading)).toMatchObject([PRESSURE, { kind: "weight", value: 71.9 }])
    await newDelegation(jeanne, patientId, claire, HELPING)
    expect(await last(claire)).toHaveLength(2)
    expect(await told("measure.listed")).toHaveLength(3)
  })

  it("keeps showing its author what he wrote, after everything else ended", async () => {
    const morel = await newActor("Anne Morel", "professional")
    const memberId = await newTeamMember(jeanne, patientId, morel)
    await add(morel)
    await add(jeanne, PRESSURE)
    await asSuperuser((sql) => sql`update care_team_members set removed_at = now() where id = ${memberId}`)
    expect((await list(morel)).lines).toMatchObject([{ reading: WEIGHT, author: { isYou: true } }])
    await expect(add(morel, PRESSURE)).rejects.toThrow("add:measures")
  })
})
