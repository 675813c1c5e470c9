"use server"
import { InvalidInputError } from "@/lib/errors"
import { formAction } from "@/lib/request/form-action"
import { inReviewCase } from "@/lib/request/own"
import { showAnew } from "@/lib/request/show-anew"
import * as cases from "@/lib/review/commands"
import * as deciding from "@/lib/review/deciding/commands"
import { acceptSchema, answerSchema, caseSchema, checksSchema, tieSchema } from "@/lib/review/schema"
import { evidenceAddress } from "./evidence-address"

/** A space of the same child opened since the page was shown: the question comes onto it, and what was typed stays. */
function showQuestion(error: unknown): never {
  if (error instanceof InvalidInputError && error.field === "space") showAnew()
  throw error
}

export const declareTie = formAction(tieSchema, (actor, { caseId, hasTie }) =>
  inReviewCase(actor, caseId, (reviewed) => cases.declareTie(reviewed, hasTie)),
)

export const takeCase = formAction(caseSchema, (actor, { caseId }) => inReviewCase(actor, caseId, cases.takeCase))

export const releaseCase = formAction(caseSchema, (actor, { caseId }) => inReviewCase(actor, caseId, cases.releaseCase))

/** Comes back to the page of the paper that was ticked beside, at its size; else to the decision. */
export const checkCase = formAction(checksSchema, async (actor, { caseId, version, checks, evidenceId, ...sheet }) => {
  const path = await inReviewCase(actor, caseId, (reviewed) => cases.checkCase(reviewed, version, checks))
  if (!path.endsWith(caseId)) return path
  return evidenceId ? `${evidenceAddress({ caseId, evidenceId, ...sheet })}&done=checked` : `${path}?done=checked#decide`
})

export const acceptCase = formAction(acceptSchema, (actor, input) =>
  inReviewCase(actor, input.caseId, (reviewed) => deciding.acceptCase(reviewed, input)).catch(showQuestion),
)

export const refuseCase = formAction(answerSchema, (actor, input) =>
  inReviewCase(actor, input.caseId, (reviewed) => deciding.refuseCase(reviewed, input)),
)

export const askMore = formAction(answerSchema, (actor, input) =>
  inReviewCase(actor, input.caseId, (reviewed) => deciding.askMore(reviewed, input)),
)
