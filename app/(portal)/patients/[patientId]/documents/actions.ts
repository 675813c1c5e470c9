"use server"

import { announce, putOffAnnouncement, showToRepresentatives } from "@/lib/documents/announcement/commands"
import { ownMarkSchema, putOffSchema } from "@/lib/documents/announcement/schema"
import { deleteDocument, describeDocument, hideFromProfessionals, restoreDocument } from "@/lib/documents/commands"
import { describeDeposit, describeDepositInCare, discardDeposit } from "@/lib/documents/deposit/commands"
import { describeDepositSchema, describeInCareSchema, discardDepositSchema } from "@/lib/documents/deposit/schema"
import { excludeCaregiver, includeCaregiver } from "@/lib/documents/exclusion/commands"
import { excludeSchema } from "@/lib/documents/exclusion/schema"
import { deleteDocumentSchema, describeDocumentSchema, hideDocumentSchema, restoreDocumentSchema } from "@/lib/documents/schema"
import { patientAction } from "@/lib/request/patient-action"

const list = (patientId: string) => `/patients/${patientId}/documents`

/** The second question of a deposit: what it is. */
export const depositDescribed = patientAction(describeDepositSchema, ["add:documents"], async (access, input) => {
  const { documentId, isVisible } = await describeDeposit(access, input)
  const mayRead = isVisible && access.may("view:documents")
  return `${list(access.patientId)}/${mayRead ? documentId : "add"}?done=deposited`
})

/** The same of a professional: what it is, and who may not see it yet. */
export const depositInCare = patientAction(describeInCareSchema, ["add:documents"], async (access, input) => {
  const { documentId } = await describeDepositInCare(access, input)
  return `${list(access.patientId)}/${documentId}?done=deposited`
})

/** Gives up a deposit. */
export const discard = patientAction(discardDepositSchema, ["add:documents"], async (access, { draftId }) => {
  await discardDeposit(access, draftId)
  return `${list(access.patientId)}/add?done=discarded`
})

/** Name, type, date, sensitive or not. */
export const describe = patientAction(describeDocumentSchema, ["edit:documents"], async (access, input) => {
  await describeDocument(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=changed`
})

/** Hides from professionals, or shows again. */
export const hide = patientAction(hideDocumentSchema, ["edit:documents"], async (access, { documentId, version, hidden }) => {
  await hideFromProfessionals(access, documentId, version, hidden === "yes")
  return `${list(access.patientId)}/${documentId}?done=${hidden === "yes" ? "hidden" : "shown"}`
})

/** Keeps from one caregiver, or shows again. */
export const exclude = patientAction(excludeSchema, ["edit:documents"], async (access, { documentId, caregiverId, excluded }) => {
  const change = excluded === "yes" ? excludeCaregiver : includeCaregiver
  await change(access, documentId, caregiverId)
  return `${list(access.patientId)}/${documentId}?done=${excluded === "yes" ? "excluded" : "included"}`
})

/** Deletes, for thirty days at first. */
export const remove = patientAction(deleteDocumentSchema, ["edit:documents"], async (access, { documentId, version }) => {
  await deleteDocument(access, documentId, version)
  return `${list(access.patientId)}?done=deleted&document=${documentId}`
})

/** Brings back what was deleted. */
export const restore = patientAction(restoreDocumentSchema, ["edit:documents"], async (access, { documentId }) => {
  await restoreDocument(access, documentId)
  return `${list(access.patientId)}/${documentId}?done=restored`
})

/** The patient was told: she reads it from now on. */
export const announceDocument = patientAction(ownMarkSchema, ["edit:marks"], async (access, input) => {
  await announce(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=announced`
})

/** Another day for the announcement. */
export const putOff = patientAction(putOffSchema, ["edit:marks"], async (access, input) => {
  await putOffAnnouncement(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=put_off`
})

/** A minor's secret is one no longer. */
export const showToParents = patientAction(ownMarkSchema, ["edit:marks"], async (access, input) => {
  await showToRepresentatives(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=shown_to_representatives`
})
