import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { dayIn } from "@/lib/appointments/testing"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { listComing } from "../coming/queries"
import { takeTask } from "../doing/commands"
import { listMembers } from "../members/queries"
import { getTask, listTasks } from "../queries"
import { excludeFromTask } from "../sight/commands"
import { newTakenTask, TASKS } from "../testing"
import { acceptAbsence, askAbsence, endAbsence } from "./commands"
import { listAbsences } from "./queries"
import { askAbsenceSchema } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let marc: Actor
let paul: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  marc = await newActor("Marc Lefèvre")
  paul = await newActor("Paul Garnier")
  patientId = await newPatient(jeanne)
  for (const one of [claire, marc, paul]) await newDelegation(jeanne, patientId, one, TASKS)
})

const act = <Result>(actor: Actor, work: Parameters<typeof withAccess<"act:tasks", Result>>[3]) =>
  withAccess(actor, patientId, ["act:tasks"], work)
const holder = async (actor: Actor, id: string) =>
  (await withAccess(actor, patientId, ["view:tasks"], (access) => getTask(access, id))).taken
const list = (actor: Actor) =>
  withAccess(actor, patientId, ["view:tasks"], async (access) => {
    await listTasks(access)
    return listAbsences(access, await listMembers(access))
  })

/** Claire asks, by default Marc, from today on. */
async function ask(over: { from?: number; until?: number; standIn?: Actor; who?: Actor } = {}): Promise<string> {
  const absenceId = randomUUID()
  const { from = 0, until = 14, standIn = marc, who = claire } = over
  await act(who, (access) =>
    askAbsence(access, { absenceId, standInId: standIn.accountId, fromOn: dayIn(from), untilOn: dayIn(until) }),
  )
  return absenceId
}
const accept = (id: string, who = marc) => act(who, (access) => acceptAbsence(access, id))
const end = (id: string, who: Actor) => act(who, (access) => endAbsence(access, id))
const move = (id: string, from: number, until: number) =>
  asSuperuser((sql) => sql`update task_absences set from_on = ${dayIn(from)}, until_on = ${dayIn(until)} where id = ${id}`)
const leave = (actor: Actor) =>
  asSuperuser(
    (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
      where patient_id = ${patientId} and caregiver_account_id = ${actor.accountId}`,
  )
const told = (actor: Actor) =>
  asSuperuser((sql) => sql`select subject, name from notices where account_id = ${actor.accountId} and subject = 'absence'`)

describe("Handing over", () => {
  it("moves the tasks with a yes and not before, says for whom and until when, and they come back", async () => {
    const task = await newTakenTask(claire, patientId)
    const id = await ask()
    expect(await holder(paul, task)).toMatchObject({ name: "Claire Lefèvre", insteadOf: null })
    await accept(id)
    const insteadOf = { name: "Claire Lefèvre", isYou: false, untilOn: dayIn(14) }
    expect(await holder(paul, task)).toMatchObject({ name: "Marc Lefèvre", isYou: false, insteadOf })
    expect(await holder(marc, task)).toMatchObject({ isYou: true })
    await end(id, claire)
    expect(await holder(paul, task)).toMatchObject({ name: "Claire Lefèvre", insteadOf: null })
  })

  it.each([
    ["before the first day", 1, 3, "Claire Lefèvre"],
    ["on the first day", 0, 3, "Marc Lefèvre"],
    ["on the last day", -3, 0, "Marc Lefèvre"],
    ["after the last day", -3, -1, "Claire Lefèvre"],
  ])("holds from the first day to the last as Paris counts them: %s", async (_, from, until, name) => {
    const task = await newTakenTask(claire, patientId)
    const id = await ask()
    await accept(id)
    await move(id, from, until)
    expect(await holder(paul, task)).toMatchObject({ name })
  })

  it("gives no right: what is kept from who stands in is free for others, and never theirs", async () => {
    const task = await newTakenTask(claire, patientId)
    await withAccess(jeanne, patientId, ["edit:tasks"], (access) => excludeFromTask(access, task, marc.accountId, true))
    await accept(await ask())
    expect(await withAccess(marc, patientId, ["view:tasks"], listTasks)).toEqual([])
    expect(await holder(paul, task)).toBeNull()
    const [before] = await asSuperuser(
      (sql) => sql`select permissions from delegations where caregiver_account_id = ${marc.accountId}`,
    )
    expect(before?.permissions).toEqual(TASKS.permissions)
  })

  it("is over with the access of who stands in, so that somebody else can take the tasks, and theirs come back after", async () => {
    const [task, left] = [await newTakenTask(claire, patientId), await newTakenTask(claire, patientId)]
    const id = await ask()
    await accept(id)
    await leave(marc)
    expect(await holder(jeanne, task)).toBeNull()
    expect(await list(paul)).toEqual([])
    expect(await act(paul, (access) => takeTask(access, task))).toBe(true)
    await move(id, -3, -1)
    expect(await holder(jeanne, task)).toMatchObject({ name: "Paul Garnier" })
    expect(await holder(jeanne, left)).toMatchObject({ name: "Claire Lefèvre" })
  })

  it("leaves free what a caregiver held who is away and then left: each of three tasks", async () => {
    const tasks = await Promise.all([0, 1, 2].map(() => newTakenTask(claire, patientId)))
    await accept(await ask())
    await leave(claire)
    for (const task of tasks) expect(await holder(paul, task)).toBeNull()
  })

  it("is passed on to nobody by who is away themselves, and leaves whoever takes something meanwhile their own doing", async () => {
    const task = await newTakenTask(claire, patientId)
    await accept(await ask())
    await accept(await ask({ who: marc, standIn: paul }), paul)
    expect(await holder(jeanne, task)).toBeNull()
    expect(await act(claire, (access) => takeTask(access, task))).toBe(true)
    expect(await holder(jeanne, task)).toMatchObject({ name: "Claire Lefèvre", insteadOf: null })
  })

  it("is said in the week of who stands in, and no longer in that of who is away", async () => {
    await newTakenTask(claire, patientId, { title: "Courses" })
    const week = async (actor: Actor) =>
      (await withOwn(actor, (own) => listComing(own, dayIn(6)))).map(({ title, isYours }) => [title, isYours])
    expect([await week(claire), await week(marc)]).toEqual([[["Courses", true]], []])
    await accept(await ask())
    expect([await week(claire), await week(marc)]).toEqual([[], [["Courses", true]]])
  })
})

describe("Who left the circle", () => {
  it("is told neither of a yes nor of an end", async () => {
    const [yes, over] = [await ask(), await ask({ from: 20, until: 21 })]
    await accept(over)
    await leave(claire)
    await accept(yes)
    expect(await told(claire)).toEqual([{ subject: "absence", name: "Marc Lefèvre" }])
    await end(yes, jeanne)
    await leave(marc)
    await end(over, jeanne)
    expect([await told(claire), await told(marc)].map((notices) => notices.length)).toEqual([1, 3])
  })
})

describe("The patient", () => {
  it("is told first, sees who hands over to whom, and ends it when she wants", async () => {
    const task = await newTakenTask(claire, patientId)
    const id = await ask()
    expect([await told(jeanne), await told(marc), await told(paul)]).toEqual([
      [{ subject: "absence", name: "Claire Lefèvre" }],
      [{ subject: "absence", name: "Claire Lefèvre" }],
      [],
    ])
    await accept(id)
    expect(await list(jeanne)).toMatchObject([{ id, state: "accepted", isNow: true, may: { answer: false, end: true } }])
    expect(await list(paul)).toMatchObject([{ id, may: { answer: false, end: false } }])
    await end(id, jeanne)
    expect(await list(jeanne)).toEqual([])
    expect(await holder(jeanne, task)).toMatchObject({ name: "Claire Lefèvre" })
    const lines = await asSuperuser(
      (sql) =>
        sql`select action from audit_events where patient_id = ${patientId} and action like 'task.absence%' order by occurred_at`,
    )
    expect(lines.map(({ action }) => action)).toEqual(["task.absence_asked", "task.absence_accepted", "task.absence_ended"])
  })
})

describe("What is refused changes nothing", () => {
  const rows = () =>
    asSuperuser((sql) => sql`select id, accepted_at, ended_at from task_absences where patient_id = ${patientId} order by id`)

  it("an answer for somebody else, an end by a third, a yes to what was taken back", async () => {
    const id = await ask()
    const before = await rows()
    for (const who of [claire, paul, jeanne]) await expect(accept(id, who)).rejects.toThrow(NotFoundError)
    await expect(end(id, paul)).rejects.toThrow(NotFoundError)
    expect(await rows()).toEqual(before)
    await end(id, claire)
    await expect(accept(id)).rejects.toThrow(NotFoundError)
  })

  it("somebody who takes no tasks, oneself, a stranger, and days handed over already", async () => {
    const reader = await newActor("Léa Martin")
    await newDelegation(jeanne, patientId, reader, { permissions: ["view:tasks"], documentGroups: [] })
    for (const standIn of [reader, claire, await newActor("Luc Petit")])
      await expect(ask({ standIn })).rejects.toThrow(InvalidInputError)
    await ask({ from: 2, until: 5 })
    const before = await rows()
    for (const [from, until] of [
      [0, 2],
      [5, 9],
      [3, 4],
    ])
      await expect(ask({ from, until, standIn: paul })).rejects.toThrow(InvalidInputError)
    expect(await rows()).toEqual(before)
    await ask({ from: 6, until: 7, standIn: paul })
  })

  it("of two requests at once for the same days, the second", async () => {
    const outcomes = await Promise.allSettled([ask(), ask({ standIn: paul })])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await rows()).toHaveLength(1)
  })

  it.each([
    ["yesterday", -1, 3, false],
    ["backwards", 3, 2, false],
    ["one day", 0, 0, true],
    ["92 days", 0, 91, true],
    ["93 days", 0, 92, false],
  ])("days that are %s", (_, from, until, stands) => {
    const said = { patientId, absenceId: randomUUID(), standInId: marc.accountId, fromOn: dayIn(from), untilOn: dayIn(until) }
    expect(askAbsenceSchema.safeParse(said).success).toBe(stands)
  })
})
