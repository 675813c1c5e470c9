import "server-only"
import { sql } from "drizzle-orm"
import type { Basis } from "@/drizzle/vocabulary"
import { appendAudit, type Trace } from "@/lib/audit/append"
import type { OwnAccess } from "./own-access"

/** One person who stood in a list over several, and by what basis; null where nothing but what he deposited there shows the name. */
export type Shown = { patientId: string; basis: Basis | null; delegationId: string | null }

/**
 * Tells each person in their own journal that a list showed their name, or how much is new in their space: one line an
 * hour, in the transaction of what was read.
 */
export async function traceListed({ tx, actor }: OwnAccess, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return
  const patientIds = shown.map(({ patientId }) => patientId)
  const due = await tx.execute<{ id: string }>(sql`
    select shown.id::text as id from unnest(${sql.param(patientIds)}::uuid[]) as shown (id)
    where relais.take_turn('space_listed', shown.id::text)`)
  const untold = new Set(due.map(({ id }) => id))
  for (const { patientId, basis, delegationId } of shown) {
    if (!untold.delete(patientId)) continue
    const doer = { actorAccountId: actor.accountId, basis, delegationId, exercice: actor.exercice }
    await appendAudit(tx, patientId, doer, [{ action: "space.listed" }])
  }
}

/** Tells in the journal of the actor's own space what they did for themselves; whoever has no space has no journal. */
export async function traceOwn({ tx, actor, ownPatientId }: OwnAccess, trace: Trace): Promise<void> {
  if (!ownPatientId) return
  await appendAudit(tx, ownPatientId, { actorAccountId: actor.accountId, basis: "self", delegationId: null }, [trace])
}
