import "server-only"
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm"
import { practised } from "@/drizzle/practised"
import { documents } from "@/drizzle/schema/documents"
import { messageDocuments, messages, threadMembers, threadReads, threads } from "@/drizzle/schema/threads"
import { AUTHOR_KINDS, oneOf } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { messagesWithin, threadsWithin } from "@/lib/access/threads-within"
import { NotFoundError } from "@/lib/errors"
import { decryptText } from "@/lib/platform/keys/keyring"
import { isUuid } from "@/lib/platform/uuid"
import { listMembers } from "./members/queries"
import {
  isForPatient,
  isHeard,
  type Member,
  type Message,
  MOST_MESSAGES,
  MOST_THREADS,
  type Thread,
  type ThreadLine,
} from "./rules"
import { ofMessage, ofSubject } from "./sealed/rules"

type Any = PatientAccess<never>
type Viewing = PatientAccess<"view:messages">

/** A page of the threads that are there for these eyes, the one with the latest message first, and whether more follow. */
export async function listThreads(access: Viewing, page = 1): Promise<{ threads: ThreadLine[]; isMore: boolean }> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({
      id: threads.id,
      subjectCiphertext: threads.subjectCiphertext,
      openedAt: threads.openedAt,
      closedAt: threads.closedAt,
      lastAt: latest(access, sql`max(messages.sent_at)`).mapWith(threads.openedAt),
      unread: latest(access, sql`count(*) filter (where ${isUnread(access)})::int`) as SQL<number>,
    })
    .from(threads)
    .where(and(eq(threads.patientId, patientId), threadsWithin(scope)))
    .orderBy(desc(sql`coalesce(${latest(access, sql`max(messages.sent_at)`)}, ${threads.openedAt})`), desc(threads.id))
    .offset((page - 1) * MOST_THREADS)
    .limit(MOST_THREADS + 1)
  const isMore = rows.length > MOST_THREADS
  rows.length = Math.min(rows.length, MOST_THREADS)
  access.trace({ action: "thread.listed", permission: "view:messages", resourceIds: rows.map(({ id }) => id) })
  if (rows.length === 0) return { threads: [], isMore }
  const [key, people] = [await openPatientKey(access), await listPeople(access)]
  const threadsOfPage = rows.map(({ id, subjectCiphertext, openedAt, closedAt, lastAt, unread }) => ({
    id,
    subject: decryptText(key, subjectCiphertext, ofSubject(id)),
    people: people.flatMap(({ threadId, ...one }) => (threadId === id ? [one] : [])),
    lastAt: lastAt ?? openedAt,
    unread,
    isClosed: closedAt !== null,
  }))
  return { threads: threadsOfPage, isMore }
}

/** Something over the messages of the thread of a row, of those that are there for these eyes. */
const latest = ({ patientId, scope }: Any, what: SQL) => sql`(select ${what} from messages
  where messages.patient_id = ${patientId} and messages.thread_id = threads.id and ${messagesWithin(scope)})`

/** Whether the one whose eyes these are has not read a message yet; their own they have. */
const isUnread = ({ scope: { actorAccountId: eyes } }: Any) => sql<boolean>`(messages.author_account_id <> ${eyes}::uuid
  and messages.position > coalesce((select r.position from thread_reads r where r.patient_id = messages.patient_id
    and r.thread_id = messages.thread_id and r.account_id = ${eyes}::uuid), 0))`

async function listPeople({ tx, patientId, scope }: Any) {
  const rows = await tx
    .select({
      threadId: threadMembers.threadId,
      accountId: threadMembers.accountId,
      name: sql<string>`coalesce(relais.professional_name(account_id), name)`,
      isProfessional: sql<boolean>`kind = 'professional'`,
    })
    .from(threadMembers)
    .where(and(eq(threadMembers.patientId, patientId), isNull(threadMembers.removedAt)))
    .orderBy(threadMembers.addedAt)
  return rows.map(({ accountId, isProfessional, ...row }) => {
    const kind: Member["kind"] = isProfessional ? "professional" : "caregiver"
    return { ...row, kind, isYou: accountId === scope.actorAccountId }
  })
}

/** How many messages these eyes have not read, of those that are there for them; for the bar of a page that tells its own look. */
export async function countUnread(access: Viewing): Promise<number> {
  const { tx, patientId, scope } = access
  const [row] = await tx
    .select({ number: sql<number>`count(*)::int` })
    .from(messages)
    .innerJoin(threads, and(eq(threads.patientId, messages.patientId), eq(threads.id, messages.threadId)))
    .where(and(eq(messages.patientId, patientId), threadsWithin(scope), messagesWithin(scope), isUnread(access)))
  return row?.number ?? 0
}

const HEAD = {
  id: threads.id,
  subjectCiphertext: threads.subjectCiphertext,
  authorKind: threads.authorKind,
  lastPosition: threads.lastPosition,
  closedAt: threads.closedAt,
  closedByName: threads.closedByName,
  closedByAccountId: threads.closedByAccountId,
}

/**
 * A thread that is there for who asks; a command tells what it did with it.
 * @throws NotFoundError for every other
 */
export async function requireThread({ tx, patientId, scope }: Any, id: string) {
  if (!isUuid(id)) throw new NotFoundError()
  const [row] = await tx
    .select(HEAD)
    .from(threads)
    .where(and(eq(threads.patientId, patientId), eq(threads.id, id), threadsWithin(scope)))
  if (!row) throw new NotFoundError()
  return row
}

/**
 * One thread with what was said in it, the latest or what was said before a message, as far as it is there for these eyes.
 * @throws NotFoundError for one that is not
 */
export async function getThread(access: Viewing, id: string, before?: number): Promise<Thread> {
  const head = await requireThread(access, id)
  access.trace({ action: "thread.viewed", permission: "view:messages", resourceIds: [id] })
  const members = await listMembers(access, id)
  const { scope } = access
  const mayAct = access.may("act:messages") !== null
  const mayEdit = access.may("edit:messages") !== null
  const isClosed = head.closedAt !== null
  const isProfessional = members.some(({ isYou, kind }) => isYou && kind === "professional")
  const key = await openPatientKey(access)
  const { closedAt, closedByName } = head
  const messagesOfPage = await listMessages(access, id, { key, members, before })
  const first = messagesOfPage.length > MOST_MESSAGES ? messagesOfPage.shift() : undefined
  return {
    id,
    subject: decryptText(key, head.subjectCiphertext, ofSubject(id)),
    closed: closedAt && {
      at: closedAt,
      name: closedByName ?? "",
      isYou: head.closedByAccountId === scope.actorAccountId,
    },
    members,
    messages: messagesOfPage,
    earlier: first ? first.position + 1 : null,
    // As it stood before they were listed: what came meanwhile stays unread.
    upTo: head.lastPosition,
    hasShut: members.some(({ isYou, readsFrom }) => isYou && readsFrom > 1),
    may: {
      write: mayAct && !isClosed && isHeard(scope, members),
      close: mayAct && !isClosed && (decides(scope) || isProfessional),
      reopen: mayEdit && isClosed,
      letIn: mayEdit && !isClosed,
    },
  }
}

type With = { key: Buffer; members: readonly Member[]; before: number | undefined }

/** A page of messages, and one more where more was said before. */
async function listMessages(access: Viewing, threadId: string, { key, members, before }: With): Promise<Message[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({
      id: messages.id,
      position: messages.position,
      authorAccountId: messages.authorAccountId,
      authorKind: messages.authorKind,
      authorName: messages.authorName,
      authorRelation: messages.authorRelation,
      authorProfession: practised(messages.authorProfession, messages.authorAccountId),
      wordsCiphertext: messages.wordsCiphertext,
      sentAt: messages.sentAt,
      isUnread: isUnread(access),
    })
    .from(messages)
    .where(
      and(
        eq(messages.patientId, patientId),
        eq(messages.threadId, threadId),
        messagesWithin(scope),
        before === undefined ? undefined : lt(messages.position, before),
      ),
    )
    .orderBy(desc(messages.position))
    .limit(MOST_MESSAGES + 1)
  const [attached, reads] = [
    await listAttached(
      access,
      rows.map(({ id }) => id),
    ),
    await listReads(access, threadId),
  ]
  return rows.reverse().map(({ id, position, sentAt, wordsCiphertext, isUnread, ...author }) => {
    const kind = oneOf(AUTHOR_KINDS, author.authorKind)
    const isRead = (accountId: string) =>
      accountId !== author.authorAccountId && reads.some((one) => one.accountId === accountId && one.position >= position)
    return {
      ...{ id, position, sentAt, isUnread },
      author: {
        kind,
        name: author.authorName,
        relation: author.authorRelation,
        profession: author.authorProfession,
        isYou: author.authorAccountId === scope.actorAccountId,
      },
      isForPatient: isForPatient(kind, members),
      words: decryptText(key, wordsCiphertext, ofMessage(id)),
      documents: attached.flatMap(({ messageId, ...one }) => (messageId === id ? [one] : [])),
      isReadByPatient: reads.some((one) => one.isHolder && isRead(one.accountId)),
      readBy: members.flatMap(({ accountId, name, isYou }) => (!isYou && isRead(accountId) ? [name] : [])),
    }
  })
}

/** What goes with messages, as far as these eyes may read it in the record: of any other document there is nothing to tell. */
async function listAttached({ tx, patientId, scope }: Viewing, messageIds: readonly string[]) {
  if (messageIds.length === 0) return []
  const isOf = and(eq(documents.patientId, messageDocuments.patientId), eq(documents.id, messageDocuments.documentId))
  return tx
    .select({ messageId: messageDocuments.messageId, id: documents.id, title: documents.title })
    .from(messageDocuments)
    .innerJoin(documents, and(isOf, isNull(documents.deletedAt), itemsWithin(documents, scope)))
    .where(and(eq(messageDocuments.patientId, patientId), inArray(messageDocuments.messageId, [...messageIds])))
}

/** How far each has read the thread; of whom it is not known, they have read nothing. */
async function listReads({ tx, patientId }: Viewing, threadId: string) {
  const { accountId, position } = threadReads
  return tx
    .select({
      accountId,
      position,
      isHolder: sql<boolean>`exists (select from patients p where p.patient_id = ${patientId} and p.holder_account_id = account_id)`,
    })
    .from(threadReads)
    .where(and(eq(threadReads.patientId, patientId), eq(threadReads.threadId, threadId)))
}
