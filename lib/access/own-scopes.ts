import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { delegations } from "@/drizzle/schema/delegations"
import { DELEGATION_FACTS } from "./delegation-facts"
import type { OwnAccess } from "./own-access"
import { decideAccess } from "./policy"
import type { DelegationFacts, Scope } from "./scope"
import type { Permission } from "./sections"

/** One space into which somebody let the actor, and what of it they may reach. */
export type OwnScope = { patientId: string; scope: Scope }

/** The spaces that are open to the actor because they help there, each with what the policy says of it at this moment. */
export async function listOwnScopes({ tx, actor, helpedPatientIds }: OwnAccess): Promise<OwnScope[]> {
  if (helpedPatientIds.length === 0) return []
  const { accountId } = actor
  const rows = await tx
    .select({
      patientId: delegations.patientId,
      now: sql`now()`.mapWith(delegations.createdAt),
      delegation: DELEGATION_FACTS,
    })
    .from(delegations)
    .where(and(isAnyOf(delegations.patientId, helpedPatientIds), eq(delegations.caregiverAccountId, accountId)))
  return helpedPatientIds.flatMap((patientId) => {
    const held = rows.filter((row) => row.patientId === patientId)
    const scope = held[0] && decide(accountId, held, held[0].now)
    return scope ? [{ patientId, scope }] : []
  })
}

/** Every space that is open to the actor, where they help and their own, in which they may do this. */
export async function listOpenSpaces(own: OwnAccess, permission: Permission): Promise<OwnScope[]> {
  const self = ownSpace(own)
  return [...(await listOwnScopes(own)), ...(self ? [self] : [])].filter(({ scope }) => scope.permissions.includes(permission))
}

/** The actor's own space, and what of it they may reach; null where there is none, and while it is shut. */
export function ownSpace({ actor, ownPatientId: patientId, ownIsShut }: OwnAccess): OwnScope | null {
  const scope = patientId && !ownIsShut && decide(actor.accountId, [], new Date(), actor.accountId)
  return scope ? { patientId, scope } : null
}

type Held = { delegation: DelegationFacts }[]

function decide(actorAccountId: string, held: Held, now: Date, holderAccountId: string | null = null): Scope | null {
  const bases = { holderAccountId, delegations: held.map(({ delegation }) => delegation), care: null }
  const decision = decideAccess({ actorAccountId, permissions: [], bases, now })
  return decision.granted ? decision.scope : null
}
