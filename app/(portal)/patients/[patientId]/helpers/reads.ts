import type { PatientAccess } from "@/lib/access/require-access"
import { listHelpers } from "@/lib/delegation/queries"
import { isMinor } from "@/lib/identity/majority"
import { listDrafts } from "@/lib/invitation/queries"

/** Everybody who helps, was invited or did once, and the invitations that were begun. */
export async function readHelpers(access: PatientAccess<"view:delegations" | "edit:delegations">) {
  return { helpers: await listHelpers(access), drafts: await listDrafts(access) }
}

/** Whether the person may invite yet, and the invitations that were begun and are not about giving more. */
export async function readBegun(access: PatientAccess<"edit:delegations">) {
  access.trace({ action: "delegation.listed", permission: "edit:delegations" })
  const { traits } = access.actor
  const mayInvite = !traits || !isMinor(traits, new Date())
  return { mayInvite, drafts: (await listDrafts(access)).filter(({ widensId }) => widensId === null) }
}
