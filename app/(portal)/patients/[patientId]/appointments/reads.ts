import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { listCompanions } from "@/lib/appointments/companions/queries"
import { showFeed } from "@/lib/appointments/feeds/commands"
import { getFeed } from "@/lib/appointments/feeds/queries"
import { listOfAppointment, listQuestions } from "@/lib/appointments/preparing/queries"
import { getAppointment, listAppointments, listCancelled } from "@/lib/appointments/queries"
import { listDocuments } from "@/lib/documents/queries"

type Viewing = PatientAccess<"view:appointments">

/** The agenda, and what may be added: `isProposed` where that waits to be confirmed. */
export async function readAgenda(access: Viewing) {
  const acting = access.may("act:appointments")
  return {
    lines: await listAppointments(access),
    cancelled: acting ? await listCancelled(acting) : [],
    mayAdd: acting !== null,
  }
}

/** A new one: who may come along. */
export async function readToAdd(access: PatientAccess<"act:appointments">) {
  access.trace({ action: "space.viewed" })
  return { companions: await listCompanions(access), ...howSaid(access) }
}

/** One that is to be said anew; `line` is null where it is not theirs to change. */
export async function readToChange(access: PatientAccess<"view:appointments" | "act:appointments">, id: string) {
  const line = await getAppointment(access, id)
  return { line: line.may.change ? line : null, companions: await listCompanions(access), ...howSaid(access) }
}

const howSaid = ({ scope }: PatientAccess<"act:appointments">) => ({
  isProposed: scope.items.kind === "granted",
  decides: scope.items.kind !== "granted",
})

/** One appointment with what was prepared, and for who decides, who sees it. */
export async function readAppointment(access: Viewing, id: string) {
  const line = await getAppointment(access, id)
  const editing = access.may("edit:appointments")
  const documents = await listOfAppointment(access, id)
  return {
    line,
    questions: await listQuestions(access, id),
    documents,
    toLink: line.may.prepare ? await readToLink(access, new Set(documents.map((one) => one.id))) : null,
    sights: editing && (await listCaregiversWhoSee(editing, "appointments", id)),
    isProposed: access.scope.items.kind === "granted",
  }
}

/** The latest documents that can be joined; null for whoever reads none. */
async function readToLink(access: Viewing, linked: ReadonlySet<string>) {
  const viewing = access.may("view:documents")
  if (!viewing) return null
  const { lines } = await listDocuments(viewing, {})
  return lines.filter(({ id }) => !linked.has(id)).map(({ id, title, actOn }) => ({ id, title, actOn }))
}

/** One's own feed, and its address just after it was made: it is shown once. */
export async function readOwnFeed(access: Viewing, isNew: boolean) {
  const feed = await getFeed(access)
  return { feed, address: isNew ? await showFeed(access) : null }
}
