import type { PatientAccess } from "@/lib/access/require-access"
import { requireDraft, wasSent } from "@/lib/invitation/queries"
import { goTo } from "@/lib/request/view"
import { mayGrant } from "../../reads"

type Ids = { patientId: string; draftId: string }

/** An invitation that was begun, with who sends it; one that was sent already leads to its access. */
export async function readDraft(access: PatientAccess<"edit:delegations">, { patientId, draftId }: Ids) {
  if (await wasSent(access, draftId)) {
    access.trace({ action: "delegation.viewed", permission: "edit:delegations", resourceIds: [draftId] })
    return goTo(`/patients/${patientId}/helpers/${draftId}`)
  }
  const draft = await requireDraft(access, draftId)
  return { draft, patientName: access.actor.displayName, mayGrant: mayGrant(access) }
}
