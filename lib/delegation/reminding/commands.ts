import "server-only"
import { and, eq, ne, type SQL, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import { consent } from "@/lib/access/bases/consent"
import { openDelegation } from "@/lib/access/bases/delegated"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import type { Trace } from "@/lib/audit/append"
import { tellAccount, tellPatient } from "@/lib/notices/tell"
import { type RuleCode, ruleValue } from "@/lib/reference/dated-rules"
import { settle } from "../settling/commands"

/** Job `delegations.settle`: notes what the clock decided. The period held already; this only records and tells. */
export async function settleDueDelegations(worker: Database): Promise<number> {
  return withTask(worker, "delegations.settle", async (task) => {
    const due = await task.tx.selectDistinct({ patientId: delegations.patientId }).from(delegations).where(isDue)
    for (const { patientId } of due) {
      const lines: Trace[] = []
      await settle(task.tx, patientId, (line) => lines.push(line))
      await task.trace(patientId, lines)
    }
    return due.length
  })
}

/** Job `delegations.remind`: both are told thirty and seven days before an end; the patient is asked about an access that nobody uses. */
export async function remindOfDelegations(worker: Database): Promise<number> {
  return withTask(worker, "delegations.remind", async (task) => {
    const last = await reminded(task, "remindedSevenAt", endsWithin("last_reminder_before_end"))
    const first = await reminded(task, "remindedThirtyAt", endsWithin("first_reminder_before_end"))
    const unused = await reminded(task, "unusedAskedAt", isUnused)
    for (const row of first.filter(({ id }) => last.every((other) => other.id !== id)).concat(last)) {
      await tellAccount(task.tx, row.caregiverAccountId, "ending_soon", { subject: "ending_own", subjectId: row.id })
      await tellPatient(task.tx, row.patientId, "ending_soon", aboutHelper(row, "ending"))
    }
    for (const row of unused) await tellPatient(task.tx, row.patientId, "unused", aboutHelper(row, "unused"))
    for (const row of [...last, ...first]) await traceReminder(task, "delegation.reminded", row)
    for (const row of unused) await traceReminder(task, "delegation.unused_asked", row)
    return last.length + first.length + unused.length
  })
}

/** Job `notices.send`: the patient is told once, soon after, that a caregiver came in for the first time. */
export async function tellFirstUses(worker: Database): Promise<number> {
  return withTask(worker, "notices.send", async (task) => {
    const rows = await task.tx
      .select(reminder)
      .from(delegations)
      .where(and(isOpen, isUsed, sql`not ${isToldOfUse}`))
    for (const row of rows) {
      await tellPatient(task.tx, row.patientId, "first_use", aboutHelper(row, "first_use"))
      await traceReminder(task, "delegation.first_use_told", row)
    }
    return rows.length
  })
}

const { patientId, id, caregiverAccountId, caregiverName } = delegations
const reminder = { patientId, id, caregiverAccountId, caregiverName }
type Reminder = { patientId: string; id: string; caregiverAccountId: string | null; caregiverName: string }

const aboutHelper = ({ id, caregiverName }: Reminder, subject: "ending" | "unused" | "first_use") => {
  return { subject, subjectId: id, name: caregiverName }
}

/** Marks in one statement, so that two workers never remind twice. */
async function reminded(
  task: SystemTask,
  mark: "remindedThirtyAt" | "remindedSevenAt" | "unusedAskedAt",
  when: SQL,
): Promise<Reminder[]> {
  const condition = and(isOpen, sql`${delegations[mark]} is null`, when)
  return task.tx
    .update(delegations)
    .set({ [mark]: sql`now()` })
    .where(condition)
    .returning(reminder)
}

type Told = "delegation.reminded" | "delegation.first_use_told" | "delegation.unused_asked"

async function traceReminder(task: SystemTask, action: Told, row: Reminder): Promise<void> {
  await task.trace(row.patientId, [{ action, resourceIds: [row.id] }])
}

const isOpen = sql.raw(openDelegation("delegations"))

const invitationDays = ruleValue("invitation_lives").value

const isDue = sql`(${delegations.status} in ('waiting', 'active', 'suspended') and ${delegations.closesAt} <= now())
  or (${delegations.status} = 'waiting' and ${delegations.opensAt} <= now())
  or (${delegations.status} = 'proposed' and exists (select from ${invitations}
    where ${invitations.patientId} = ${delegations.patientId} and ${invitations.delegationId} = ${delegations.id}
      and greatest(${invitations.expiresAt}, ${invitations.createdAt} + make_interval(days => ${invitationDays}::int)) <= now()))`

const endsWithin = (rule: RuleCode) =>
  sql`${delegations.endsAt} <= now() + make_interval(days => ${ruleValue(rule).value}::int) and now() < ${delegations.endsAt}`

const unusedMonths = ruleValue("unused_is_asked_after").value

/** That a name stood in a list of all whom somebody helps is no use of the access. */
const isUse = ne(auditEvents.action, "space.listed")

const isUnused = sql`${delegations.basis} = ${consent.word} and ${delegations.opensAt} <= now() - make_interval(months => ${unusedMonths}::int)
  and not exists (select from ${auditEvents} where ${auditEvents.patientId} = ${delegations.patientId}
    and ${auditEvents.actorAccountId} = ${delegations.caregiverAccountId} and ${auditEvents.outcome} = 'done'
    and ${isUse} and ${auditEvents.basis} = ${consent.word} and ${auditEvents.occurredAt} > now() - make_interval(months => ${unusedMonths}::int))`

const isUsed = sql`exists (select from ${auditEvents} where ${auditEvents.patientId} = ${delegations.patientId}
  and ${auditEvents.actorAccountId} = ${delegations.caregiverAccountId} and ${auditEvents.outcome} = 'done'
  and ${isUse} and ${eq(auditEvents.basis, consent.word)})`

/** A widening goes on from the access before it, so the same person is announced once. */
const isToldOfUse = sql`(${delegations.replacesId} is not null or exists (select from ${auditEvents}
  where ${auditEvents.patientId} = ${delegations.patientId} and ${auditEvents.task} = 'notices.send'
    and ${delegations.id} = any(${auditEvents.resourceIds})))`
