"use server"

import * as answering from "@/lib/appointments/answering/commands"
import * as appointments from "@/lib/appointments/commands"
import * as feeds from "@/lib/appointments/feeds/commands"
import * as preparing from "@/lib/appointments/preparing/commands"
import {
  addAppointmentSchema,
  addQuestionSchema,
  changeAppointmentSchema,
  excludeFromSchema,
  feedSchema,
  gestureSchema,
  judgeSchema,
  linkSchema,
  removeQuestionSchema,
  restoreSchema,
  tickSchema,
  withdrawFeedSchema,
} from "@/lib/appointments/schema"
import * as sight from "@/lib/appointments/sight/commands"
import { patientAction } from "@/lib/request/patient-action"

const agenda = (patientId: string) => `/patients/${patientId}/appointments`

/** An appointment to come, or one that was. */
export const addAppointment = patientAction(
  addAppointmentSchema,
  ["act:appointments"],
  async (access, { patientId, ...said }) => {
    await appointments.addAppointment(access, said)
    return `${agenda(patientId)}/${said.appointmentId}?done=added`
  },
)

/** The same, said anew. */
export const changeAppointment = patientAction(
  changeAppointmentSchema,
  ["act:appointments"],
  async (access, { patientId, ...said }) => {
    await appointments.changeAppointment(access, said)
    return `${agenda(patientId)}/${said.appointmentId}?done=changed`
  },
)

/** Cancels, for thirty days at first. */
export const cancelAppointment = patientAction(gestureSchema, ["act:appointments"], async (access, input) => {
  await appointments.cancelAppointment(access, input.appointmentId, input.version)
  return `${agenda(access.patientId)}?done=cancelled&appointment=${input.appointmentId}`
})

/** Brings back what was cancelled. */
export const restoreAppointment = patientAction(restoreSchema, ["act:appointments"], async (access, input) => {
  await appointments.restoreAppointment(access, input.appointmentId)
  return `${agenda(access.patientId)}/${input.appointmentId}?done=restored`
})

/** Yes to what somebody proposed. */
export const confirmAppointment = patientAction(gestureSchema, ["edit:appointments"], async (access, input) => {
  await answering.confirmAppointment(access, input.appointmentId, input.version)
  return `${agenda(access.patientId)}?done=confirmed`
})

/** No to it. */
export const refuseAppointment = patientAction(gestureSchema, ["edit:appointments"], async (access, input) => {
  await answering.refuseAppointment(access, input.appointmentId, input.version)
  return `${agenda(access.patientId)}?done=refused`
})

/** A question to ask there. */
export const addQuestion = patientAction(addQuestionSchema, ["act:appointments"], async (access, { patientId, ...asked }) => {
  await preparing.addQuestion(access, asked)
  return `${agenda(patientId)}/${asked.appointmentId}?done=question`
})

/** That it was asked, or was not. */
export const tickQuestion = patientAction(tickSchema, ["act:appointments"], async (access, { patientId, asked, ...of }) => {
  await preparing.tickQuestion(access, of, asked === "yes")
  return `${agenda(patientId)}/${of.appointmentId}?done=${asked === "yes" ? "ticked" : "unticked"}`
})

/** Takes a question away, or brings it back. */
export const removeQuestion = patientAction(
  removeQuestionSchema,
  ["act:appointments"],
  async (access, { patientId, removed, ...of }) => {
    await preparing.removeQuestion(access, of, removed === "yes")
    const done = removed === "yes" ? `questionRemoved&question=${of.questionId}` : "questionBack"
    return `${agenda(patientId)}/${of.appointmentId}?done=${done}`
  },
)

/** A document of the appointment, or no longer. */
export const linkDocument = patientAction(
  linkSchema,
  ["act:appointments", "view:documents"],
  async (access, { patientId, linked, ...of }) => {
    await preparing.linkDocument(access, of, linked === "yes")
    const done = linked === "yes" ? "linked" : `unlinked&document=${of.documentId}`
    return `${agenda(patientId)}/${of.appointmentId}?done=${done}`
  },
)

/** Private, or not. */
export const judgeAppointment = patientAction(judgeSchema, ["edit:appointments"], async (access, input) => {
  const { appointmentId, version, sensitivity } = input
  await sight.judgeAppointment(access, appointmentId, version, sensitivity)
  return `${agenda(access.patientId)}/${appointmentId}?done=judged`
})

/** Keeps from one caregiver, or shows again. */
export const excludeFromAppointment = patientAction(excludeFromSchema, ["edit:appointments"], async (access, input) => {
  const { appointmentId, caregiverId, excluded } = input
  await sight.excludeFromAppointment(access, appointmentId, caregiverId, excluded === "yes")
  return `${agenda(access.patientId)}/${appointmentId}?done=${excluded === "yes" ? "excluded" : "included"}`
})

/** An address for one's own calendar. */
export const giveFeed = patientAction(feedSchema, ["view:appointments"], async (access, { patientId, shows }) => {
  await feeds.giveFeed(access, shows === "more")
  return `${agenda(patientId)}/feed?done=feedGiven`
})

/** Takes it away. */
export const withdrawFeed = patientAction(withdrawFeedSchema, ["view:appointments"], async (access, { patientId }) => {
  await feeds.withdrawFeed(access)
  return `${agenda(patientId)}/feed?done=feedWithdrawn`
})
