import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { messages, threads } from "@/drizzle/schema/threads"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { messagesWithin, threadsWithin } from "@/lib/access/threads-within"
import { decryptText } from "@/lib/platform/keys/keyring"
import { holdsAll, type Known, snippetOf } from "@/lib/search/rules"
import { ofMessage, ofSubject } from "../sealed/rules"
import { type FoundMessage, MOST_FOUND, MOST_LOOKED_THROUGH, MOST_MESSAGES } from "./rules"

type Viewing = PatientAccess<"view:messages">

/**
 * The latest messages that hold every word, of those that are there for these eyes: since one is in a thread, and none of what is
 * shut. They lie encrypted and in no index: the latest are opened, and looked through.
 */
export async function findMessages(access: Viewing, words: readonly Known[]): Promise<FoundMessage[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({
      threadId: threads.id,
      subjectCiphertext: threads.subjectCiphertext,
      lastPosition: threads.lastPosition,
      id: messages.id,
      position: messages.position,
      authorName: messages.authorName,
      wordsCiphertext: messages.wordsCiphertext,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .innerJoin(threads, and(eq(threads.patientId, messages.patientId), eq(threads.id, messages.threadId)))
    .where(and(eq(messages.patientId, patientId), threadsWithin(scope), messagesWithin(scope)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(MOST_LOOKED_THROUGH)
  const found: FoundMessage[] = []
  const key = rows.length > 0 ? await openPatientKey(access) : Buffer.alloc(0)
  for (const { subjectCiphertext, wordsCiphertext, lastPosition, position, ...row } of rows) {
    const subject = decryptText(key, subjectCiphertext, ofSubject(row.threadId))
    const said = decryptText(key, wordsCiphertext, ofMessage(row.id))
    if (!holdsAll(`${subject} ${row.authorName} ${said}`, words)) continue
    const snippet = snippetOf(said, words)
    // What a thread is about stands over all of it: of a thread that is found by it alone, the latest message is enough.
    if (!snippet && found.some(({ threadId }) => threadId === row.threadId)) continue
    const before = lastPosition - position >= MOST_MESSAGES ? position + 1 : null
    found.push({ ...row, subject, before, snippet })
    if (found.length === MOST_FOUND) break
  }
  const threadIds = [...new Set(found.map(({ threadId }) => threadId))]
  access.trace({ action: "thread.listed", permission: "view:messages", resourceIds: threadIds })
  return found
}
