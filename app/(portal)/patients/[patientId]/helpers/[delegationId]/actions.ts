"use server"
import { chooseAtEnd, narrow, renew, resume, revoke, suspend } from "@/lib/delegation/commands"
import { confirmArrival, refuseArrival, skipWait, withdraw } from "@/lib/delegation/opening/commands"
import { atEndSchema, narrowSchema, oneDelegationSchema, renewSchema, revokeSchema } from "@/lib/delegation/schema"
import { renewCode, startWidening } from "@/lib/invitation/commands"
import { patientAction } from "@/lib/request/patient-action"

type One = { patientId: string; delegationId: string }
const pageOf = ({ patientId, delegationId }: One) => `/patients/${patientId}/helpers/${delegationId}`
const listOf = ({ patientId }: One) => `/patients/${patientId}/helpers`

/** "Yes, this is the right person." */
export const sayYes = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await confirmArrival(access, input)
  return pageOf(input)
})

/** "No, I do not recognise them." */
export const sayNo = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await refuseArrival(access, input)
  return listOf(input)
})

/** Undoes an invitation or something that waits. */
export const undo = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await withdraw(access, input)
  return listOf(input)
})

/** In the demonstration only: opens now what waits. */
export const skipTheWait = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await skipWait(access, input)
  return pageOf(input)
})

export const pause = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await suspend(access, input)
  return pageOf(input)
})

export const goOn = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await resume(access, input)
  return pageOf(input)
})

/** Keeps only the lines ticked. */
export const keepLines = patientAction(narrowSchema, ["edit:delegations"], async (access, input) => {
  await narrow(access, input)
  return pageOf(input)
})

/** Takes the access back, with its reason. */
export const takeBack = patientAction(revokeSchema, ["edit:delegations"], async (access, input) => {
  await revoke(access, input)
  return listOf(input)
})

/** Gives the access again, from today. */
export const prolong = patientAction(renewSchema, ["edit:delegations"], async (access, input) => {
  await renew(access, input)
  return pageOf(input)
})

/** Chooses what happens at the end; the period stays. */
export const chooseEnd = patientAction(atEndSchema, ["edit:delegations"], async (access, input) => {
  await chooseAtEnd(access, input)
  return pageOf(input)
})

/** Begins to give more: goes to the list of lines. */
export const beginWidening = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  const draftId = await startWidening(access, input.delegationId)
  return `${listOf(input)}/invite/${draftId}/lines`
})

/** A new code for a letter whose code is too old. */
export const newLetterCode = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await renewCode(access, input.delegationId)
  return `${pageOf(input)}/letter`
})

/** A new code on this screen. */
export const newScreenCode = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await renewCode(access, input.delegationId)
  return `${pageOf(input)}/screen`
})
