"use server"
import * as invitations from "@/lib/invitation/commands"
import { draftSchema, startSchema } from "@/lib/invitation/schema"
import { patientAction } from "@/lib/request/patient-action"

/** Begins an invitation with its first answer, and goes to the second question. */
export const draftInvitation = patientAction(startSchema, ["edit:delegations"], async (access, { patientId, ...who }) => {
  const draftId = await invitations.draftInvitation(access, who)
  return `/patients/${patientId}/helpers/invite/${draftId}/purpose`
})

/** Throws away an invitation that was begun. */
export const discardDraft = patientAction(draftSchema, ["edit:delegations"], async (access, { patientId, draftId }) => {
  const isDiscarded = await invitations.discardDraft(access, draftId)
  return `/patients/${patientId}/helpers${isDiscarded ? "?done=discarded" : `/${draftId}`}`
})
