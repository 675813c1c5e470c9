import "server-only"
import { eq, sql } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import { personName } from "@/lib/identity/rules"
import { listEverCaregivers } from "./caregivers"
import { decideAccess } from "./policy"
import type { PatientAccess } from "./require-access"
import type { Scope } from "./scope"
import type { Permission } from "./sections"

/** Somebody of the circle: by name and relation, with what the policy lets them reach now, which is never shown. */
export type Reaching = { accountId: string; name: string; relation: string | null; isYou: boolean; scope: Scope }

/** Who may do this now, the patient first: each as the policy decides it at this instant, so that no job has to run in time. */
export async function listCircle(access: PatientAccess<never>, permission: Permission): Promise<Reaching[]> {
  const { actorAccountId: viewer } = access.scope
  const helping = (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: [permission], bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    return [{ accountId, name: open.name, relation: open.relation, isYou: accountId === viewer, scope: decision.scope }]
  })
  return [...(await patientHerself(access, permission)), ...helping]
}

async function patientHerself({ tx, patientId, scope }: PatientAccess<never>, permission: Permission): Promise<Reaching[]> {
  const { holderAccountId, firstGivenName, usedName, birthName } = patients
  const [row] = await tx
    .select({ holderAccountId, firstGivenName, usedName, birthName, now: sql`now()`.mapWith(patients.openedAt) })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row?.holderAccountId) return []
  const accountId = row.holderAccountId
  const bases = { holderAccountId: accountId, delegations: [], care: null }
  const decision = decideAccess({ actorAccountId: accountId, permissions: [permission], bases, now: row.now })
  const self = { accountId, name: personName(row), relation: null, isYou: accountId === scope.actorAccountId }
  return decision.granted ? [{ ...self, scope: decision.scope }] : []
}
