import { randomUUID } from "node:crypto"
import type { PatientAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { NotFoundError } from "@/lib/errors"
import { listAnswerTimes } from "@/lib/threads/answering/queries"
import { findAttending, listCaregivers, listRecipients } from "@/lib/threads/members/queries"
import { getThread, listThreads } from "@/lib/threads/queries"
import { markThreadRead } from "@/lib/threads/reading/commands"

type Viewing = PatientAccess<"view:messages">
type Acting = PatientAccess<"act:messages">

/** A page of the threads, and whether one may be begun. */
export async function readThreads(access: Viewing, page?: number) {
  return { ...(await listThreads(access, page)), mayWrite: access.may("act:messages") !== null }
}

/** A new thread: to whom it can be, and when they answer; nobody is asked of who writes to the patient. */
export async function readToOpen(access: Acting) {
  access.trace({ action: "space.viewed" })
  const editing = access.may("edit:messages")
  const recipients = editing && (await listRecipients(editing))
  const ids = { threadId: randomUUID(), messageId: randomUUID() }
  return {
    ...ids,
    recipients,
    times: await listAnswerTimes(access, professionalsAmong(recipients ?? [])),
    documents: await readToAttach(access),
    isProfessional: access.scope.items.kind === "professional",
  }
}

/** One thread, read from now on where its latest messages are shown; and for who decides, whom to let in, and whom to turn to where a professional reads no further. */
export async function readThread(access: Viewing, id: string, before?: number) {
  const thread = await getThread(access, id, before)
  if (before === undefined) await markThreadRead(access, id, thread.upTo)
  const editing = access.may("edit:messages")
  const isLeft = thread.members.some(({ kind, reads }) => kind === "professional" && !reads)
  const inside = new Set(thread.members.map(({ accountId }) => accountId))
  const caregivers = editing && thread.may.letIn ? await listCaregivers(editing) : []
  return {
    thread,
    messageId: randomUUID(),
    times: await listAnswerTimes(access, professionalsAmong(thread.members)),
    documents: thread.may.write ? await readToAttach(access) : [],
    toLetIn: caregivers.filter(({ accountId }) => !inside.has(accountId)),
    attending: editing && isLeft ? await findAttending(editing) : null,
    isProfessional: access.scope.items.kind === "professional",
    decides: editing !== null,
    writer: access.actor.displayName,
    maySendFile: access.may("add:documents") !== null,
  }
}

/** The thread that a file is for: one that may be written in. */
export async function readToSendFile(access: PatientAccess<"view:messages" | "act:messages" | "add:documents">, id: string) {
  const { subject, may } = await getThread(access, id)
  if (!may.write) throw new NotFoundError()
  return { subject }
}

const professionalsAmong = (people: readonly { accountId: string; kind: string }[]) =>
  people.flatMap(({ accountId, kind }) => (kind === "professional" ? [accountId] : []))

/** The latest documents that the writer may read. */
async function readToAttach(access: Viewing | Acting) {
  const viewing = access.may("view:documents")
  if (!viewing) return []
  const { lines } = await listDocuments(viewing, {})
  return lines.map(({ id, title, actOn }) => ({ id, title, actOn }))
}
