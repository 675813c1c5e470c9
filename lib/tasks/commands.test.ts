import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase, portalDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newAppointment } from "@/lib/appointments/testing"
import { InvalidInputError, NotFoundError, OvertakenError } from "@/lib/errors"
import { addTask, changeTask, removeTask, restoreTask } from "./commands"
import { eraseRemovedTasks } from "./erasing/commands"
import { listRemoved, listTasks } from "./queries"
import { newTask, saidOf, TASKS } from "./testing"

const { sql: connection, database: worker } = openDatabase(testDatabase().workerUrl, 2)
afterAll(async () => {
  await connection.end()
  await closeDatabase()
})

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, TASKS)
})

const act = <Result>(actor: Actor, work: Parameters<typeof withAccess<"act:tasks", Result>>[3]) =>
  withAccess(actor, patientId, ["act:tasks"], work)
const list = (actor: Actor) => withAccess(actor, patientId, ["view:tasks"], listTasks)
const rows = () =>
  asSuperuser(
    (sql) =>
      sql`select title, author_name, version, deleted_at is not null as removed from tasks where patient_id = ${patientId}`,
  )
const traced = async () => {
  const found = await asSuperuser(
    (sql) => sql`select action from audit_events where patient_id = ${patientId} and action like 'task.%' order by id`,
  )
  return found.map(({ action }) => action)
}
const told = (actor: Actor) =>
  asSuperuser((sql) => sql`select subject as about, subject_id from notices where account_id = ${actor.accountId}`)

describe("Writing a task down", () => {
  it("signs it, shows it at once to all who see tasks, and tells the patient alone", async () => {
    const id = await newTask(claire, patientId, { title: "Appeler le plombier" })
    for (const actor of [jeanne, claire])
      expect(await list(actor)).toMatchObject([{ title: "Appeler le plombier", author: { name: "Claire Lefèvre" }, taken: null }])
    expect(await told(jeanne)).toEqual([{ about: "task", subject_id: id }])
    expect(await told(claire)).toEqual([])
    expect(await traced()).toEqual(["task.added", "task.listed", "task.listed"])
  })

  it("tells nobody of the patient's own", async () => {
    await newTask(jeanne, patientId)
    expect([await told(jeanne), await told(claire)]).toEqual([[], []])
  })

  it("makes one of a form that was sent twice", async () => {
    const said = saidOf()
    await Promise.all([act(jeanne, (access) => addTask(access, said)), act(jeanne, (access) => addTask(access, said))])
    expect(await rows()).toHaveLength(1)
  })

  it("is for who was let in so far: neither by an access to something else, nor by one from before", async () => {
    const paul = await newActor("Paul Garnier")
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:appointments", "act:appointments"], documentGroups: [] })
    await expect(act(paul, (access) => addTask(access, saidOf()))).rejects.toThrow("act:tasks")
    expect(await rows()).toEqual([])
  })
})

describe("Changing a task", () => {
  const change = (actor: Actor, id: string, version: number, title: string) =>
    act(actor, (access) => changeTask(access, { ...saidOf({ title }), taskId: id, version }))

  it("is its author's, or the patient's", async () => {
    const id = await newTask(claire, patientId)
    await change(claire, id, 1, "Appeler Paul")
    await change(jeanne, id, 2, "Appeler Paul demain")
    expect(await rows()).toMatchObject([{ title: "Appeler Paul demain", author_name: "Claire Lefèvre", version: 3 }])
    const hers = await newTask(jeanne, patientId, { title: "À moi" })
    await expect(change(claire, hers, 1, "À elle")).rejects.toThrow(OvertakenError)
    expect((await list(jeanne)).map(({ title }) => title).sort()).toEqual(["Appeler Paul demain", "À moi"])
  })

  it("is overtaken by who was quicker, and changes nothing", async () => {
    const id = await newTask(claire, patientId)
    await change(jeanne, id, 1, "Le premier")
    await expect(change(claire, id, 1, "Le second")).rejects.toThrow(OvertakenError)
    expect(await rows()).toMatchObject([{ title: "Le premier" }])
  })

  it("by somebody else is refused by the database itself", async () => {
    const id = await newTask(jeanne, patientId)
    const inSql = (statement: ReturnType<typeof sql>) =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, claire, [patientId])
        return tx.execute(statement)
      })
    const where = sql`where patient_id = ${patientId} and id = ${id}`
    await expect(inSql(sql`update tasks set title = 'Autre' ${where}`)).rejects.toThrow()
    await expect(inSql(sql`update tasks set sensitivity = 'sensitive', sensitive_topic = 'chosen' ${where}`)).rejects.toThrow()
    const forJeanne = sql`taken_at = now(), taken_by_account_id = ${jeanne.accountId}, taken_by_name = 'Jeanne'`
    await expect(inSql(sql`update tasks set ${forJeanne} ${where}`)).rejects.toThrow()
    expect(await list(jeanne)).toMatchObject([{ title: "Passer à la pharmacie", taken: null }])
  })
})

describe("Taking a task away", () => {
  const remove = (actor: Actor, id: string) => act(actor, (access) => removeTask(access, id, 1))

  it("is the patient's for any task, and comes back as it was", async () => {
    const id = await newTask(claire, patientId)
    await remove(jeanne, id)
    expect([await list(jeanne), await list(claire)]).toEqual([[], []])
    expect(await act(jeanne, listRemoved)).toMatchObject([{ id }])
    await act(jeanne, (access) => restoreTask(access, id))
    expect(await list(claire)).toMatchObject([{ id, author: { isYou: true } }])
  })

  it("by the patient is not undone behind her back: she is told of what its author brings back, once", async () => {
    const id = await newTask(claire, patientId)
    await remove(jeanne, id)
    for (const _ of [1, 2]) await act(claire, (access) => restoreTask(access, id))
    expect(await told(jeanne)).toEqual([1, 2].map(() => ({ about: "task", subject_id: id })))
    await act(jeanne, (access) => removeTask(access, id, 3))
    await act(jeanne, (access) => restoreTask(access, id))
    expect(await told(jeanne)).toHaveLength(2)
  })

  it("is no caregiver's for somebody else's", async () => {
    const id = await newTask(jeanne, patientId)
    await expect(remove(claire, id)).rejects.toThrow(OvertakenError)
    expect(await list(jeanne)).toHaveLength(1)
  })

  it.each([
    ["29 days 23 hours", 1, 0],
    ["30 days 1 minute", 0, 1],
  ])("can be undone for thirty days, and is erased then: after %s", async (span, back, erased) => {
    const id = await newTask(jeanne, patientId)
    await remove(jeanne, id)
    await asSuperuser((sql) => sql`update tasks set deleted_at = now() - ${span}::interval where id = ${id}`)
    expect(await act(jeanne, listRemoved)).toHaveLength(back)
    await eraseRemovedTasks(worker)
    expect(await rows()).toHaveLength(1 - erased)
    if (erased) await expect(act(jeanne, (access) => restoreTask(access, id))).rejects.toThrow(NotFoundError)
  })
})

describe("What a task is about", () => {
  it("is told to who may read it, and leaves no trace for anybody else", async () => {
    const itemId = await newAppointment(jeanne, patientId)
    const link = { section: "appointments", itemId } as const
    await newTask(jeanne, patientId, { link })
    const [[hers], [claires]] = [await list(jeanne), await list(claire)]
    expect(hers?.linked).toEqual({ ...link, title: "Dre Morel" })
    expect(claires?.linked).toBeNull()
    expect(JSON.stringify(claires)).not.toContain(itemId)
  })

  it("stays when somebody who may not read it changes the words", async () => {
    const itemId = await newAppointment(jeanne, patientId)
    const id = await newTask(claire, patientId)
    const link = { section: "appointments", itemId } as const
    await act(jeanne, (access) => changeTask(access, { ...saidOf({ link }), taskId: id, version: 1 }))
    await act(claire, (access) => changeTask(access, { ...saidOf({ title: "Plus tôt" }), taskId: id, version: 2 }))
    expect(await list(jeanne)).toMatchObject([{ title: "Plus tôt", linked: link }])
    await act(jeanne, (access) => changeTask(access, { ...saidOf(), taskId: id, version: 3 }))
    expect(await list(jeanne)).toMatchObject([{ linked: null }])
  })

  it("is nothing that its writer may not read, be it there or not", async () => {
    const itemId = await newAppointment(jeanne, patientId)
    for (const id of [itemId, randomUUID()]) {
      const said = saidOf({ link: { section: "appointments", itemId: id } })
      await expect(act(claire, (access) => addTask(access, said))).rejects.toThrow(InvalidInputError)
    }
    expect(await rows()).toEqual([])
  })
})
