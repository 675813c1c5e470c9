import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addDays, dayInParis } from "@/lib/platform/days"
import { acceptAbsence, askAbsence } from "@/lib/tasks/absence/commands"
import { addTask } from "@/lib/tasks/commands"
import { finishTask, takeTask } from "@/lib/tasks/doing/commands"
import type { Said } from "@/lib/tasks/schema"
import type { Seeding } from "../sections"

const NOTHING = { dueHour: null, details: null, link: null }
type Planned = Partial<Said> & Pick<Said, "title"> & { inDays: number }

/** What is to be done around Jeanne: some of it free, some taken, some done; and Claire goes away, some days of which Jeanne said yes to. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const [jeanne, claire] = [someone("jeanne"), someone("claire")]
  await write(jeanne, patientId, { title: "Arroser les tomates", inDays: 1 })
  await write(jeanne, patientId, { title: "Rapporter les livres à la bibliothèque", inDays: -1 })
  const details = "Avec l’ordonnance, qui est dans les documents. La pharmacie ferme à 19 h."
  const pharmacy = await write(claire, patientId, { title: "Passer à la pharmacie", inDays: 3, dueHour: "17:30", details })
  const plumber = await write(jeanne, patientId, { title: "Appeler le plombier", inDays: -4 })
  await act(claire, patientId, (access) => takeTask(access, pharmacy))
  await act(claire, patientId, (access) => finishTask(access, plumber))
  const weekend = await away([claire, jeanne], patientId, [0, 3])
  await act(jeanne, patientId, (access) => acceptAbsence(access, weekend))
  await away([claire, jeanne], patientId, [20, 27])
}

const act = <Result>(actor: Actor, patientId: string, work: Parameters<typeof withAccess<"act:tasks", Result>>[3]) =>
  withAccess(actor, patientId, ["act:tasks"], work)

async function write(actor: Actor, patientId: string, { inDays, ...said }: Planned): Promise<string> {
  const taskId = randomUUID()
  const dueOn = addDays(dayInParis(new Date()), inDays)
  await act(actor, patientId, (access) => addTask(access, { ...NOTHING, ...said, dueOn, taskId }))
  return taskId
}

/** Somebody asks another of the circle to take care of their tasks for some days. */
async function away([absent, standIn]: [Actor, Actor], patientId: string, [from, until]: [number, number]): Promise<string> {
  const absenceId = randomUUID()
  const day = (inDays: number) => addDays(dayInParis(new Date()), inDays)
  const asked = { absenceId, standInId: standIn.accountId, fromOn: day(from), untilOn: day(until) }
  await act(absent, patientId, (access) => askAbsence(access, asked))
  return absenceId
}
