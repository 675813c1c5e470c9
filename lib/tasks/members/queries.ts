import "server-only"
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import { tasks } from "@/drizzle/schema/tasks"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { itemsWithin } from "@/lib/access/items-within"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import type { Permission } from "@/lib/access/sections"
import { personName } from "@/lib/identity/rules"
import type { Member } from "../rules"

type Viewing = PatientAccess<"view:tasks">
const TAKES: readonly Permission[] = ["act:tasks"]

/** A member with what the policy lets them reach now, which is never shown. */
export type Reaching = Member & { scope: Scope }

/** Who may take tasks now, the patient first: each as the policy decides it at this instant, so that no job has to run in time. */
export async function listReaching(access: PatientAccess<never>): Promise<Reaching[]> {
  const { actorAccountId: viewer } = access.scope
  const helping = (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: TAKES, bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    return [{ accountId, name: open.name, relation: open.relation, isYou: accountId === viewer, scope: decision.scope }]
  })
  return [...(await patientHerself(access)), ...helping]
}

async function patientHerself({ tx, patientId, scope }: PatientAccess<never>): Promise<Reaching[]> {
  const { holderAccountId, firstGivenName, usedName, birthName } = patients
  const [row] = await tx
    .select({ holderAccountId, firstGivenName, usedName, birthName, now: sql`now()`.mapWith(patients.openedAt) })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row?.holderAccountId) return []
  const accountId = row.holderAccountId
  const bases = { holderAccountId: accountId, delegations: [], care: null }
  const decision = decideAccess({ actorAccountId: accountId, permissions: TAKES, bases, now: row.now })
  const self = { accountId, name: personName(row), relation: null, isYou: accountId === scope.actorAccountId }
  return decision.granted ? [{ ...self, scope: decision.scope }] : []
}

/** Who is in the circle, by name; nothing of what one may and another may not. */
export async function listMembers(access: Viewing): Promise<Member[]> {
  return (await listReaching(access)).map(({ accountId, name, relation, isYou }) => ({ accountId, name, relation, isYou }))
}

/** Whether who took a task may still take it and still reads it, as SQL: with their access, their tasks come free at once. */
export function isStillTaken(reaching: readonly Reaching[]): SQL {
  const held = reaching.map(({ accountId, scope }) => and(eq(tasks.takenByAccountId, accountId), itemsWithin(tasks, scope)))
  return or(...held) ?? sql`false`
}

/** The tasks that somebody took who may still do them. */
export async function listStillTaken({ tx, patientId }: Viewing, reaching: readonly Reaching[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isNull(tasks.deletedAt), isStillTaken(reaching)))
  return new Set(rows.map(({ id }) => id))
}
