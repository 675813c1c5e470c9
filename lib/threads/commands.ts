import "server-only"
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { messageDocuments, messages, threadMembers, threads } from "@/drizzle/schema/threads"
import { AUTHOR_KINDS, oneOf } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import { takeTurn } from "@/lib/access/limits"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { signatureOf } from "@/lib/access/signature"
import { ConflictError } from "@/lib/errors"
import { decryptText, encryptText } from "@/lib/platform/keys/keyring"
import { listMembers, listRecipients } from "./members/queries"
import { requireThread } from "./queries"
import { isHeard } from "./rules"
import type { Opened, Written } from "./schema"
import { ofMessage, ofSubject } from "./sealed/rules"
import { tellOfMessage } from "./telling/commands"

type Acting = PatientAccess<"act:messages">
const ACT = "act:messages"

/**
 * Begins a thread with its first message: who decides for the patient, with somebody who treats her now or helps her; a professional
 * or who helps, with her. The same form sent twice is one thread.
 * @throws ConflictError for somebody to whom nothing can be written, and for more in a day than anybody begins
 */
export async function openThread(access: Acting, { threadId: id, to, subject, ...first }: Opened): Promise<void> {
  const { tx, patientId } = access
  access.trace({ action: "thread.opened", permission: ACT, resourceIds: [id] })
  const other = await otherOf(access, to)
  const { authorAccountId, authorKind, authorName } = await signatureOf(access)
  const subjectCiphertext = encryptText(await openPatientKey(access), subject, ofSubject(id))
  const made = await tx
    .insert(threads)
    .values({ patientId, id, subjectCiphertext, authorAccountId, authorKind, authorName })
    .onConflictDoNothing()
    .returning({ id: threads.id })
  if (made.length > 0) {
    if (!(await takeTurn(tx, "threads", patientId))) throw new ConflictError("threads.too_many_today")
    await tx.insert(threadMembers).values({ patientId, threadId: id, ...other })
  }
  await sendMessage(access, { threadId: id, ...first })
}

type Other = Pick<typeof threadMembers.$inferInsert, "accountId" | "kind" | "name" | "professionCode">

/** Who is in a new thread besides the person herself: whom she writes to, or who writes to her. */
async function otherOf(access: Acting, to: string | undefined): Promise<Other> {
  const { actor } = access
  const editing = access.may("edit:messages")
  if (editing && decides(access.scope)) {
    const found = (await listRecipients(editing)).find(({ accountId }) => accountId === to)
    if (!found) throw new ConflictError(to ? "threads.to_gone" : "threads.to_missing")
    const { accountId, kind, name, profession } = found
    return { accountId, kind, name, professionCode: profession?.code ?? null }
  }
  const professionCode = actor.exercice?.professionCode ?? null
  const kind = access.scope.items.kind === "professional" ? "professional" : "caregiver"
  return { accountId: actor.accountId, kind, name: actor.displayName, professionCode }
}

/**
 * Writes in a thread; everybody else who reads it is told that there is a message. The same form sent twice is one message.
 * @throws ConflictError where it is closed, where nobody would read it, for other words under the same name, and for more in a day
 * than anybody writes
 */
export async function sendMessage(access: Acting, { threadId, messageId: id, words, documentId }: Written): Promise<void> {
  const { tx, patientId } = access
  const { authorKind: begunBy } = await requireThread(access, threadId)
  access.trace({ action: "message.sent", permission: ACT, resourceIds: [threadId] })
  const key = await openPatientKey(access)
  if (await wasSent(access, id, (sealed) => decryptText(key, sealed, ofMessage(id)) === words)) return
  if (!isHeard(access.scope, await listMembers(access, threadId))) throw new ConflictError("threads.nobody_reads")
  if (!(await takeTurn(tx, "messages", patientId))) throw new ConflictError("threads.too_many_today")
  const { state: _, ...signed } = await signatureOf(access)
  const wordsCiphertext = encryptText(key, words, ofMessage(id))
  await tx.insert(messages).values({ patientId, id, threadId, ...signed, wordsCiphertext })
  if (documentId) await attach(access, id, documentId)
  await tellOfMessage(access, { threadId, authorKind: oneOf(AUTHOR_KINDS, begunBy) })
}

/** Whether this form was sent before, with the same words. */
async function wasSent({ tx, patientId, actor }: Acting, id: string, isSame: (sealed: Buffer) => boolean): Promise<boolean> {
  const [sent] = await tx
    .select({ author: messages.authorAccountId, sealed: messages.wordsCiphertext })
    .from(messages)
    .where(and(eq(messages.patientId, patientId), eq(messages.id, id)))
  if (sent && (sent.author !== actor.accountId || !isSame(sent.sealed))) throw new ConflictError("threads.already_sent")
  return sent !== undefined
}

/** Sends a document of the record along: one that the writer may read; each reader finds it as far as they may read it too. */
async function attach({ tx, patientId, scope }: Acting, messageId: string, documentId: string): Promise<void> {
  const isThere = and(eq(documents.patientId, patientId), eq(documents.id, documentId), isNull(documents.deletedAt))
  const found = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(isThere, itemsWithin(documents, scope)))
  if (found.length === 0) throw new ConflictError("threads.document_gone")
  await tx.insert(messageDocuments).values({ patientId, messageId, documentId })
}

/**
 * Closes a thread: who decides for the patient, or a professional who is in it. Done twice, it is done.
 * @throws ConflictError for who only helps
 */
export async function closeThread(access: Acting, threadId: string): Promise<void> {
  const { actor, scope } = access
  await requireThread(access, threadId)
  access.trace({ action: "thread.closed", permission: ACT, resourceIds: [threadId] })
  if (!decides(scope) && scope.items.kind !== "professional") throw new ConflictError("threads.not_yours_to_close")
  const closed = { closedAt: sql`now()`, closedByAccountId: actor.accountId, closedByName: actor.displayName }
  await change(access, threadId, closed, isNull(threads.closedAt))
}

/** Opens a closed thread again: who decides for the patient. Done twice, it is done. */
export async function reopenThread(access: PatientAccess<"edit:messages">, threadId: string): Promise<void> {
  await requireThread(access, threadId)
  access.trace({ action: "thread.reopened", permission: "edit:messages", resourceIds: [threadId] })
  const open = { closedAt: null, closedByAccountId: null, closedByName: null }
  await change(access, threadId, open, isNotNull(threads.closedAt))
}

type Set = Parameters<ReturnType<Acting["tx"]["update"]>["set"]>[0]

async function change({ tx, patientId }: PatientAccess<never>, threadId: string, set: Set, only: SQL): Promise<void> {
  await tx
    .update(threads)
    .set(set)
    .where(and(eq(threads.patientId, patientId), eq(threads.id, threadId), only))
}
