import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { listMembers } from "../members/queries"
import { getTask, listTasks } from "../queries"
import { excludeFromTask, judgeTask } from "../sight/commands"
import { newTakenTask, newTask, TASKS } from "../testing"
import { finishTask, giveBackTask, reopenTask, takeTask } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let marc: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  marc = await newActor("Marc Lefèvre")
  patientId = await newPatient(jeanne)
  for (const child of [claire, marc]) await newDelegation(jeanne, patientId, child, TASKS)
})

const act = <Result>(actor: Actor, work: Parameters<typeof withAccess<"act:tasks", Result>>[3]) =>
  withAccess(actor, patientId, ["act:tasks"], work)
const see = (actor: Actor, id: string) => withAccess(actor, patientId, ["view:tasks"], (access) => getTask(access, id))
const list = (actor: Actor) => withAccess(actor, patientId, ["view:tasks"], listTasks)
const take = (actor: Actor, id: string) => act(actor, (access) => takeTask(access, id))
const edit = (work: Parameters<typeof withAccess<"edit:tasks", void>>[3]) => withAccess(jeanne, patientId, ["edit:tasks"], work)

describe("Taking a task", () => {
  it("has one winner of a hundred who take it at once, and the 99 others are told who", async () => {
    const id = await newTask(jeanne, patientId)
    const crowd = Array.from({ length: 100 }, (_, place) => [jeanne, claire, marc][place % 3] ?? jeanne)
    // Each asks by themselves and nobody twice: the two others of the same person are the same hand.
    const outcomes = await Promise.all(
      crowd.map(async (actor) => {
        const isTheirs = await take(actor, id)
        return { isTheirs, actor, told: (await see(actor, id)).taken }
      }),
    )
    const [holder] = await asSuperuser(
      (sql) => sql`select taken_by_account_id as id, taken_by_name as name from tasks where id = ${id}`,
    )
    for (const { isTheirs, actor, told } of outcomes) {
      expect(isTheirs).toBe(actor.accountId === holder?.id)
      expect(told).toMatchObject({ name: holder?.name, isYou: isTheirs })
    }
    const taken = await asSuperuser(
      (sql) => sql`select from audit_events where patient_id = ${patientId} and action = 'task.taken'`,
    )
    expect(taken).toHaveLength(1)
  })

  it("is given back by who took it or by the patient, and by nobody else", async () => {
    const id = await newTakenTask(claire, patientId)
    await act(marc, (access) => giveBackTask(access, id))
    expect(await see(jeanne, id)).toMatchObject({ taken: { name: "Claire Lefèvre" } })
    await act(claire, (access) => giveBackTask(access, id))
    expect(await see(jeanne, id)).toMatchObject({ taken: null })
    expect(await take(marc, id)).toBe(true)
    await act(jeanne, (access) => giveBackTask(access, id))
    expect(await see(marc, id)).toMatchObject({ taken: null, may: { take: true } })
  })
})

describe("Doing a task", () => {
  it("says who did it, the first alone, and is undone by who said so or by the patient", async () => {
    const id = await newTakenTask(claire, patientId)
    expect(await act(marc, (access) => finishTask(access, id))).toBe(true)
    expect(await act(claire, (access) => finishTask(access, id))).toBe(false)
    expect(await see(claire, id)).toMatchObject({ done: { name: "Marc Lefèvre" }, may: { reopen: false, take: false } })
    await act(claire, (access) => reopenTask(access, id))
    expect(await see(claire, id)).toMatchObject({ done: { name: "Marc Lefèvre" } })
    await act(jeanne, (access) => reopenTask(access, id))
    expect(await see(claire, id)).toMatchObject({ done: null, taken: { isYou: true } })
  })
})

describe("Leaving the circle", () => {
  const end = (actor: Actor, set: string) =>
    asSuperuser((sql) =>
      sql.unsafe(
        `update delegations set ${set} where patient_id = '${patientId}' and caregiver_account_id = '${actor.accountId}'`,
      ),
    )

  it.each([
    ["whose access the patient ended", "status = 'ended', ended_at = now(), end_reason = 'patient_request'"],
    [
      "whose period ended a moment ago, before any job ran",
      "opens_at = now() - interval '1 day', ends_at = now() - interval '1 second', closes_at = now() - interval '1 second'",
    ],
    ["whose access no longer gives the tasks", "permissions = '{view:tasks}'"],
    ["whose access is suspended", "status = 'suspended'"],
  ])("opens the tasks at once of somebody %s, and keeps who wrote what", async (_, set) => {
    const id = await newTakenTask(claire, patientId, { title: "Arroser le jardin" })
    await end(claire, set)
    expect(await see(marc, id)).toMatchObject({ taken: null, author: { name: "Claire Lefèvre" }, may: { take: true } })
    expect(await take(marc, id)).toBe(true)
    expect(await see(jeanne, id)).toMatchObject({ taken: { name: "Marc Lefèvre" } })
  })

  it("leaves what was done as it was", async () => {
    const id = await newTakenTask(claire, patientId)
    await act(claire, (access) => finishTask(access, id))
    await end(
      claire,
      "opens_at = now() - interval '1 day', ends_at = now() - interval '1 second', closes_at = now() - interval '1 second'",
    )
    expect(await see(marc, id)).toMatchObject({ done: { name: "Claire Lefèvre" } })
  })
})

describe("What the patient sets apart", () => {
  it("is gone for whom it is kept from, and free again if they had taken it", async () => {
    const id = await newTakenTask(claire, patientId)
    await edit((access) => excludeFromTask(access, id, claire.accountId, true))
    expect(await list(claire)).toEqual([])
    await expect(take(claire, id)).rejects.toThrow(NotFoundError)
    expect(await see(marc, id)).toMatchObject({ taken: null })
    await edit((access) => excludeFromTask(access, id, claire.accountId, false))
    expect(await see(claire, id)).toMatchObject({ taken: { isYou: true } })
  })

  it("as private is hers alone, and no count tells of it", async () => {
    const id = await newTakenTask(claire, patientId)
    await edit((access) => judgeTask(access, id, 1, "sensitive"))
    expect([await list(claire), await list(marc)]).toEqual([[], []])
    expect(await list(jeanne)).toMatchObject([{ id, taken: null }])
  })
})

describe("The circle", () => {
  it("names who may take tasks, each in the same words whatever else they may", async () => {
    const paul = await newActor("Paul Garnier")
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:documents"], documentGroups: ["lab_results"] })
    const seen = (actor: Actor) =>
      withAccess(actor, patientId, ["view:tasks"], async (access) => {
        await listTasks(access)
        return listMembers(access)
      })
    const members = await seen(marc)
    expect(members.map(({ name, isYou }) => [name, isYou])).toEqual([
      ["Jeanne Lefèvre", false],
      ["Claire Lefèvre", false],
      ["Marc Lefèvre", true],
    ])
    for (const member of members) expect(Object.keys(member).sort()).toEqual(["accountId", "isYou", "name", "relation"])
  })
})
