import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import type { Refusal } from "@/drizzle/vocabulary"
import type { Permission } from "@/lib/access/sections"
import type { Actor } from "./actor"

/** Tells the database who asks, and about whom, for this transaction only: the policies read it. */
export async function identify(
  tx: Transaction,
  actor: Pick<Actor, "accountId">,
  patientIds: readonly string[],
  invitationHash?: Buffer,
): Promise<void> {
  await tx.execute(sql`select
    set_config('app.actor', ${actor.accountId}, true),
    set_config('app.patients', ${patientIds.join(",")}, true),
    set_config('app.invitation', ${invitationHash?.toString("hex") ?? ""}, true)`)
}

/** One transaction in which the policies let through what is this account's own, and nothing else. */
export async function asAccount<T>(accountId: string, run: (tx: Transaction) => Promise<T>): Promise<T> {
  return portalDatabase().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.actor', ${accountId}, true)`)
    return run(tx)
  })
}

/** Keeps a refusal, in a transaction of its own since the refused one is rolled back. */
export async function recordRefusal(
  actor: Actor,
  patientId: string,
  permission: Permission | null,
  refusal: Refusal,
  isOfCalendar = false,
): Promise<void> {
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    await tx.execute(sql`select relais.record_refusal(${patientId}::uuid, ${permission}, ${refusal}, ${isOfCalendar})`)
  })
}
