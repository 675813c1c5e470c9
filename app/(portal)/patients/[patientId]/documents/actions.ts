"use server"

import * as announcement from "@/lib/documents/announcement/commands"
import { ownMarkSchema, putOffSchema } from "@/lib/documents/announcement/schema"
import * as documents from "@/lib/documents/commands"
import * as deposit from "@/lib/documents/deposit/commands"
import {
  confirmIdentitySchema,
  describeDepositSchema,
  describeInCareSchema,
  discardDepositSchema,
} from "@/lib/documents/deposit/schema"
import * as exclusion from "@/lib/documents/exclusion/commands"
import { excludeSchema } from "@/lib/documents/exclusion/schema"
import { deleteDocumentSchema, describeDocumentSchema, hideDocumentSchema, restoreDocumentSchema } from "@/lib/documents/schema"
import * as withdrawing from "@/lib/documents/withdrawing/commands"
import { withdrawDocumentSchema } from "@/lib/documents/withdrawing/schema"
import { patientAction } from "@/lib/request/patient-action"

const list = (patientId: string) => `/patients/${patientId}/documents`

/** The document names somebody else, and is for the person of this space all the same. */
export const confirmIdentity = patientAction(confirmIdentitySchema, ["add:documents"], async (access, { draftId }) => {
  await deposit.confirmIdentity(access, draftId)
  return `${list(access.patientId)}/add/${draftId}`
})

/** The second question of a deposit: what it is. */
export const depositDocument = patientAction(describeDepositSchema, ["add:documents"], async (access, input) => {
  const { documentId, isVisible } = await deposit.depositDocument(access, input)
  const mayRead = isVisible && access.may("view:documents")
  return `${list(access.patientId)}/${mayRead ? `${documentId}?done=deposited` : `add?done=deposited&document=${documentId}`}`
})

/** The same of a professional: what it is, and who may not see it yet. */
export const depositDocumentInCare = patientAction(describeInCareSchema, ["add:documents"], async (access, input) => {
  const { documentId } = await deposit.depositDocumentInCare(access, input)
  return `${list(access.patientId)}/${documentId}?done=deposited`
})

/** Gives up a deposit. */
export const discardDeposit = patientAction(discardDepositSchema, ["add:documents"], async (access, { draftId }) => {
  await deposit.discardDeposit(access, draftId)
  return `${list(access.patientId)}/add?done=discarded`
})

/** Name, type, date, sensitive or not. */
export const describeDocument = patientAction(describeDocumentSchema, ["edit:documents"], async (access, input) => {
  await documents.describeDocument(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=changed`
})

/** Hides from professionals, or shows again. */
export const hideFromProfessionals = patientAction(
  hideDocumentSchema,
  ["edit:documents"],
  async (access, { documentId, version, hidden }) => {
    await documents.hideFromProfessionals(access, documentId, version, hidden === "yes")
    return `${list(access.patientId)}/${documentId}?done=${hidden === "yes" ? "hidden" : "shown"}`
  },
)

/** Keeps from one caregiver, or shows again. */
export const excludeCaregiver = patientAction(
  excludeSchema,
  ["edit:documents"],
  async (access, { documentId, caregiverId, excluded }) => {
    const change = excluded === "yes" ? exclusion.excludeCaregiver : exclusion.includeCaregiver
    await change(access, documentId, caregiverId)
    return `${list(access.patientId)}/${documentId}?done=${excluded === "yes" ? "excluded" : "included"}&caregiver=${caregiverId}`
  },
)

/** Deletes, for thirty days at first. */
export const deleteDocument = patientAction(deleteDocumentSchema, ["edit:documents"], async (access, { documentId, version }) => {
  await documents.deleteDocument(access, documentId, version)
  return `${list(access.patientId)}?done=deleted&document=${documentId}`
})

/** Takes back what one deposited by mistake, within the hour. */
export const withdrawDocument = patientAction(withdrawDocumentSchema, ["add:documents"], async (access, { documentId }) => {
  await withdrawing.withdrawDocument(access, documentId)
  return `${list(access.patientId)}${access.may("view:documents") ? "" : "/add"}?done=withdrawn`
})

/** Brings back what was deleted. */
export const restoreDocument = patientAction(restoreDocumentSchema, ["edit:documents"], async (access, { documentId }) => {
  await documents.restoreDocument(access, documentId)
  return `${list(access.patientId)}/${documentId}?done=restored`
})

/** The patient was told: she reads it from now on. */
export const announce = patientAction(ownMarkSchema, ["edit:marks"], async (access, input) => {
  await announcement.announce(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=announced`
})

/** Another day for the announcement. */
export const putOffAnnouncement = patientAction(putOffSchema, ["edit:marks"], async (access, input) => {
  await announcement.putOffAnnouncement(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=put_off`
})

/** A minor's secret is one no longer. */
export const showToRepresentatives = patientAction(ownMarkSchema, ["edit:marks"], async (access, input) => {
  await announcement.showToRepresentatives(access, input)
  return `${list(access.patientId)}/${input.documentId}?done=shown_to_representatives`
})
