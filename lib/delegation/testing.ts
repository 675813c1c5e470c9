import { eq, sql } from "drizzle-orm"
import type postgres from "postgres"
import { portalDatabase } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { superuser } from "@/drizzle/testing/superuser"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"

type Edit = PatientAccess<"edit:delegations" | "view:delegations">

/** Does something as the patient would, with a real proof. */
export function asPatient<Result>(patient: Actor, patientId: string, work: (access: Edit) => Promise<Result>): Promise<Result> {
  return withAccess(patient, patientId, ["edit:delegations", "view:delegations"], async (access) => {
    access.trace({ action: "delegation.viewed" })
    return work(access)
  })
}

/** The row of an access, as the patient's own eyes find it. */
export async function rowOf(patient: Actor, patientId: string, id: string) {
  const [row] = await asPatient(patient, patientId, ({ tx }) =>
    tx.execute(sql`select *, now() as now from delegations where patient_id = ${patientId} and id = ${id}`),
  )
  return row
}

/** Lets time pass for one access: its whole period moves back by so much. */
export async function letPass(patient: Actor, patientId: string, id: string, interval: string): Promise<void> {
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, patient, [patientId])
    await tx.execute(sql`update delegations set opens_at = opens_at - ${interval}::interval, ends_at = ends_at - ${interval}::interval,
      closes_at = closes_at - ${interval}::interval where patient_id = ${patientId} and id = ${id}`)
  })
}

/** Somebody whose address is confirmed, so that mail reaches them. */
export async function confirmAddress(actor: Actor): Promise<string> {
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    await tx.update(accounts).set({ emailVerifiedAt: sql`now()` }).where(eq(accounts.id, actor.accountId))
  })
  return actor.email ?? ""
}

/** The mails waiting for an address. */
export async function mailsTo(address: string): Promise<{ subject: string; text: string }[]> {
  return asSuperuser(
    (sql) => sql`select data->>'subject' as subject, data->>'text' as text from pgboss.job_common
      where name = 'mail.send' and data->>'to' = ${address} order by created_on`,
  )
}

/** The text messages waiting for a number. */
export async function smsTo(phone: string): Promise<{ text: string; otherwise: { mail: { to: string } } | null }[]> {
  return asSuperuser(
    (sql) => sql`select data->>'text' as text, data->'otherwise' as otherwise from pgboss.job_common
      where name = 'sms.send' and data->>'to' = ${phone} order by created_on, id`,
  )
}

/** What was written in the journal of a patient about one access. */
export async function journalOf(patientId: string, id: string): Promise<string[]> {
  const rows = await asSuperuser<{ action: string }>(
    (
      sql,
    ) => sql`select action || case outcome when 'done' then '' else ' ' || outcome end as action from audit_events where patient_id = ${patientId} and ${id} = any(resource_ids)
      and action <> 'delegation.viewed' order by occurred_at`,
  )
  return rows.map((row) => row.action)
}

/** Looks past every policy, to see what is really there. */
export async function asSuperuser<Row extends object>(ask: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<Row[]> {
  return [...((await ask(superuser())) as Row[])]
}
