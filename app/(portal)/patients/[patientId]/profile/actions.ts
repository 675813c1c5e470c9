"use server"

import { NotFoundError } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import * as answering from "@/lib/profile/answering/commands"
import * as apart from "@/lib/profile/apart/commands"
import * as profile from "@/lib/profile/commands"
import * as refill from "@/lib/profile/refill/commands"
import { listLow } from "@/lib/profile/refill/queries"
import { setRefillSchema, stopRefillSchema } from "@/lib/profile/refill/schema"
import { addressOf, type LineSection } from "@/lib/profile/rules"
import {
  addLineSchema,
  answerSchema,
  changeLineSchema,
  exclusionSchema,
  hideSchema,
  judgeSchema,
  lineSchema,
} from "@/lib/profile/schema"
import { patientAction, sectionAction } from "@/lib/request/patient-action"
import { words } from "@/lib/request/words"
import * as refilling from "@/lib/tasks/refilling/commands"

const list = (patientId: string, section: LineSection) => `/patients/${patientId}/profile/${addressOf(section)}`
const page = (patientId: string, { section, lineId }: { section: LineSection; lineId: string }) =>
  `${list(patientId, section)}/${lineId}`

/** A new line of a section. */
export const addLine = sectionAction(addLineSchema, "add", async (access, input) => {
  await profile.addLine(access, input)
  return `${list(access.patientId, input.section)}?done=added`
})

/** There is nothing of the section, as somebody's own word. */
export const addNone = sectionAction(lineSchema, "add", async (access, input) => {
  await profile.addNone(access, input, (await words("profile"))(`none.${input.section}`))
  return `${list(access.patientId, input.section)}?done=added`
})

/** What the line says from now on; whoever no longer reads it goes back to the others. */
export const changeLine = sectionAction(changeLineSchema, "add", async (access, input) => {
  const { isStillRead } = await profile.changeLine(access, input)
  return `${isStillRead ? page(access.patientId, input) : list(access.patientId, input.section)}?done=changed`
})

/** It is right; whoever said so on the list of what waits stays there. */
export const confirmLine = sectionAction(answerSchema, "add", async (access, { waiting, ...input }) => {
  await answering.confirmLine(access, input)
  if (waiting) return `${list(access.patientId, input.section)}?waiting=1&done=confirmed`
  return `${page(access.patientId, input)}?done=confirmed`
})

/** It is not right: it goes, and can come back. */
export const refuseLine = sectionAction(answerSchema, "add", async (access, { waiting, ...input }) => {
  await answering.refuseLine(access, input)
  return `${list(access.patientId, input.section)}?${waiting ? "waiting=1&" : ""}done=refused&line=${input.lineId}`
})

/** It goes, and can come back; what a professional wrote stays, and says that it was a mistake. */
export const removeLine = sectionAction(lineSchema, "add", async (access, input) => {
  const { isKept } = await answering.removeLine(access, input)
  if (isKept) return `${page(access.patientId, input)}?done=error`
  return `${list(access.patientId, input.section)}?done=removed&line=${input.lineId}`
})

/** It comes back as it was. */
export const restoreLine = sectionAction(lineSchema, "add", async (access, input) => {
  await answering.restoreLine(access, input)
  return `${page(access.patientId, input)}?done=restored`
})

/** Hides from professionals, or shows again. */
export const hideLine = sectionAction(hideSchema, "edit", async (access, { hidden, ...which }) => {
  await apart.hideLine(access, which, hidden === "yes")
  return `${page(access.patientId, which)}?done=${hidden === "yes" ? "hidden" : "shown"}`
})

/** Intimate, or not. */
export const judgeLine = sectionAction(judgeSchema, "edit", async (access, { intimate, ...which }) => {
  await apart.judgeLine(access, which, intimate === "yes")
  return `${page(access.patientId, which)}?done=judged`
})

/** Keeps from one caregiver, or shows again. */
export const excludeLine = sectionAction(exclusionSchema, "edit", async (access, { accountId, excluded, ...which }) => {
  await apart.excludeLine(access, which, accountId, excluded === "yes")
  return `${page(access.patientId, which)}?done=${excluded === "yes" ? "excluded" : "included"}`
})

/** What is left of a treatment, and whom to tell before it is empty. */
export const setRefill = patientAction(setRefillSchema, ["edit:medications"], async (access, input) => {
  await refill.setRefill(access, input)
  return `${page(access.patientId, input)}?done=refill`
})

/** Nobody is told any more. */
export const stopRefill = patientAction(stopRefillSchema, ["edit:medications"], async (access, input) => {
  await refill.stopRefill(access, input.lineId)
  return `${page(access.patientId, input)}?done=unrefilled`
})

/** Asks the circle to fetch the next box of a treatment that is nearly used up; one that was asked for already stays one. */
export const askForBox = patientAction(stopRefillSchema, ["act:tasks", "view:medications"], async (access, { lineId }) => {
  const low = (await listLow(access)).find(({ medicationId }) => medicationId === lineId)
  access.trace({ action: "line.viewed", permission: "view:medications", resourceIds: low ? [lineId] : [] })
  if (!low) throw new NotFoundError()
  await refilling.askForBox(access, low, (await words("tasks"))("box.title"), dayInParis(new Date()))
  return `/patients/${access.patientId}/tasks?done=added`
})
