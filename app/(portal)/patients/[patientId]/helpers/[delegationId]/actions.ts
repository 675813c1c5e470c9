"use server"
import * as delegation from "@/lib/delegation/commands"
import * as opening from "@/lib/delegation/opening/commands"
import { atEndSchema, foreseeSchema, narrowSchema, oneDelegationSchema, renewSchema, revokeSchema } from "@/lib/delegation/schema"
import * as anew from "@/lib/invitation/anew/commands"
import * as invitations from "@/lib/invitation/commands"
import { sendAgainSchema } from "@/lib/invitation/schema"
import * as undelivered from "@/lib/invitation/undelivered/commands"
import { patientAction } from "@/lib/request/patient-action"

type One = { patientId: string; delegationId: string }
const pageOf = ({ patientId, delegationId }: One) => `/patients/${patientId}/helpers/${delegationId}`
const listOf = ({ patientId }: One) => `/patients/${patientId}/helpers`
/** The list, where what was done to this access is said. */
const listAfter = (one: One, done: string) => `${listOf(one)}?done=${done}&access=${one.delegationId}`

/** Sends an invitation whose mail came back. */
export const sendAgain = patientAction(sendAgainSchema, ["edit:delegations"], async (access, input) => {
  await undelivered.sendAgain(access, input)
  return `${pageOf(input)}?done=sent_again`
})

/** Sends an invitation that the wrong person had answered anew, as it was. */
export const inviteAnew = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  const { id: delegationId, channel } = await anew.inviteAnew(access, input.delegationId)
  const page = pageOf({ ...input, delegationId })
  return channel === "mail" ? `${page}?done=sent` : `${page}/${channel}?done=prepared`
})

/** "Yes, this is the right person." */
export const confirmArrival = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await opening.confirmArrival(access, input)
  return `${pageOf(input)}?done=confirmed`
})

/** "No, I do not recognise them." */
export const doNotRecogniseArrival = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await opening.doNotRecogniseArrival(access, input)
  return listAfter(input, "not_recognised")
})

/** Undoes an invitation or something that waits. */
export const withdraw = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await opening.withdraw(access, input)
  return listAfter(input, "withdrawn")
})

/** In the demonstration only: opens now what waits. */
export const skipWait = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await opening.skipWait(access, input)
  return `${pageOf(input)}?done=skipped`
})

export const suspend = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await delegation.suspend(access, input)
  return `${pageOf(input)}?done=paused`
})

export const resume = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await delegation.resume(access, input)
  return `${pageOf(input)}?done=resumed`
})

/** Keeps only the lines ticked. */
export const narrow = patientAction(narrowSchema, ["edit:delegations"], async (access, input) => {
  await delegation.narrow(access, input)
  return `${pageOf(input)}?done=narrowed`
})

/** Takes the access back, with its reason. */
export const revoke = patientAction(revokeSchema, ["edit:delegations"], async (access, input) => {
  await delegation.revoke(access, input)
  return listAfter(input, "ended")
})

/** Gives the access again, from today. */
export const renew = patientAction(renewSchema, ["edit:delegations"], async (access, input) => {
  await delegation.renew(access, input)
  return `${pageOf(input)}?done=renewed`
})

/** Chooses what happens at the end; the period stays. */
export const chooseAtEnd = patientAction(atEndSchema, ["edit:delegations"], async (access, input) => {
  await delegation.chooseAtEnd(access, input)
  return `${pageOf(input)}?done=at_end`
})

/** Whether it should go on if the patient can no longer decide. */
export const foresee = patientAction(foreseeSchema, ["edit:delegations"], async (access, input) => {
  await delegation.foresee(access, input)
  return `${pageOf(input)}?done=foreseen`
})

/** Begins to give more: goes to the list of lines. */
export const draftWidening = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  const draftId = await invitations.draftWidening(access, input.delegationId)
  return `${listOf(input)}/invite/${draftId}/lines`
})

/** Begins to give again an access that is over: the questions, answered as they were. */
export const draftAgain = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  const draftId = await invitations.draftAgain(access, input.delegationId)
  return `${listOf(input)}/invite/${draftId}/list`
})

/** A new code for a letter whose code is too old. */
export const proposeAgainByLetter = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await invitations.proposeAgain(access, input.delegationId)
  return `${pageOf(input)}/letter?done=code_again`
})

/** A new code on this screen. */
export const proposeAgainOnScreen = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await invitations.proposeAgain(access, input.delegationId)
  return `${pageOf(input)}/screen?done=code_again`
})
