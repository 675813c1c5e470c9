import type { PatientAccess } from "@/lib/access/require-access"
import { getConsent, getHelper } from "@/lib/delegation/queries"
import { NotFoundError } from "@/lib/errors"
import { getInvitationCode } from "@/lib/invitation/queries"
import { isUuid } from "@/lib/platform/uuid"
import { mayGrant } from "../reads"

type Edit = PatientAccess<"view:delegations" | "edit:delegations">

/** One access of the patient, and whether who looks may give more. @throws NotFoundError when she has none of that id */
export async function readHelper(access: Edit, delegationId: string) {
  const helper = isUuid(delegationId) ? await getHelper(access, delegationId) : null
  if (!helper) throw new NotFoundError()
  return { helper: { ...helper, mayGrant: mayGrant(access) } }
}

/** One that the patient gave and can change. @throws NotFoundError for one that rests on the law */
export async function readGiven(access: Edit, delegationId: string) {
  const read = await readHelper(access, delegationId)
  if (read.helper.isByLaw) throw new NotFoundError()
  return read
}

/** An access with the text that was agreed to. */
export async function readConsent(access: Edit, delegationId: string) {
  const { helper } = await readGiven(access, delegationId)
  return { helper, consent: await getConsent(access, helper.id) }
}

/** An access with the code to hand over, while nobody has used it. */
export async function readCode(access: Edit, delegationId: string) {
  const { helper } = await readHelper(access, delegationId)
  return { helper, invitation: await getInvitationCode(access, helper.id) }
}
