import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { enqueue, type JobPayloads } from "../jobs/enqueue"

export type Mail = JobPayloads["mail.send"]
export type Waiting = { id: string; mail: Mail; sameAs: string | null; attempts: number }
type Row = { id: string; data: Mail; same_as: string | null; retry_count: number }

/** Somebody who was told something hears of it again after so long, once, however often it happened meanwhile. */
const QUIET_MINUTES = 10

const IS_DUE = sql`name = 'mail.send' and state < 'active' and start_after <= now()`

/**
 * The mail that has waited longest among those that may go now, kept for this transaction alone: whoever dies lets go of it.
 * A mail waits for an earlier one to the same address that is being sent or tried again, so that people read things in their order.
 */
export async function takeNext(tx: Transaction): Promise<Waiting | null> {
  const [row] = await tx.execute<Row>(sql`select id, data, singleton_key as same_as, retry_count
    from pgboss.job_common mail where ${IS_DUE} and not exists (
      select from pgboss.job_common earlier where earlier.name = 'mail.send' and earlier.state < 'active'
        and earlier.group_id = mail.group_id and (earlier.created_on, earlier.id) < (mail.created_on, mail.id)
        and (earlier.state = 'retry' or earlier.start_after <= now()))
    order by start_after, id limit 1 for update skip locked`)
  return row ? { id: row.id, mail: row.data, sameAs: row.same_as, attempts: row.retry_count } : null
}

/** Puts a mail off to the end of its person's quiet hours, where it is tried in them; false where not. */
export async function keepQuiet(tx: Transaction, { id, mail: { quiet } }: Waiting): Promise<boolean> {
  if (!quiet) return false
  const end = sql`relais.end_of_quiet(${quiet.zone}::text, ${quiet.from}::int, ${quiet.until}::int)`
  const rows = await tx.execute(
    sql`update pgboss.job_common set start_after = ${end} where name = 'mail.send' and id = ${id} and ${end} is not null returning id`,
  )
  return rows.length > 0
}

/** Puts a mail off, with all that say the same, where the person was told so a short while ago; false where not. */
export async function putOff(tx: Transaction, { sameAs }: Waiting): Promise<boolean> {
  if (!sameAs) return false
  const rows = await tx.execute(sql`update pgboss.job_common set start_after = told.at + ${quiet}
    from (select max(completed_on) as at from pgboss.job_common
      where name = 'mail.send' and state = 'completed' and singleton_key = ${sameAs}) told
    where ${IS_DUE} and singleton_key = ${sameAs} and told.at + ${quiet} > now() returning id`)
  return rows.length > 0
}
const quiet = sql`make_interval(mins => ${QUIET_MINUTES}::int)`

/** Takes the other mails that say the same and may go now: one of them says it for all. */
export async function takeRepeats(tx: Transaction, { id, sameAs }: Waiting): Promise<string[]> {
  if (!sameAs) return []
  const rows = await tx.execute<{ id: string }>(sql`select id from pgboss.job_common
    where ${IS_DUE} and singleton_key = ${sameAs} and id <> ${id} for update skip locked`)
  return rows.map((row) => row.id)
}

/** These mails are done with. */
export async function markSent(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update pgboss.job_common set state = 'completed', completed_on = now()
    where name = 'mail.send' and id = any(${sql.param(ids)}::uuid[])`)
}

/** Lets a mail be tried again later, each time after twice as long; after its last attempt it is kept aside for a person to see. */
export async function tryLater(tx: Transaction, { id, mail }: Waiting, reason: string): Promise<void> {
  const rows = await tx.execute(sql`update pgboss.job_common set state = 'retry', retry_count = retry_count + 1,
      start_after = now() + make_interval(secs => (0.75 + random() / 2) * least(retry_delay_max, retry_delay * 2 ^ retry_count))
    where name = 'mail.send' and id = ${id} and retry_count < retry_limit returning id`)
  if (rows.length === 0) await keepAside(tx, id, mail, reason)
}

/** Keeps a mail that nobody will take, with the reason, where a person looks; and has done what is to be done of it. */
export async function keepAside(tx: Transaction, id: string, mail: Mail, reason: string): Promise<void> {
  await tx.execute(
    sql`update pgboss.job_common set state = 'failed', completed_on = now() where name = 'mail.send' and id = ${id}`,
  )
  await enqueue(tx, "mail.refused", { ...mail, reason })
  if (mail.whenRefused) await enqueue(tx, mail.whenRefused.job, mail.whenRefused.payload)
}
