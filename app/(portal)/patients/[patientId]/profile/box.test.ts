import { expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation } from "@/lib/access/testing"
import { addDays, dayInParis } from "@/lib/platform/days"
import { listLow } from "@/lib/profile/refill/queries"
import { LABEL, newTreatment } from "@/lib/profile/refill/testing"
import { listTasks } from "@/lib/tasks/queries"
import { askForBox } from "@/lib/tasks/refilling/commands"
import { taskOfBox } from "@/lib/tasks/refilling/rules"
import { TASKS } from "@/lib/tasks/testing"

const TODAY = dayInParis(new Date())

it("A box that is nearly used up is one task, whoever asks at once, and says what it is to those alone who read the treatment", async () => {
  const { jeanne, patientId, which, count } = await newTreatment()
  const [reader, other] = [await newActor("Marc Lefèvre"), await newActor("Paul Garnier")]
  await newDelegation(jeanne, patientId, reader, { ...TASKS, permissions: [...TASKS.permissions, "view:medications"] })
  await newDelegation(jeanne, patientId, other, TASKS)
  await count()
  const ask = (who: Actor) =>
    withAccess(who, patientId, ["act:tasks", "view:medications"], async (access) => {
      const [low] = await listLow(access)
      if (!low) throw new Error("Nothing is low")
      await askForBox(access, low, "Passer à la pharmacie", TODAY)
    })
  await Promise.all([ask(jeanne), ask(reader), ask(reader)])
  const see = (who: Actor) => withAccess(who, patientId, ["view:tasks"], listTasks)
  const title = "Passer à la pharmacie"
  const linked = { section: "medications", itemId: which.lineId, title: LABEL }
  expect(await see(reader)).toMatchObject([{ title, dueOn: addDays(TODAY, 6), linked }])
  const [seen, ...more] = await see(other)
  expect([seen, more]).toMatchObject([{ title, linked: null, details: null }, []])
  expect(JSON.stringify(seen)).not.toContain(LABEL)
  await expect(ask(other)).rejects.toThrow("view:medications")
})

it("A box counted anew is another task, and one that should be empty already is for today", () => {
  const box = { medicationId: "0198a0f0-0000-7000-8000-000000000000", countedOn: TODAY, emptyOn: addDays(TODAY, 3) }
  const [one, again, anew] = [box, box, { ...box, countedOn: addDays(TODAY, 1) }].map((of) => taskOfBox(of, "x", TODAY).taskId)
  expect(again).toBe(one)
  expect(anew).not.toBe(one)
  expect(taskOfBox({ ...box, emptyOn: addDays(TODAY, -2) }, "x", TODAY).dueOn).toBe(TODAY)
})
