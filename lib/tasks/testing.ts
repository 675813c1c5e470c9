import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addDays, dayInParis } from "@/lib/platform/days"
import { askAbsence } from "./absence/commands"
import { addTask, removeTask } from "./commands"
import { finishTask, takeTask } from "./doing/commands"
import type { SaidOnce } from "./schema"

/** An access to the tasks and to nothing else. */
export const TASKS = { permissions: ["view:tasks", "act:tasks"], documentGroups: [] }

/** What a task's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({ title: "Passer à la pharmacie", dueOn: "2027-01-12" })

/** A task as its form would say it. */
export const saidOf = (over: Partial<SaidOnce> = {}): SaidOnce => ({
  taskId: randomUUID(),
  title: "Passer à la pharmacie",
  dueOn: addDays(dayInParis(new Date()), 2),
  dueHour: null,
  details: null,
  link: null,
  ...over,
})

/** Writes a task down as somebody would, and gives its id. */
export async function newTask(actor: Actor, patientId: string, over: Partial<SaidOnce> = {}): Promise<string> {
  const said = saidOf(over)
  await withAccess(actor, patientId, ["act:tasks"], (access) => addTask(access, said))
  return said.taskId
}

/** The same, and taken by whom. */
export async function newTakenTask(actor: Actor, patientId: string, over: Partial<SaidOnce> = {}): Promise<string> {
  const id = await newTask(actor, patientId, over)
  await withAccess(actor, patientId, ["act:tasks"], (access) => takeTask(access, id))
  return id
}

/** The same, and done. */
export async function newFinishedTask(actor: Actor, patientId: string): Promise<string> {
  const id = await newTask(actor, patientId, { title: "Rappeler la pharmacie" })
  await withAccess(actor, patientId, ["act:tasks"], (access) => finishTask(access, id))
  return id
}

/** Days from tomorrow on for which somebody asked somebody else to take care of their tasks. */
export async function newAbsence(actor: Actor, patientId: string, standIn: Actor): Promise<string> {
  const absenceId = randomUUID()
  const [fromOn, untilOn] = [1, 3].map((days) => addDays(dayInParis(new Date()), days))
  const asked = { absenceId, standInId: standIn.accountId, fromOn: fromOn ?? "", untilOn: untilOn ?? "" }
  await withAccess(actor, patientId, ["act:tasks"], (access) => askAbsence(access, asked))
  return absenceId
}

/** The same, and taken away again. */
export async function newRemovedTask(actor: Actor, patientId: string): Promise<string> {
  const id = await newTask(actor, patientId, { title: "Rendre les livres" })
  await withAccess(actor, patientId, ["act:tasks"], (access) => removeTask(access, id, 1))
  return id
}
