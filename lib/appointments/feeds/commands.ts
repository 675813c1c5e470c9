import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { appointmentFeeds } from "@/drizzle/schema/feeds"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ConflictError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { feedSecret, hashFeedSecret } from "./rules"

type Viewing = PatientAccess<"view:appointments">

/** Makes an address at which one's own calendar reads the agenda; the one that was made before opens nothing any more. */
export async function giveFeed(access: Viewing, showsMore: boolean): Promise<void> {
  const { tx, patientId, actor } = access
  // Two tabs at once: the second waits, and withdraws what the first gave.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${patientId} ${actor.accountId}`}, 4))`)
  await withdrawLive(access)
  const id = randomUUID()
  const { secret } = configuration()
  const secretHash = hashFeedSecret(secret, feedSecret(secret, id))
  await tx.insert(appointmentFeeds).values({ patientId, id, accountId: actor.accountId, secretHash, showsMore })
  tell(access, "appointment.feed_given", [id])
}

/**
 * Takes the address away: whoever holds it reads nothing from the next request on.
 * @throws ConflictError `appointments.feed_gone` when there was none any more
 */
export async function withdrawFeed(access: Viewing): Promise<void> {
  if (await withdrawLive(access)) return
  tell(access, "appointment.feed_withdrawn", [])
  throw new ConflictError("appointments.feed_gone")
}

/** The address of one's own feed, the first time that it is asked for; null from then on, and where there is none. */
export async function showFeed(access: Viewing): Promise<string | null> {
  const [row] = await access.tx
    .update(appointmentFeeds)
    .set({ shownAt: sql`now()` })
    .where(and(isLive(access), isNull(appointmentFeeds.shownAt)))
    .returning({ id: appointmentFeeds.id })
  if (!row) return null
  tell(access, "appointment.feed_shown", [row.id])
  const { url, secret } = configuration()
  return `${url}/agenda/${feedSecret(secret, row.id)}.ics`
}

const isLive = ({ patientId, actor }: Viewing) =>
  and(
    eq(appointmentFeeds.patientId, patientId),
    eq(appointmentFeeds.accountId, actor.accountId),
    isNull(appointmentFeeds.withdrawnAt),
  )

async function withdrawLive(access: Viewing): Promise<boolean> {
  const rows = await access.tx
    .update(appointmentFeeds)
    .set({ withdrawnAt: sql`now()` })
    .where(isLive(access))
    .returning({ id: appointmentFeeds.id })
  if (rows.length === 0) return false
  const ids = rows.map(({ id }) => id)
  tell(access, "appointment.feed_withdrawn", ids)
  return true
}

function tell(access: Viewing, action: AuditAction, resourceIds: string[]): void {
  access.trace({ action, permission: "view:appointments", resourceIds })
}
