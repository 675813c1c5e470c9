"use server"
import { openWidening } from "@/lib/delegation/opening/commands"
import {
  answerAlone,
  answerLines,
  answerPurpose,
  answerUnable,
  answerUntil,
  answerWho,
  sendInvitation,
  takeWidening,
} from "@/lib/invitation/commands"
import { requireDraft } from "@/lib/invitation/queries"
import {
  aloneSchema,
  draftSchema,
  linesSchema,
  purposeSchema,
  unableSchema,
  untilSchema,
  whoSchema,
} from "@/lib/invitation/schema"
import { patientAction } from "@/lib/request/patient-action"

type One = { patientId: string; draftId: string }
const stepOf = ({ patientId, draftId }: One, step: string) => `/patients/${patientId}/helpers/invite/${draftId}/${step}`
const helperOf = ({ patientId, draftId }: One) => `/patients/${patientId}/helpers/${draftId}`

export const saveWho = patientAction(whoSchema, ["edit:delegations"], async (access, input) => {
  await answerWho(access, input)
  return stepOf(input, "purpose")
})

export const savePurpose = patientAction(purposeSchema, ["edit:delegations"], async (access, input) => {
  await answerPurpose(access, input)
  return stepOf(input, "list")
})

export const saveLines = patientAction(linesSchema, ["edit:delegations"], async (access, input) => {
  await answerLines(access, input)
  return stepOf(input, "list")
})

export const saveUntil = patientAction(untilSchema, ["edit:delegations"], async (access, input) => {
  await answerUntil(access, input)
  return stepOf(input, "unable")
})

export const saveUnable = patientAction(unableSchema, ["edit:delegations"], async (access, input) => {
  await answerUnable(access, input)
  return stepOf(input, "alone")
})

/** The same next page whatever the answer. */
export const saveAlone = patientAction(aloneSchema, ["edit:delegations"], async (access, input) => {
  await answerAlone(access, input)
  return stepOf(input, "check")
})

/** Sends the invitation; a letter and a code on the screen are handed over on the next page. */
export const sendDraft = patientAction(draftSchema, ["edit:delegations"], async (access, input) => {
  const { channel } = (await requireDraft(access, input.draftId)).answers
  await sendInvitation(access, input.draftId)
  return channel === "mail" ? helperOf(input) : `${helperOf(input)}/${channel}`
})

/** Gives more: opens after the wait. */
export const widenFromDraft = patientAction(draftSchema, ["edit:delegations"], async (access, input) => {
  await openWidening(access, await takeWidening(access, input.draftId))
  return helperOf(input)
})
