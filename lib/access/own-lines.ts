import "server-only"
import { sql } from "drizzle-orm"
import type { Basis } from "@/drizzle/vocabulary"
import { appendAudit, appendToEach, type Trace } from "@/lib/audit/append"
import type { OwnAccess } from "./own-access"
import type { OwnScope } from "./own-scopes"

/** One person who stood in a list over several, and by what basis; null where nothing but what he deposited there shows the name. */
export type Shown = { patientId: string; basis: Basis | null; delegationId: string | null }

/**
 * Tells each person in their own journal that a list showed their name, or how much is new in their space: one line an
 * hour, in the transaction of what was read.
 */
export async function traceListed({ tx, actor }: OwnAccess, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return
  const patientIds = shown.map(({ patientId }) => patientId)
  const due = await tx.execute<{ patient: string; id: string }>(sql`
    select due.patient, uuidv7()::text as id from relais.take_turns('space_listed', ${sql.param(patientIds)}::text[]) as due (patient)`)
  const untold = new Map(due.map(({ patient, id }) => [patient, id]))
  const { accountId: actorAccountId, exercice } = actor
  await appendToEach(
    tx,
    shown.flatMap(({ patientId, basis, delegationId }) => {
      const id = untold.get(patientId)
      if (!id || !untold.delete(patientId)) return []
      return [{ patientId, id, doer: { actorAccountId, basis, delegationId, exercice }, trace: { action: "space.listed" } }]
    }),
  )
}

/** Tells each person, of whom a list over several showed something, what of theirs it showed; that somebody looked is told beside. */
export async function traceInEach(
  { tx, actor }: OwnAccess,
  spaces: readonly OwnScope[],
  trace: Pick<Trace, "action" | "permission">,
  shown: readonly { id: string; patientId: string }[],
): Promise<void> {
  const { accountId: actorAccountId } = actor
  const told = spaces.flatMap(({ patientId, scope: { basis, delegationId } }) => {
    const resourceIds = shown.flatMap((row) => (row.patientId === patientId ? [row.id] : []))
    if (resourceIds.length === 0) return []
    return [{ patientId, doer: { actorAccountId, basis, delegationId }, trace: { ...trace, resourceIds } }]
  })
  await appendToEach(tx, told)
}

/** Tells in the journal of the actor's own space what they did for themselves; whoever has no space has no journal. */
export async function traceOwn({ tx, actor, ownPatientId }: OwnAccess, trace: Trace): Promise<void> {
  if (!ownPatientId) return
  await appendAudit(tx, ownPatientId, { actorAccountId: actor.accountId, basis: "self", delegationId: null }, [trace])
}
