import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { BASES } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { DELEGABLE_PERMISSIONS, permissionsOf } from "@/lib/access/sections"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { sayEmergencyChoice } from "./commands"
import { isOfAMinor, readEmergencyChoices } from "./queries"
import { EMERGENCY_STATES, type EmergencyState, type EmergencyWay, isAllowed } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const say = (way: EmergencyWay, answer: EmergencyState, actor = jeanne) =>
  withAccess(actor, patientId, ["edit:confidentiality"], (access) => sayEmergencyChoice(access, way, answer))
const read = (actor = jeanne) => withAccess(actor, patientId, ["view:confidentiality"], readEmergencyChoices)
const rows = () => asSuperuser((db) => db`select * from emergency_choices where patient_id = ${patientId}`)
const told = () =>
  asSuperuser(async (db) => {
    const lines = await db`select action from audit_events where patient_id = ${patientId} and outcome = 'done' order by id`
    return lines.map(({ action }) => action)
  })

it.each([
  ["not_said", true],
  ["allowed", true],
  ["opposed", false],
] as const)("Whoever said %s is come to in an emergency: %s (CSP art. L1111-17)", (state, isOpen) => {
  expect(isAllowed(state)).toBe(isOpen)
  expect(EMERGENCY_STATES).toContain(state)
})

describe("Who may come in when Jeanne’s life is at risk", () => {
  it("is left to the law as long as she says nothing, and no row is made of her silence", async () => {
    expect(await read()).toEqual({ emergency_centre: "not_said", break_glass: "not_said" })
    expect(await rows()).toEqual([])
  })

  it("is said by her for one way and for the other apart, and can be left to the law again", async () => {
    await say("break_glass", "opposed")
    expect(await read()).toEqual({ emergency_centre: "not_said", break_glass: "opposed" })
    await say("emergency_centre", "allowed")
    expect(await read()).toEqual({ emergency_centre: "allowed", break_glass: "opposed" })
    await say("break_glass", "not_said")
    expect(await read()).toEqual({ emergency_centre: "allowed", break_glass: "not_said" })
    const acts = (await told()).filter((action) => !action.endsWith("viewed"))
    expect(acts).toEqual(["break_glass.opposed", "emergency_centre.allowed", "break_glass.left_to_law"])
  })

  it("is said once, however many tabs say it at once", async () => {
    await Promise.all([say("break_glass", "opposed"), say("break_glass", "opposed"), say("emergency_centre", "opposed")])
    expect(await rows()).toHaveLength(1)
    expect(await read()).toEqual({ emergency_centre: "opposed", break_glass: "opposed" })
  })

  it("is hers alone: no other basis holds it, and no consent can give it", () => {
    const held = BASES.filter((basis) => permissionsOf(basis).some((word) => word.endsWith(":confidentiality")))
    expect(held).toEqual(["self"])
    expect(DELEGABLE_PERMISSIONS.filter((word) => /:(confidentiality|rights)$/.test(word))).toEqual([])
  })

  it("is changed and read by nobody else, who leaves the row as it was", async () => {
    await say("emergency_centre", "opposed")
    const before = await rows()
    const [claire, morel, stranger] = [
      await newActor("Claire Lefèvre"),
      await newActor("Dr Anne Morel", "professional"),
      await newActor("Victor Noël"),
    ]
    await newDelegation(jeanne, patientId, claire)
    await newTeamMember(jeanne, patientId, morel, { isAttendingDoctor: true })
    for (const [actor, refusal] of [
      [claire, ForbiddenError],
      [morel, ForbiddenError],
      [stranger, NotFoundError],
    ] as const) {
      await expect(say("emergency_centre", "allowed", actor)).rejects.toThrow(refusal)
      await expect(read(actor)).rejects.toThrow(refusal)
      const inSql = (statement: ReturnType<typeof sql>) =>
        portalDatabase().transaction(async (tx) => {
          await identify(tx, actor, [patientId])
          return tx.execute(statement)
        })
      expect(await inSql(sql`select 1 from emergency_choices`)).toHaveLength(0)
      expect(await inSql(sql`update emergency_choices set emergency_centre = 'allowed' returning 1`)).toHaveLength(0)
    }
    expect(await rows()).toEqual(before)
  })
})

it("A minor alone is told of what may be kept from parents, until the day of the eighteenth birthday", async () => {
  const born = (years: string) =>
    asSuperuser(
      (db) => db`update patients set birth_date = ((now() at time zone 'Europe/Paris')::date - ${years}::interval)::date::text
        where patient_id = ${patientId}`,
    )
  const ask = () =>
    withAccess(jeanne, patientId, ["view:confidentiality"], async (access) => {
      await readEmergencyChoices(access)
      return isOfAMinor(access)
    })
  await born("18 years -1 day")
  expect(await ask()).toBe(true)
  await born("18 years")
  expect(await ask()).toBe(false)
})
