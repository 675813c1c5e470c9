import "server-only"
import { sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Transaction } from "@/drizzle/client"
import { patients } from "@/drizzle/schema/patients"
import { personName } from "@/lib/identity/rules"
import { type Caregiver, everCaregiversOf } from "./caregivers"
import type { OwnAccess } from "./own-access"
import type { OwnScope } from "./own-scopes"
import { decideAccess } from "./policy"
import type { PatientAccess } from "./require-access"
import type { Scope } from "./scope"
import type { Permission } from "./sections"

/** Somebody of the circle: by name and relation, with what the policy lets them reach now, which is never shown. */
export type Reaching = { accountId: string; name: string; relation: string | null; isYou: boolean; scope: Scope }

/** Who may do this now, the patient first: each as the policy decides it at this instant, so that no job has to run in time. */
export async function listCircle(access: PatientAccess<never>, permission: Permission): Promise<Reaching[]> {
  const { tx, patientId, scope } = access
  return (await circlesOf(tx, [patientId], { viewer: scope.actorAccountId, permission })).get(patientId) ?? []
}

/** The same of each of several spaces that are open to the actor. */
export const listCircles = ({ tx, actor }: OwnAccess, spaces: readonly OwnScope[], permission: Permission) =>
  circlesOf(
    tx,
    spaces.map(({ patientId }) => patientId),
    { viewer: actor.accountId, permission },
  )

type Asked = { viewer: string; permission: Permission }

async function circlesOf(tx: Transaction, patientIds: readonly string[], asked: Asked): Promise<Map<string, Reaching[]>> {
  const helping = await everCaregiversOf(tx, patientIds)
  const themselves = await patientsThemselves(tx, patientIds, asked)
  return new Map(
    patientIds.map((id) => {
      const self = themselves.get(id)
      return [id, [...(self ? [self] : []), ...(helping.get(id) ?? []).flatMap((one) => reachingOf(one, asked))]]
    }),
  )
}

function reachingOf({ accountId, accesses, bases, now }: Caregiver, { viewer, permission }: Asked): Reaching[] {
  const decision = decideAccess({ actorAccountId: accountId, permissions: [permission], bases, now })
  const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
  if (!open) return []
  return [{ accountId, name: open.name, relation: open.relation, isYou: accountId === viewer, scope: decision.scope }]
}

async function patientsThemselves(tx: Transaction, patientIds: readonly string[], { viewer, permission }: Asked) {
  const { patientId, holderAccountId, firstGivenName, usedName, birthName } = patients
  const rows = await tx
    .select({
      ...{ patientId, holderAccountId, firstGivenName, usedName, birthName },
      isShut: sql<boolean>`${patients.closingAskedAt} is not null and relais.is_shut(${patients.closingAskedAt})`,
      now: sql`now()`.mapWith(patients.openedAt),
    })
    .from(patients)
    .where(isAnyOf(patients.patientId, patientIds))
  const found = new Map<string, Reaching>()
  for (const { patientId: id, holderAccountId: accountId, isShut, now, ...named } of rows) {
    if (!accountId) continue
    const bases = { holderAccountId: accountId, isShut, delegations: [], care: null }
    const decision = decideAccess({ actorAccountId: accountId, permissions: [permission], bases, now })
    const self = { accountId, name: personName(named), relation: null, isYou: accountId === viewer }
    if (decision.granted) found.set(id, { ...self, scope: decision.scope })
  }
  return found
}
