import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import type { JobPayloads } from "../jobs/enqueue"

/** What is sent to somebody outside the portal, each by a queue of its own: one that stands still holds up none of the other. */
export type Post = "mail.send" | "sms.send"
export type Waiting<Of extends Post> = { post: Of; id: string; said: JobPayloads[Of]; sameAs: string | null }
type Row<Of extends Post> = { id: string; data: JobPayloads[Of]; same_as: string | null }
type Any = Waiting<Post>

/** Somebody who was told something hears of it again after so long, once, however often it happened meanwhile. */
const QUIET_MINUTES = 10

// Written out, so that the plan finds the index of this queue.
const named = (post: Post) => sql.raw(`name = '${post}'`)
const isDue = (post: Post) => sql`${named(post)} and state < 'active' and start_after <= now()`

/**
 * What has waited longest among those that may go now, kept for this transaction alone: whoever dies lets go of it.
 * It waits for an earlier one to the same address that is being sent or tried again, so that people read things in their order.
 */
export async function takeNext<Of extends Post>(tx: Transaction, post: Of): Promise<Waiting<Of> | null> {
  const [row] = await tx.execute<Row<Of>>(sql`select id, data, singleton_key as same_as
    from pgboss.job_common waiting where ${isDue(post)} and not exists (
      select from pgboss.job_common earlier where earlier.${named(post)} and earlier.state < 'active'
        and earlier.group_id = waiting.group_id and (earlier.created_on, earlier.id) < (waiting.created_on, waiting.id)
        and (earlier.state = 'retry' or earlier.start_after <= now()))
    order by start_after, id limit 1 for update skip locked`)
  return row ? { post, id: row.id, said: row.data, sameAs: row.same_as } : null
}

/** Puts it off to the end of its person's quiet hours, where it is tried in them; false where not. */
export async function keepQuiet(tx: Transaction, { post, id, said: { quiet } }: Any): Promise<boolean> {
  if (!quiet) return false
  const end = sql`relais.end_of_quiet(${quiet.zone}::text, ${quiet.from}::int, ${quiet.until}::int)`
  const rows = await tx.execute(
    sql`update pgboss.job_common set start_after = ${end} where ${named(post)} and id = ${id} and ${end} is not null returning id`,
  )
  return rows.length > 0
}

/** Puts it off, with all that say the same, where the person was told so a short while ago; false where not. */
export async function putOff(tx: Transaction, { post, sameAs }: Any): Promise<boolean> {
  if (!sameAs) return false
  const rows = await tx.execute(sql`update pgboss.job_common set start_after = told.at + ${quiet}
    from (select max(completed_on) as at from pgboss.job_common
      where ${named(post)} and state = 'completed' and singleton_key = ${sameAs}) told
    where ${isDue(post)} and singleton_key = ${sameAs} and told.at + ${quiet} > now() returning id`)
  return rows.length > 0
}
const quiet = sql`make_interval(mins => ${QUIET_MINUTES}::int)`

/** Takes the others that say the same and may go now: one of them says it for all. */
export async function takeRepeats(tx: Transaction, { post, id, sameAs }: Any): Promise<string[]> {
  if (!sameAs) return []
  const rows = await tx.execute<{ id: string }>(sql`select id from pgboss.job_common
    where ${isDue(post)} and singleton_key = ${sameAs} and id <> ${id} for update skip locked`)
  return rows.map((row) => row.id)
}

/** These are done with. */
export async function markSent(tx: Transaction, post: Post, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update pgboss.job_common set state = 'completed', completed_on = now()
    where ${named(post)} and id = any(${sql.param(ids)}::uuid[])`)
}

/** Lets it be tried again later, each time after twice as long; false after its last attempt. */
export async function tryLater(tx: Transaction, { post, id }: Any): Promise<boolean> {
  const rows = await tx.execute(sql`update pgboss.job_common set state = 'retry', retry_count = retry_count + 1,
      start_after = now() + make_interval(secs => (0.75 + random() / 2) * least(retry_delay_max, retry_delay * 2 ^ retry_count))
    where ${named(post)} and id = ${id} and retry_count < retry_limit returning id`)
  return rows.length > 0
}

/** Nobody will take it: it is tried no more. */
export async function giveUp(tx: Transaction, { post, id }: Any): Promise<void> {
  await tx.execute(sql`update pgboss.job_common set state = 'failed', completed_on = now() where ${named(post)} and id = ${id}`)
}
