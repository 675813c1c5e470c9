"use server"

import {
  addMember,
  blockProfessional,
  chooseAttending,
  dismissAttending,
  removeMember,
  unblockProfessional,
} from "@/lib/care-circle/commands"
import { professionalSchema } from "@/lib/care-circle/schema"
import { endConsultation, giveCode, withdrawCode } from "@/lib/consultation/commands"
import { codeSchema, endConsultationSchema, oneCodeSchema } from "@/lib/consultation/schema"
import { patientAction } from "@/lib/request/patient-action"

const listOf = (patientId: string) => `/patients/${patientId}/care-circle`
const EDIT = ["edit:care_circle"] as const

/** "Add to my care team." */
export const addToTeam = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await addMember(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=added`
})

export const removeFromTeam = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await removeMember(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=removed`
})

export const chooseAttendingDoctor = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await chooseAttending(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=attending`
})

export const dismissAttendingDoctor = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await dismissAttending(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=dismissed`
})

/** Keeps somebody out, whatever code or team they come with. */
export const keepOut = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await blockProfessional(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=blocked`
})

export const letInAgain = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await unblockProfessional(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=unblocked`
})

/** A code for the professional who is there now. */
export const prepareCode = patientAction(codeSchema, EDIT, async (access) => {
  await giveCode(access)
  return `${listOf(access.patientId)}/code`
})

export const withdrawMyCode = patientAction(oneCodeSchema, EDIT, async (access, { codeId }) => {
  await withdrawCode(access, codeId)
  return `${listOf(access.patientId)}/code?done=withdrawn`
})

export const endThisConsultation = patientAction(endConsultationSchema, EDIT, async (access, { consultationId }) => {
  await endConsultation(access, consultationId)
  return `${listOf(access.patientId)}?done=ended`
})
