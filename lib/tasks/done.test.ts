import { randomUUID } from "node:crypto"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { takeTask } from "./doing/commands"
import { getTask, listDone, listTasks } from "./queries"
import { DONE_ON_A_PAGE } from "./rules"
import { newFinishedTask, newTask, TASKS } from "./testing"

afterAll(closeDatabase)

async function newCircle() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, TASKS)
  return { jeanne, claire, patientId }
}

describe("What was done", () => {
  const done = (actor: Actor, patientId: string, page?: number) =>
    withAccess(actor, patientId, ["view:tasks"], (access) => listDone(access, page))

  it("stays to be read for as long as the space, the last first, a page at a time", async () => {
    const { jeanne, claire, patientId } = await newCircle()
    const first = await newFinishedTask(claire, patientId)
    await asSuperuser(async (sql) => {
      await sql`update tasks set done_at = now() - interval '2 years', taken_at = null where id = ${first}`
      for (let day = 1; day <= DONE_ON_A_PAGE; day++)
        await sql`insert into tasks (patient_id, id, title, due_on, author_account_id, author_kind, author_name, state, sensitivity,
            done_at, done_by_account_id, done_by_name)
          select patient_id, ${randomUUID()}, title, due_on, author_account_id, author_kind, author_name, state, sensitivity,
            now() - make_interval(days => ${day}), done_by_account_id, done_by_name from tasks where id = ${first}`
    })
    const page = await done(jeanne, patientId)
    expect(page.isMore).toBe(true)
    expect(page.lines).toHaveLength(DONE_ON_A_PAGE)
    const at = page.lines.map((line) => Number(line.done?.at))
    expect(at).toEqual(at.toSorted((one, other) => other - one))
    expect(await done(claire, patientId, 2)).toMatchObject({ isMore: false, lines: [{ id: first }] })
    expect((await withAccess(jeanne, patientId, ["view:tasks"], listTasks)).map(({ id }) => id)).not.toContain(first)
  })

  it("holds nothing of what is kept from who looks, on no page", async () => {
    const { jeanne, claire, patientId } = await newCircle()
    const id = await newFinishedTask(jeanne, patientId)
    await asSuperuser((sql) => sql`update tasks set sensitivity = 'sensitive', sensitive_topic = 'chosen' where id = ${id}`)
    expect(await done(claire, patientId)).toEqual({ isMore: false, lines: [] })
    expect((await done(jeanne, patientId)).lines).toHaveLength(1)
  })
})

it("Of 99 siblings who take one task at once, each from their own account, one has it and 98 are told who", async () => {
  const { jeanne, patientId } = await newCircle()
  const siblings = await Promise.all(Array.from({ length: 99 }, (_, nth) => newActor(`Lefèvre ${nth + 1}`)))
  for (const one of siblings) await newDelegation(jeanne, patientId, one, TASKS)
  const id = await newTask(jeanne, patientId)
  const taken = await Promise.all(
    siblings.map((one) => withAccess(one, patientId, ["act:tasks"], (access) => takeTask(access, id))),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
  const winner = siblings[taken.indexOf(true)]
  for (const one of siblings) {
    const seen = await withAccess(one, patientId, ["view:tasks"], (access) => getTask(access, id))
    expect(seen.taken).toMatchObject({ name: winner?.displayName, isYou: one === winner })
  }
})
