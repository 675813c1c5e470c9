"use server"

import { patientAction } from "@/lib/request/patient-action"
import * as absence from "@/lib/tasks/absence/commands"
import { absenceSchema, askAbsenceSchema } from "@/lib/tasks/absence/schema"
import * as tasks from "@/lib/tasks/commands"
import * as doing from "@/lib/tasks/doing/commands"
import { addTaskSchema, changeTaskSchema, excludeFromSchema, judgeSchema, taskSchema, versionSchema } from "@/lib/tasks/schema"
import * as sight from "@/lib/tasks/sight/commands"

const list = (patientId: string) => `/patients/${patientId}/tasks`

/** Something to do, and by when. */
export const addTask = patientAction(addTaskSchema, ["act:tasks"], async (access, { patientId, ...said }) => {
  await tasks.addTask(access, said)
  return `${list(patientId)}/${said.taskId}?done=added`
})

/** The same, said anew. */
export const changeTask = patientAction(changeTaskSchema, ["act:tasks"], async (access, { patientId, ...said }) => {
  await tasks.changeTask(access, said)
  return `${list(patientId)}/${said.taskId}?done=changed`
})

/** Takes care of it from now on; who came too late is told who does. */
export const takeTask = patientAction(taskSchema, ["act:tasks"], async (access, { patientId, taskId }) => {
  const isTheirs = await doing.takeTask(access, taskId)
  return `${list(patientId)}/${taskId}?done=${isTheirs ? "taken" : "late"}`
})

/** Leaves it to others. */
export const giveBackTask = patientAction(taskSchema, ["act:tasks"], async (access, { patientId, taskId }) => {
  await doing.giveBackTask(access, taskId)
  return `${list(patientId)}/${taskId}?done=givenBack`
})

/** It is done. */
export const finishTask = patientAction(taskSchema, ["act:tasks"], async (access, { patientId, taskId }) => {
  const isTheirs = await doing.finishTask(access, taskId)
  return `${list(patientId)}/${taskId}?done=${isTheirs ? "finished" : "late"}`
})

/** It is not, after all. */
export const reopenTask = patientAction(taskSchema, ["act:tasks"], async (access, { patientId, taskId }) => {
  await doing.reopenTask(access, taskId)
  return `${list(patientId)}/${taskId}?done=reopened`
})

/** Takes it away, for thirty days at first. */
export const removeTask = patientAction(versionSchema, ["act:tasks"], async (access, { patientId, taskId, version }) => {
  await tasks.removeTask(access, taskId, version)
  return `${list(patientId)}?done=removed&task=${taskId}`
})

/** Brings back what was taken away. */
export const restoreTask = patientAction(taskSchema, ["act:tasks"], async (access, { patientId, taskId }) => {
  await tasks.restoreTask(access, taskId)
  return `${list(patientId)}/${taskId}?done=restored`
})

/** Private, or not. */
export const judgeTask = patientAction(judgeSchema, ["edit:tasks"], async (access, input) => {
  await sight.judgeTask(access, input.taskId, input.version, input.sensitivity)
  return `${list(access.patientId)}/${input.taskId}?done=judged`
})

/** Keeps from one caregiver, or shows again. */
export const excludeFromTask = patientAction(excludeFromSchema, ["edit:tasks"], async (access, input) => {
  const isExcluded = input.excluded === "yes"
  await sight.excludeFromTask(access, input.taskId, input.caregiverId, isExcluded)
  return `${list(access.patientId)}/${input.taskId}?done=${isExcluded ? "excluded" : "included"}`
})

/** Asks somebody to take care of one's tasks for some days. */
export const askAbsence = patientAction(askAbsenceSchema, ["act:tasks"], async (access, { patientId, ...asked }) => {
  await absence.askAbsence(access, asked)
  return `${list(patientId)}?done=absenceAsked`
})

/** Says yes to it. */
export const acceptAbsence = patientAction(absenceSchema, ["act:tasks"], async (access, { patientId, absenceId }) => {
  await absence.acceptAbsence(access, absenceId)
  return `${list(patientId)}?done=absenceAccepted`
})

/** Says no to it, takes it back, or gives it back before its time. */
export const endAbsence = patientAction(absenceSchema, ["act:tasks"], async (access, { patientId, absenceId }) => {
  await absence.endAbsence(access, absenceId)
  return `${list(patientId)}?done=absenceEnded`
})
