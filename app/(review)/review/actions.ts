"use server"
import { withReviewCase } from "@/lib/access/review-access"
import { formAction } from "@/lib/request/form-action"
import { declareTie, releaseCase, saveChecks, takeCase } from "@/lib/review/commands"
import { acceptCase, askForMore, refuseCase } from "@/lib/review/deciding/commands"
import { acceptSchema, answerSchema, caseSchema, checksSchema, tieSchema } from "@/lib/review/schema"

const caseOf = (caseId: string) => `/review/${caseId}`

export const sayTie = formAction(tieSchema, async (actor, { caseId, hasTie }) => {
  await withReviewCase(actor, caseId, (reviewed) => declareTie(reviewed, hasTie))
  return caseOf(caseId)
})

export const take = formAction(caseSchema, async (actor, { caseId }) => {
  await withReviewCase(actor, caseId, takeCase)
  return caseOf(caseId)
})

export const giveBack = formAction(caseSchema, async (actor, { caseId }) => {
  await withReviewCase(actor, caseId, releaseCase)
  return caseOf(caseId)
})

export const keepChecks = formAction(checksSchema, async (actor, { caseId, version, checks }) => {
  await withReviewCase(actor, caseId, (reviewed) => saveChecks(reviewed, version, checks))
  return `${caseOf(caseId)}?done=checked#decide`
})

export const acceptRequest = formAction(acceptSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => acceptCase(reviewed, input))
  return caseOf(input.caseId)
})

export const refuseRequest = formAction(answerSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => refuseCase(reviewed, input))
  return caseOf(input.caseId)
})

export const askMore = formAction(answerSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => askForMore(reviewed, input))
  return caseOf(input.caseId)
})
