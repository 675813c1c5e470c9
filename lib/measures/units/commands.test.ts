import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { addMeasure } from "../commands"
import { chooseUnit } from "./commands"
import { readUnits } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

describe("The unit in which somebody reads", () => {
  const choose = (actor: Actor, unit: string) =>
    withAccess(actor, patientId, ["view:measures"], (access) => chooseUnit(access, { kind: "glucose", unit }))
  const units = (actor: Actor) =>
    withAccess(actor, patientId, ["view:measures"], async (access) => {
      access.trace({ action: "measure.listed", permission: "view:measures" })
      return readUnits(access)
    })

  it("is that person's own, can be changed again, and changes nothing that is kept", async () => {
    await withAccess(jeanne, patientId, ["add:measures"], (access) =>
      addMeasure(access, { reading: { kind: "glucose", value: 118, mealMoment: "fasting" }, measuredAt: null }),
    )
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
    await choose(jeanne, "mmol/L")
    await choose(jeanne, "mg/dL")
    expect(await units(jeanne)).toEqual({ glucose: "mg/dL" })
    expect(await units(claire)).toEqual({})
    const kept = await asSuperuser((sql) => sql`select unit, value from measures where patient_id = ${patientId}`)
    expect(kept).toEqual([{ unit: "mg/dL", value: "118.000" }])
    const told = await asSuperuser(
      (sql) => sql`select from audit_events where patient_id = ${patientId} and action = 'measure.unit_chosen'`,
    )
    expect(told).toHaveLength(2)
  })

  it("is chosen by nobody who sees no measure", async () => {
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents"] })
    await expect(choose(claire, "mmol/L")).rejects.toThrow("view:measures")
    const kept = await asSuperuser((sql) => sql`select from measure_units where account_id = ${claire.accountId}`)
    expect(kept).toHaveLength(0)
  })
})
