import type { Actor } from "@/lib/access/actor"
import type { PatientAccess } from "@/lib/access/require-access"
import { listHelpers } from "@/lib/delegation/queries"
import { isMinor } from "@/lib/identity/majority"
import { listDrafts } from "@/lib/invitation/queries"

/** Whether whoever is signed in is of age, and so may give an access alone. */
export function mayGrant({ actor: { traits } }: { actor: Pick<Actor, "traits"> }): boolean {
  return !traits || !isMinor(traits, new Date())
}

/** Everybody who helps, was invited or did once, the invitations that were begun, and whether who looks may give more. */
export async function readHelpers(access: PatientAccess<"view:delegations" | "edit:delegations">) {
  return { helpers: await listHelpers(access), drafts: await listDrafts(access), mayGrant: mayGrant(access) }
}

/** Whether the person may invite yet, and the invitations that were begun and are not about giving more. */
export async function readBegun(access: PatientAccess<"edit:delegations">) {
  access.trace({ action: "delegation.listed", permission: "edit:delegations" })
  return { mayInvite: mayGrant(access), drafts: (await listDrafts(access)).filter(({ widensId }) => widensId === null) }
}
