"use server"

import { patientAction } from "@/lib/request/patient-action"
import * as threads from "@/lib/threads/commands"
import * as members from "@/lib/threads/members/commands"
import { addressOf } from "@/lib/threads/rules"
import { memberSchema, oneThreadSchema } from "@/lib/threads/schema"
import { messageShape, threadShape } from "@/lib/threads/shape/schema"

/** A thread with its first message. */
export const openThread = patientAction(threadShape, ["act:messages"], async (access, { patientId, ...said }) => {
  await threads.openThread(access, said)
  return `${addressOf(patientId, said.threadId)}?done=opened`
})

/** One more message. */
export const sendMessage = patientAction(messageShape, ["act:messages"], async (access, { patientId, ...said }) => {
  await threads.sendMessage(access, said)
  return `${addressOf(patientId, said.threadId)}?done=sent`
})

/** Nobody writes in it any more. */
export const closeThread = patientAction(oneThreadSchema, ["act:messages"], async (access, { patientId, threadId }) => {
  await threads.closeThread(access, threadId)
  return `${addressOf(patientId, threadId)}?done=closed`
})

/** One writes in it again. */
export const reopenThread = patientAction(oneThreadSchema, ["edit:messages"], async (access, { patientId, threadId }) => {
  await threads.reopenThread(access, threadId)
  return `${addressOf(patientId, threadId)}?done=reopened`
})

/** Lets somebody who helps in. */
export const addToThread = patientAction(memberSchema, ["edit:messages"], async (access, { patientId, ...of }) => {
  await members.addToThread(access, of)
  return `${addressOf(patientId, of.threadId)}?done=added`
})

/** Takes them out. */
export const removeFromThread = patientAction(memberSchema, ["edit:messages"], async (access, { patientId, ...of }) => {
  await members.removeFromThread(access, of)
  return `${addressOf(patientId, of.threadId)}?done=removed`
})

/** Opens to them what was said before they came. */
export const shareEarlier = patientAction(memberSchema, ["edit:messages"], async (access, { patientId, ...of }) => {
  await members.shareEarlier(access, of)
  return `${addressOf(patientId, of.threadId)}?done=shared`
})
