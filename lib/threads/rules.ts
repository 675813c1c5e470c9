import type { MemberKind } from "@/drizzle/thread-vocabulary"
import type { AuthorKind, Practised } from "@/drizzle/vocabulary"
import { decides, type Scope } from "@/lib/access/scope"

/** So many stand on one page, the latest first of all; a link leads to those before. */
export const MOST_MESSAGES = 100
export const MOST_THREADS = 50

/** Somebody besides the person herself who is in a thread, or could be. */
export type Member = {
  accountId: string
  kind: MemberKind
  name: string
  profession: Practised | null
  /** The first message that they read. */
  readsFrom: number
  /** Whether they may still come in: who left the team, or whose access is over, reads no further. */
  reads: boolean
  isYou: boolean
}

/** Somebody to whom a thread can be opened. */
export type Recipient = Pick<Member, "accountId" | "kind" | "name" | "profession">

export type ThreadLine = {
  id: string
  subject: string
  people: Pick<Member, "name" | "kind" | "isYou">[]
  lastAt: Date
  unread: number
  isClosed: boolean
}

export type Message = {
  id: string
  position: number
  author: { kind: AuthorKind; name: string; relation: string | null; profession: Practised | null; isYou: boolean }
  /** Whether somebody wrote it for the patient: it is signed with both names. */
  isForPatient: boolean
  words: string
  sentAt: Date
  isUnread: boolean
  documents: { id: string; title: string }[]
  isReadByPatient: boolean
  /** Who else has read it since, by name. */
  readBy: string[]
}

export type Thread = {
  id: string
  subject: string
  closed: { at: Date; name: string; isYou: boolean } | null
  members: Member[]
  messages: Message[]
  /** The place before which more was said than stands on this page; null where nothing was. */
  earlier: number | null
  /** Up to which place it is read by who reads this. */
  upTo: number
  /** Whether something was said before these eyes came in. */
  hasShut: boolean
  may: { write: boolean; close: boolean; reopen: boolean; letIn: boolean }
}

/** Where nobody but the writer would read what is written, nothing is written: the page says whom to turn to. */
export function isHeard(scope: Pick<Scope, "items">, members: readonly Pick<Member, "reads" | "isYou">[]): boolean {
  return !decides(scope) || members.some(({ reads, isYou }) => reads && !isYou)
}

/** Whether a message is signed with both names: by who helps, where a professional reads it. */
export const isForPatient = (kind: AuthorKind, members: readonly Pick<Member, "kind">[]): boolean =>
  kind === "caregiver" && members.some((member) => member.kind === "professional")

/** Where a thread is read. */
export const addressOf = (patientId: string, threadId: string) => `/patients/${patientId}/messages/${threadId}`
