import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { setTarget, withdrawTarget } from "./commands"
import { listTargets } from "./queries"
import { besideTarget, targetOf } from "./rules"

afterAll(closeDatabase)

const FASTING = { kind: "glucose", moment: "fasting", least: [80], most: [130] } as const
const target = (over = {}) => ({ ...FASTING, least: [80], most: [130], ...over })

let jeanne: Actor
let morel: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  morel = await newActor("Anne Morel", "professional", { sex: "female" })
  patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, morel)
})

const set = (actor: Actor, over = {}) =>
  withAccess(actor, patientId, ["act:measures"], (access) => setTarget(access, target(over)))
const withdraw = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["act:measures"], (access) => withdrawTarget(access, id))
const targets = (actor: Actor) =>
  withAccess(actor, patientId, ["view:measures"], async (access) => {
    access.trace({ action: "measure.listed", permission: "view:measures" })
    return listTargets(access, "glucose")
  })
const rows = () => asSuperuser((sql) => sql`select * from measure_targets where patient_id = ${patientId} order by set_at`)

describe("A target", () => {
  it("bears the professional's name, profession and day, and the patient and who helps see it", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
    await set(morel)
    for (const reader of [jeanne, claire, morel])
      expect(await targets(reader)).toMatchObject([
        { ...FASTING, authorName: "Anne Morel", authorProfession: { code: "10", sex: "female" }, setAt: expect.any(Date) },
      ])
    const told = await asSuperuser(
      (sql) => sql`select actor_account_id from audit_events where patient_id = ${patientId} and action = 'measure.target_set'`,
    )
    expect(told).toEqual([{ actor_account_id: morel.accountId }])
  })

  it("ends when another of the same moment is set, and stands beside one of another moment", async () => {
    await set(morel)
    await set(morel, { least: [90] })
    await set(morel, { moment: null, least: null, most: [180] })
    expect((await rows()).map(({ ended_at }) => ended_at !== null)).toEqual([true, false, false])
    expect(await targets(jeanne)).toHaveLength(2)
  })

  it("is withdrawn once, and is gone from the page", async () => {
    await set(morel)
    const [{ id = "" } = {}] = await targets(jeanne)
    await withdraw(morel, id)
    expect(await targets(jeanne)).toEqual([])
    await expect(withdraw(morel, id)).rejects.toThrow()
  })

  it("is set and withdrawn by nobody else: not the patient, not who helps, not whom the matrix keeps from vital signs", async () => {
    await set(morel)
    const [{ id = "" } = {}] = await targets(jeanne)
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures", "add:measures"], documentGroups: [] })
    const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
    await newTeamMember(jeanne, patientId, nurse, { professionCode: "60" })
    const before = await rows()
    for (const actor of [jeanne, claire, nurse, await newActor("Victor Noël")]) {
      await expect(set(actor, { least: [10] })).rejects.toThrow()
      await expect(withdraw(actor, id)).rejects.toThrow()
    }
    expect(await rows()).toEqual(before)
  })

  it("is refused by the database where it says nothing or is upside down, and nothing changes", async () => {
    const refusal = (over: object) => set(morel, over).catch((error) => String(error.cause ?? error))
    expect(await refusal({ least: null, most: null })).toContain("target_says_something")
    expect(await refusal({ least: [140], most: [130] })).toContain("target_is_in_order")
    expect(await refusal({ kind: "weight" })).toContain("only_a_glycaemia_has_a_moment")
    expect(await refusal({ least: [80, 60], most: [130, 90] })).toContain("target_has_its_numbers_or_none")
    expect(await rows()).toEqual([])
  })
})

describe("A measure beside a target", () => {
  const one = (least: number[] | null, most: number[] | null) => ({ least, most })
  it.each([
    [[130], one([80], [130]), null],
    [[80], one([80], [130]), null],
    [[130.1], one([80], [130]), "above"],
    [[79.9], one([80], [130]), "below"],
    [[500], one([80], null), null],
    [[139, 91], one(null, [140, 90]), "above"],
    [[140, 90], one(null, [140, 90]), null],
  ] as const)("lies inside at both ends and outside beyond: %j", (numbers, { least, most }, expected) => {
    expect(besideTarget(numbers, { least: least && [...least], most: most && [...most] })).toBe(expected)
  })

  it("is held against the target of its moment, and against the general one where there is none", () => {
    const made = (moment: "fasting" | null) => ({ moment }) as never
    expect(targetOf([made("fasting"), made(null)], "fasting")).toEqual({ moment: "fasting" })
    expect(targetOf([made("fasting"), made(null)], "after_meal")).toEqual({ moment: null })
    expect(targetOf([made("fasting")], null)).toBeNull()
  })
})
