"use server"

import { oneDelegationSchema } from "@/lib/delegation/schema"
import * as ending from "@/lib/delegation/watching/commands"
import { startSchema } from "@/lib/invitation/schema"
import * as watching from "@/lib/invitation/watching/commands"
import { patientAction } from "@/lib/request/patient-action"

const draftOf = (patientId: string, draftId: string) => `/patients/${patientId}/helpers/invite/${draftId}/list`

/** Somebody who helps may see who comes as well: to read over, then to say yes to. */
export const chooseWatcher = patientAction(
  oneDelegationSchema,
  ["edit:delegations"],
  async (access, { patientId, delegationId }) => draftOf(patientId, await watching.chooseWatcher(access, delegationId)),
)

/** Begins to invite somebody for this alone. */
export const inviteWatcher = patientAction(startSchema, ["edit:delegations"], async (access, { patientId, ...who }) =>
  draftOf(patientId, await watching.inviteWatcher(access, who)),
)

/** Somebody no longer sees who comes. */
export const endWatching = patientAction(oneDelegationSchema, ["edit:delegations"], async (access, input) => {
  await ending.endWatching(access, input)
  return `/patients/${input.patientId}/journal`
})
