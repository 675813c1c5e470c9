import "server-only"
import { caregiverScope, listEverCaregivers } from "@/lib/access/caregivers"
import { requireItem } from "@/lib/access/item"
import { decideItem } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { InvalidInputError } from "@/lib/errors"

type Acting = PatientAccess<"act:appointments">

/** Somebody who helps and can come along: what is said to them by the agenda, they can read. */
export type Companion = { accountId: string; name: string; isYou: boolean }

/** Who can be said to come along: for who decides, each caregiver with an open access to the agenda; a caregiver says it of themselves. */
export async function listCompanions(access: Acting): Promise<Companion[]> {
  const { actor, scope } = access
  const self = { accountId: actor.accountId, name: actor.displayName, isYou: true }
  if (!decides(scope)) return [self]
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:appointments"], bases, now })
    const open = decision.granted && accesses.find((one) => one.id === decision.scope.delegationId)
    return open ? [{ accountId, name: open.name, isYou: accountId === actor.accountId }] : []
  })
}

/**
 * The name of who comes along; null where nobody of the circle was chosen.
 * @throws InvalidInputError for somebody who cannot be chosen
 */
export async function companionName(access: Acting, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null
  const chosen = (await listCompanions(access)).find((one) => one.accountId === accountId)
  if (!chosen) throw new InvalidInputError("appointments.companion_gone", "companionId")
  return chosen.name
}

/**
 * Nobody is said to come along to what they may not read.
 * @throws InvalidInputError for an appointment that is kept from the one who was chosen
 */
export async function requireCompanion(access: Acting, id: string, accountId: string | null): Promise<void> {
  if (accountId === null) return
  const { item } = await requireItem(access, "appointments", id)
  const scope = await caregiverScope(access, accountId, ["view:appointments"])
  if (!scope || !decideItem(scope, item)) throw new InvalidInputError("appointments.companion_cannot_read", "companionId")
}
