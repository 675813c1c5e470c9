import type { PatientAccess } from "@/lib/access/require-access"
import { listAppointments } from "@/lib/appointments/queries"
import { listNotes, listOpenPoints } from "@/lib/notes/queries"
import { onTop } from "@/lib/notes/rules"
import { addDays, dayInParis } from "@/lib/platform/days"
import { getSpaceHeader } from "@/lib/space/queries"
import { listTasks } from "@/lib/tasks/queries"

/** The week that begins today, of what whoever asks may read: appointments, tasks that are to be done, points to watch. */
export async function readWeek(access: PatientAccess<"view:tasks">) {
  const { givenName } = await getSpaceHeader(access)
  const from = dayInParis(new Date())
  const until = addDays(from, 6)
  const [agenda, notebook] = [access.may("view:appointments"), access.may("view:notes")]
  const appointments = agenda ? await listAppointments(agenda) : []
  const tasks = (await listTasks(access)).filter(({ done, dueOn }) => !done && dueOn <= until)
  const points = notebook ? onTop(await listNotes(notebook, { ids: await listOpenPoints(notebook) })).points : []
  access.trace({ action: "task.printed", permission: "view:tasks", resourceIds: tasks.map(({ id }) => id) })
  return {
    ...{ givenName, from, until, tasks, points },
    appointments: appointments.filter(({ day, state }) => day >= from && day <= until && state !== "entered_in_error"),
  }
}

export type Week = Awaited<ReturnType<typeof readWeek>>
