import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { listAppointments } from "@/lib/appointments/queries"
import { listDocuments } from "@/lib/documents/queries"
import { listLines } from "@/lib/profile/queries"
import { parseFilters } from "@/lib/profile/schema"
import { listAbsences } from "@/lib/tasks/absence/queries"
import { listMembers } from "@/lib/tasks/members/queries"
import { getTask, listRemoved, listTasks } from "@/lib/tasks/queries"
import type { Linked } from "@/lib/tasks/rules"

type Viewing = PatientAccess<"view:tasks">

/** The tasks, who may take care of them, and what may be added. */
export async function readTasks(access: Viewing) {
  const acting = access.may("act:tasks")
  const lines = await listTasks(access)
  const members = await listMembers(access)
  return {
    ...{ lines, members, absences: await listAbsences(access, members) },
    removed: acting ? await listRemoved(acting) : [],
    mayAdd: acting !== null,
  }
}

/** A new one: what it can be tied to. */
export async function readToAdd(access: PatientAccess<"act:tasks">) {
  access.trace({ action: "space.viewed" })
  return { linkable: await listLinkable(access), decides: access.scope.items.kind !== "granted" }
}

/** Some days away: who else takes care of tasks here. */
export async function readToHandOver(access: PatientAccess<"view:tasks" | "act:tasks">) {
  access.trace({ action: "space.viewed" })
  return { others: (await listMembers(access)).filter(({ isYou }) => !isYou) }
}

/** One that is to be said anew; `line` is null where it is not theirs to change. */
export async function readToChange(access: PatientAccess<"view:tasks" | "act:tasks">, id: string) {
  const line = await getTask(access, id)
  return { line: line.may.change ? line : null, linkable: line.may.change ? await listLinkable(access) : [] }
}

/** One task, and for who decides, who sees it. */
export async function readTask(access: Viewing, id: string) {
  const line = await getTask(access, id)
  const editing = access.may("edit:tasks")
  return { line, sights: editing && (await listCaregiversWhoSee(editing, "tasks", id)) }
}

/** What a task can be about, of what its writer may read: what is to come, the latest documents, what is taken now. */
async function listLinkable(access: PatientAccess<"act:tasks">): Promise<Linked[]> {
  const [agenda, documents, medicines] = [
    access.may("view:appointments"),
    access.may("view:documents"),
    access.may("view:medications"),
  ]
  const coming = agenda
    ? (await listAppointments(agenda)).filter(({ isOver, state }) => !isOver && state !== "entered_in_error")
    : []
  const latest = documents ? (await listDocuments(documents, {})).lines : []
  const taken = medicines
    ? (await listLines(medicines, "medications", parseFilters({}))).lines.filter(({ saysNone }) => !saysNone)
    : []
  return [
    ...coming.map(({ id, withWhom }) => ({ section: "appointments" as const, itemId: id, title: withWhom })),
    ...latest.map(({ id, title }) => ({ section: "documents" as const, itemId: id, title })),
    ...taken.map(({ id, content }) => ({ section: "medications" as const, itemId: id, title: content.label ?? "" })),
  ]
}
