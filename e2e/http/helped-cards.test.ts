import { expect, test } from "vitest"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { addDays, dayInParis } from "@/lib/platform/days"
import { newTakenTask, newTask, TASKS } from "@/lib/tasks/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

test("The card of somebody whom one helps says what is to be done first, by oneself or by nobody yet", async () => {
  const [jeanne, claire, paul] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Garnier"),
    await newActor("Paul Garnier"),
  ]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, TASKS)
  await newDelegation(jeanne, patientId, paul, { ...TASKS, permissions: ["view:documents"] })
  const hers = { headers: await as(claire) }
  const card = async (asked = hers) => mainOf((await ask("/helping", asked)).text)
  expect(await card()).not.toContain("Tâche")
  const inDays = (days: number) => ({ dueOn: addDays(dayInParis(new Date()), days) })
  await newTask(jeanne, patientId, { title: "Chercher le courrier", ...inDays(4) })
  expect(await card()).toContain("Tâche à prendre")
  expect(await card()).toContain("Chercher le courrier")
  await newTakenTask(claire, patientId, { title: "Passer à la pharmacie", ...inDays(1) })
  expect(await card()).toContain("Tâche prise par vous")
  expect(await card()).toContain("Passer à la pharmacie")
  expect(await card()).not.toContain("Chercher le courrier")
  expect(await card({ headers: await as(paul) })).not.toContain("Tâche")
})

test("What another has taken, or is kept to the person herself, is on nobody's card", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, TASKS)
  const hers = { headers: await as(claire) }
  const before = mainOf((await ask("/helping", hers)).text)
  await newTakenTask(jeanne, patientId)
  await newTask(jeanne, patientId, { intimate: "yes" })
  expect(mainOf((await ask("/helping", hers)).text)).toBe(before)
})
