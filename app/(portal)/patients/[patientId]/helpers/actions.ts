"use server"
import * as invitations from "@/lib/invitation/commands"
import { draftSchema, startSchema } from "@/lib/invitation/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Begins an invitation and goes to its first question. */
export const draftInvitation = patientAction(startSchema, ["edit:delegations"], async (access, { patientId }) => {
  const draftId = await invitations.draftInvitation(access)
  return `/patients/${patientId}/helpers/invite/${draftId}/who`
})

/** Throws away an invitation that was begun. */
export const discardDraft = patientAction(draftSchema, ["edit:delegations"], async (access, { patientId, draftId }) => {
  await invitations.discardDraft(access, draftId)
  return `/patients/${patientId}/helpers`
})
