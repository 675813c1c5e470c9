"use server"
import { withReviewCase } from "@/lib/access/review-access"
import { InvalidInputError } from "@/lib/errors"
import { formAction } from "@/lib/request/form-action"
import { showAnew } from "@/lib/request/show-anew"
import * as cases from "@/lib/review/commands"
import * as deciding from "@/lib/review/deciding/commands"
import { acceptSchema, answerSchema, caseSchema, checksSchema, tieSchema } from "@/lib/review/schema"

/** A space of the same child opened since the page was shown: the question comes onto it, and what was typed stays. */
function showQuestion(error: unknown): never {
  if (error instanceof InvalidInputError && error.field === "space") showAnew()
  throw error
}

const caseOf = (caseId: string) => `/review/${caseId}`

export const declareTie = formAction(tieSchema, async (actor, { caseId, hasTie }) => {
  await withReviewCase(actor, caseId, (reviewed) => cases.declareTie(reviewed, hasTie))
  return caseOf(caseId)
})

export const takeCase = formAction(caseSchema, async (actor, { caseId }) => {
  await withReviewCase(actor, caseId, cases.takeCase)
  return caseOf(caseId)
})

export const releaseCase = formAction(caseSchema, async (actor, { caseId }) => {
  await withReviewCase(actor, caseId, cases.releaseCase)
  return caseOf(caseId)
})

export const checkCase = formAction(checksSchema, async (actor, { caseId, version, checks }) => {
  await withReviewCase(actor, caseId, (reviewed) => cases.checkCase(reviewed, version, checks))
  return `${caseOf(caseId)}?done=checked#decide`
})

export const acceptCase = formAction(acceptSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => deciding.acceptCase(reviewed, input)).catch(showQuestion)
  return caseOf(input.caseId)
})

export const refuseCase = formAction(answerSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => deciding.refuseCase(reviewed, input))
  return caseOf(input.caseId)
})

export const askMore = formAction(answerSchema, async (actor, input) => {
  await withReviewCase(actor, input.caseId, (reviewed) => deciding.askMore(reviewed, input))
  return caseOf(input.caseId)
})
