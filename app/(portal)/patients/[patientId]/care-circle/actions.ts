"use server"

import * as circle from "@/lib/care-circle/commands"
import * as refusing from "@/lib/care-circle/refusing/commands"
import { patientSchema, professionalSchema } from "@/lib/care-circle/schema"
import * as consultation from "@/lib/consultation/commands"
import { codeSchema, endConsultationSchema, oneCodeSchema } from "@/lib/consultation/schema"
import { patientAction } from "@/lib/request/patient-action"

const listOf = (patientId: string) => `/patients/${patientId}/care-circle`
const EDIT = ["edit:care_circle"] as const

/** "Add to my care team." */
export const addMember = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.addMember(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=added`
})

export const removeMember = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.removeMember(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=removed`
})

/** No professional reads any more: nobody in the team, no consultation, no code. */
export const removeEverybody = patientAction(patientSchema, EDIT, async (access) => {
  await refusing.removeEverybody(access)
  return `/patients/${access.patientId}/confidentiality?done=nobody`
})

export const chooseAttending = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.chooseAttending(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=attending`
})

export const dismissAttending = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.dismissAttending(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=dismissed`
})

/** Keeps somebody out, whatever code or team they come with. */
export const blockProfessional = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.blockProfessional(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=blocked`
})

export const unblockProfessional = patientAction(professionalSchema, EDIT, async (access, { professionalId }) => {
  await circle.unblockProfessional(access, professionalId)
  return `${listOf(access.patientId)}/${professionalId}?done=unblocked`
})

/** A code for the professional who is there now. */
export const giveCode = patientAction(codeSchema, EDIT, async (access) => {
  await consultation.giveCode(access)
  return `${listOf(access.patientId)}/code`
})

export const withdrawCode = patientAction(oneCodeSchema, EDIT, async (access, { codeId }) => {
  await consultation.withdrawCode(access, codeId)
  return `${listOf(access.patientId)}/code?done=withdrawn`
})

export const endConsultation = patientAction(endConsultationSchema, EDIT, async (access, { consultationId }) => {
  await consultation.endConsultation(access, consultationId)
  return `${listOf(access.patientId)}?done=ended`
})
