"use server"
import * as opening from "@/lib/delegation/opening/commands"
import * as invitations from "@/lib/invitation/commands"
import { nextStep } from "@/lib/invitation/rules"
import { aloneSchema, draftSchema, linesSchema, purposeSchema, sendSchema, untilSchema, whoSchema } from "@/lib/invitation/schema"
import { patientAction } from "@/lib/request/patient-action"

type One = { patientId: string; draftId: string }
const stepOf = ({ patientId, draftId }: One, step: string) => `/patients/${patientId}/helpers/invite/${draftId}/${step}`
const helperOf = ({ patientId, draftId }: One) => `/patients/${patientId}/helpers/${draftId}`

export const answerWho = patientAction(whoSchema, ["edit:delegations"], async (access, input) => {
  return stepOf(input, nextStep(false, await invitations.answerWho(access, input)))
})

export const answerPurpose = patientAction(purposeSchema, ["edit:delegations"], async (access, input) => {
  await invitations.answerPurpose(access, input)
  return stepOf(input, "list")
})

export const answerLines = patientAction(linesSchema, ["edit:delegations"], async (access, input) => {
  await invitations.answerLines(access, input)
  return stepOf(input, "list")
})

export const answerUntil = patientAction(untilSchema, ["edit:delegations"], async (access, input) => {
  await invitations.answerUntil(access, input)
  return stepOf(input, "list")
})

/** The same next page whatever the answer. */
export const answerAlone = patientAction(aloneSchema, ["edit:delegations"], async (access, input) => {
  await invitations.answerAlone(access, { draftId: input.draftId, answer: input.alone })
  return stepOf(input, "check")
})

/** Sends the invitation; a letter and a code on the screen are handed over on the next page. */
export const proposeInvitation = patientAction(sendSchema, ["edit:delegations"], async (access, input) => {
  if (!(await invitations.proposeInvitation(access, input))) return helperOf(input)
  const { channel } = input
  return channel === "mail" ? `${helperOf(input)}?done=sent` : `${helperOf(input)}/${channel}?done=prepared`
})

/** Gives more: opens after the wait. */
export const widen = patientAction(draftSchema, ["edit:delegations"], async (access, input) => {
  const widening = await invitations.takeWidening(access, input.draftId)
  if (!widening) return helperOf(input)
  await opening.widen(access, widening)
  return `${helperOf(input)}?done=widened`
})
