"use server"
import { discardDraft, startInvitation } from "@/lib/invitation/commands"
import { draftSchema, startSchema } from "@/lib/invitation/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Begins an invitation and goes to its first question. */
export const beginInvitation = patientAction(startSchema, ["edit:delegations"], async (access, { patientId }) => {
  const draftId = await startInvitation(access)
  return `/patients/${patientId}/helpers/invite/${draftId}/who`
})

/** Throws away an invitation that was begun. */
export const throwDraftAway = patientAction(draftSchema, ["edit:delegations"], async (access, { patientId, draftId }) => {
  await discardDraft(access, draftId)
  return `/patients/${patientId}/helpers`
})
