"use server"

import * as rectifications from "@/lib/rectifications/commands"
import { addressOf } from "@/lib/rectifications/rules"
import { askSchema, oneSchema } from "@/lib/rectifications/schema"
import { answerShape } from "@/lib/rectifications/shape/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Says that it is not right. */
export const askRectification = patientAction(askSchema, ["add:rectifications"], async (access, input) => {
  await rectifications.askRectification(access, input)
  return `${addressOf(access.patientId, input.rectificationId)}?done=asked`
})

/** Yes, or no and why. */
export const answerRectification = patientAction(answerShape, ["act:rectifications"], async (access, input) => {
  await rectifications.answerRectification(access, input)
  return `${addressOf(access.patientId, input.rectificationId)}?done=answered`
})

/** Takes the request back. */
export const withdrawRectification = patientAction(oneSchema, ["add:rectifications"], async (access, input) => {
  await rectifications.withdrawRectification(access, input.rectificationId)
  return `${addressOf(access.patientId, input.rectificationId)}?done=withdrawn`
})
