import "server-only"
import type { PatientAccess } from "@/lib/access/require-access"
import { answerLines, answerPurpose, draftInvitation, draftWidening } from "../commands"
import { requireDraft } from "../queries"
import { draftGrant } from "../rules"
import type { Who } from "../schema"

type Edit = PatientAccess<"edit:delegations">

/** Begins to let somebody who helps see who comes, besides what they have: a widening like any other, which waits. */
export async function chooseWatcher(access: Edit, delegationId: string): Promise<string> {
  const draftId = await draftWidening(access, delegationId)
  const { permissions, documentGroups, sensitiveTopics } = draftGrant((await requireDraft(access, draftId)).answers)
  const lines = { documentGroups: [...documentGroups], sensitiveTopics: [...sensitiveTopics] }
  const { patientId } = access
  await answerLines(access, { patientId, draftId, permissions: [...permissions, "view:visits"], ...lines })
  return draftId
}

/** Begins to invite somebody who will see who comes, and nothing else. */
export async function inviteWatcher(access: Edit, who: Who): Promise<string> {
  const draftId = await draftInvitation(access, who)
  await answerPurpose(access, { draftId, purpose: "watching" })
  return draftId
}
