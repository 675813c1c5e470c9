import "server-only"
import { and, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { listCircle, type Reaching } from "@/lib/access/circle"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import { type Away, listAway } from "../absence/queries"
import type { Member } from "../rules"

type Viewing = PatientAccess<"view:tasks">

/** Who takes care today of what somebody took: themselves, or who stands in for them until a day; of what all these scopes hold. */
export type Holding = {
  patientId: string
  takenByAccountId: string
  holder: Reaching
  insteadOf: { untilOn: string } | null
  within: Scope[]
  /** Of what they took before an instant, or from it on. */
  taken: { before?: Date; since?: Date }
}

/** Who may take tasks now, with what each reaches. */
export const listReaching = (access: PatientAccess<never>): Promise<Reaching[]> => listCircle(access, "act:tasks")

/** Who is in the circle, by name; nothing of what one may and another may not. */
export async function listMembers(access: Viewing): Promise<Member[]> {
  return (await listReaching(access)).map(({ accountId, name, relation, isYou }) => ({ accountId, name, relation, isYou }))
}

/** Who takes care of what each of the circle took, today. */
export async function listHoldings(access: PatientAccess<never>): Promise<Holding[]> {
  const { patientId } = access
  return holdingsOf(patientId, await listReaching(access), await listAway(access, [patientId]))
}

/** Whoever is away is stood in for by who said yes, while both are in the circle; what nobody stands in for is nobody's meanwhile. */
export function holdingsOf(patientId: string, circle: readonly Reaching[], everyAway: readonly Away[]): Holding[] {
  const away = new Map(everyAway.filter((one) => one.patientId === patientId).map((one) => [one.accountId, one]))
  return circle.flatMap((member): Holding[] => {
    const { accountId: takenByAccountId, scope } = member
    const absence = away.get(takenByAccountId)
    const own = { patientId, takenByAccountId, holder: member, insteadOf: null, within: [scope] }
    if (!absence) return [{ ...own, taken: {} }]
    // What they take while they are away is their own doing.
    const meanwhile = { ...own, taken: { since: absence.since } }
    const holder = circle.find(({ accountId }) => accountId === absence.standInAccountId)
    // Who is away themselves stands in for nobody.
    if (!holder || away.has(holder.accountId)) return [meanwhile]
    const { untilOn, since: before } = absence
    const handedOver = { patientId, takenByAccountId, holder, insteadOf: { untilOn }, within: [scope, holder.scope] }
    return [{ ...handedOver, taken: { before } }, meanwhile]
  })
}

/** What somebody takes care of who may still do so and still reads it, as SQL: with their access, their tasks come free at once. */
export function isStillTaken(holdings: readonly Holding[]): SQL {
  const held = holdings.map(({ patientId, takenByAccountId, within, taken: { before, since } }) =>
    and(
      eq(tasks.patientId, patientId),
      eq(tasks.takenByAccountId, takenByAccountId),
      before && lt(tasks.takenAt, before),
      since && gte(tasks.takenAt, since),
      ...within.map((scope) => itemsWithin(tasks, scope)),
    ),
  )
  return or(...held) ?? sql`false`
}

/** The tasks that somebody took of which somebody takes care. */
export async function listStillTaken({ tx, patientId }: Viewing, holdings: readonly Holding[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.patientId, patientId), isNull(tasks.deletedAt), isStillTaken(holdings)))
  return new Set(rows.map(({ id }) => id))
}
