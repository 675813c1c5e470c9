"use server"
import { withOwn } from "@/lib/access/own-access"
import { withOwnRequest } from "@/lib/access/review-access"
import { formAction } from "@/lib/request/form-action"
import { answerChild, answerRelation, startRequest, submitRequest, withdrawRequest } from "@/lib/review/asking/commands"
import { childSchema, evidenceSchema, relationSchema, requestSchema, startSchema } from "@/lib/review/asking/schema"
import { removeEvidence } from "@/lib/review/evidence/commands"

export const beginRequest = formAction(startSchema, async (actor) => `/children/${await withOwn(actor, startRequest)}/child`)

export const saveChild = formAction(childSchema, async (actor, input) => {
  await withOwnRequest(actor, input.caseId, (request) => answerChild(request, input))
  return `/children/${input.caseId}/relation`
})

export const saveRelation = formAction(relationSchema, async (actor, { caseId, relation }) => {
  await withOwnRequest(actor, caseId, (request) => answerRelation(request, relation))
  return `/children/${caseId}/evidence`
})

export const dropEvidence = formAction(evidenceSchema, async (actor, { caseId, evidenceId }) => {
  await withOwnRequest(actor, caseId, (request) => removeEvidence(request, evidenceId))
  return `/children/${caseId}/evidence`
})

export const sendRequest = formAction(requestSchema, async (actor, { caseId }) => {
  await withOwnRequest(actor, caseId, submitRequest)
  return `/children/${caseId}?done=sent`
})

export const takeRequestBack = formAction(requestSchema, async (actor, { caseId }) => {
  await withOwnRequest(actor, caseId, withdrawRequest)
  return `/children/${caseId}`
})
