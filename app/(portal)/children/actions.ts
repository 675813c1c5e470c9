"use server"
import { withOwn } from "@/lib/access/own-access"
import { withOwnRequest } from "@/lib/access/review-access"
import { formAction } from "@/lib/request/form-action"
import * as asking from "@/lib/review/asking/commands"
import { childSchema, evidenceSchema, relationSchema, requestSchema, startSchema } from "@/lib/review/asking/schema"
import * as evidence from "@/lib/review/evidence/commands"

export const draftRequest = formAction(
  startSchema,
  async (actor) => `/children/${await withOwn(actor, asking.draftRequest)}/child`,
)

export const answerChild = formAction(childSchema, async (actor, input) => {
  await withOwnRequest(actor, input.caseId, (request) => asking.answerChild(request, input))
  return `/children/${input.caseId}/relation`
})

export const answerRelation = formAction(relationSchema, async (actor, { caseId, relation }) => {
  await withOwnRequest(actor, caseId, (request) => asking.answerRelation(request, relation))
  return `/children/${caseId}/evidence`
})

export const removeEvidence = formAction(evidenceSchema, async (actor, { caseId, evidenceId }) => {
  await withOwnRequest(actor, caseId, (request) => evidence.removeEvidence(request, evidenceId))
  return `/children/${caseId}/evidence?done=removed`
})

export const submitRequest = formAction(requestSchema, async (actor, { caseId }) => {
  await withOwnRequest(actor, caseId, asking.submitRequest)
  return `/children/${caseId}?done=sent`
})

export const withdrawRequest = formAction(requestSchema, async (actor, { caseId }) => {
  await withOwnRequest(actor, caseId, asking.withdrawRequest)
  return `/children/${caseId}?done=withdrawn`
})
