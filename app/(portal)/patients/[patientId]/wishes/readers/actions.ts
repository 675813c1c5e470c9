"use server"

import * as delegation from "@/lib/delegation/commands"
import { getHelper } from "@/lib/delegation/queries"
import type { Grant } from "@/lib/delegation/rules"
import { oneDelegationSchema } from "@/lib/delegation/schema"
import { NotFoundError } from "@/lib/errors"
import * as invitations from "@/lib/invitation/commands"
import { patientAction } from "@/lib/request/patient-action"

const BOTH = ["edit:delegations", "view:delegations"] as const

const lines = ({ permissions, documentGroups, sensitiveTopics }: Grant) => ({
  permissions: [...permissions],
  documentGroups: [...documentGroups],
  sensitiveTopics: [...sensitiveTopics],
})

/** Begins to show her wishes to one person: goes to what that person will see, then opens after the wait. */
export const draftWideningToWishes = patientAction(oneDelegationSchema, BOTH, async (access, { patientId, delegationId }) => {
  const helper = await getHelper(access, delegationId)
  if (!helper) throw new NotFoundError()
  const draftId = await invitations.draftWidening(access, delegationId)
  const given = lines(helper.grant)
  await invitations.answerLines(access, { patientId, draftId, ...given, permissions: [...given.permissions, "view:wishes"] })
  return `/patients/${patientId}/helpers/invite/${draftId}/list`
})

/** Shows her wishes to this person no more, from the next request on. */
export const narrowToHideWishes = patientAction(oneDelegationSchema, BOTH, async (access, { patientId, delegationId }) => {
  const helper = await getHelper(access, delegationId)
  if (!helper) throw new NotFoundError()
  const given = lines(helper.grant)
  const permissions = given.permissions.filter((word) => word !== "view:wishes")
  await delegation.narrow(access, { patientId, delegationId, ...given, permissions })
  return `/patients/${patientId}/wishes/readers?done=hidden`
})
