import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { closeThread, openThread, sendMessage } from "./commands"
import { addToThread } from "./members/commands"
import { getThread } from "./queries"
import type { Opened, Written } from "./schema"

/** An access to messages and to nothing else. */
export const MESSAGING = { permissions: ["view:messages", "act:messages"], documentGroups: [] }

/** Begins a thread as somebody would, and gives its id. */
export async function newThread(actor: Actor, patientId: string, over: Partial<Opened> = {}): Promise<string> {
  const said = { subject: "Mon pansement", words: "Faut-il le changer demain ?", documentId: null, ...over }
  const opened = { threadId: randomUUID(), messageId: randomUUID(), ...said }
  await withAccess(actor, patientId, ["act:messages"], (access) => openThread(access, opened))
  return opened.threadId
}

/** Writes in a thread as somebody would, and gives the message's id. */
export async function newMessage(
  actor: Actor,
  patientId: string,
  threadId: string,
  over: Partial<Written> = {},
): Promise<string> {
  const written = { threadId, messageId: randomUUID(), words: "Merci.", documentId: null, ...over }
  await withAccess(actor, patientId, ["act:messages"], (access) => sendMessage(access, written))
  return written.messageId
}

/** Lets somebody into a thread, as the patient would. */
export const letInto = (patient: Actor, patientId: string, threadId: string, { accountId }: Actor) =>
  withAccess(patient, patientId, ["edit:messages"], (access) => addToThread(access, { threadId, accountId }))

/** Closes a thread as somebody would. */
export const close = (actor: Actor, patientId: string, threadId: string) =>
  withAccess(actor, patientId, ["act:messages"], (access) => closeThread(access, threadId))

/** A thread as somebody reads it. */
export const readThread = (actor: Actor, patientId: string, threadId: string) =>
  withAccess(actor, patientId, ["view:messages"], (access) => getThread(access, threadId))
