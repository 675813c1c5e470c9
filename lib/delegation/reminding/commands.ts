import "server-only"
import { and, eq, ne, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { Database } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import { consent } from "@/lib/access/bases/consent"
import { openDelegation } from "@/lib/access/bases/delegated"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import type { Trace } from "@/lib/audit/append"
import { tellAccount, tellPatient } from "@/lib/notices/tell"
import { type RuleCode, ruleValue } from "@/lib/reference/dated-rules"
import { settle } from "../settling/commands"

/** Job `delegations.settle`: notes what the clock decided. The period held already; this only records and tells. */
export async function settleDueDelegations(worker: Database): Promise<number> {
  let settled = 0
  for (const due of DUE) settled += await inSteps(worker, "delegations.settle", (task) => settleStep(task, due))
  return settled
}

async function settleStep(task: SystemTask, { when, first }: (typeof DUE)[number]): Promise<Step> {
  const { patientId } = delegations
  const due = await task.tx.select({ patientId }).from(delegations).where(when).orderBy(first).limit(STEP_ROWS)
  for (const patientId of new Set(due.map((row) => row.patientId))) {
    const lines: Trace[] = []
    await settle(task.tx, patientId, (line) => lines.push(line))
    await task.trace(patientId, lines)
  }
  return stepOf(due.length)
}

/** Job `delegations.remind`: both are told thirty and seven days before an end; the patient is asked about an access that nobody uses. */
export async function remindOfDelegations(worker: Database): Promise<number> {
  const last = await inSteps(worker, "delegations.remind", remindLast)
  const first = await inSteps(worker, "delegations.remind", remindFirst)
  let since: Date | null = null
  const asked = await inSteps(worker, "delegations.remind", async (task) => {
    const step = await askAboutUnused(task, since)
    since = step.last
    return step
  })
  return last + first + asked
}

/** Who is reminded of the last days is not reminded of the last month as well. */
const remindLast = (task: SystemTask) =>
  remindOfEnd(task, sql`${delegations.remindedSevenAt} is null and ${endsWithin("last_reminder_before_end")}`, {
    remindedSevenAt: sql`now()`,
    remindedThirtyAt: sql`coalesce(${delegations.remindedThirtyAt}, now())`,
  })

const remindFirst = (task: SystemTask) =>
  remindOfEnd(task, sql`${delegations.remindedThirtyAt} is null and ${endsWithin("first_reminder_before_end")}`, {
    remindedThirtyAt: sql`now()`,
  })

async function remindOfEnd(task: SystemTask, when: SQL, marks: Marks): Promise<Step> {
  const rows = await marked(task, { when, first: delegations.endsAt, marks })
  for (const row of rows) {
    const { patientId, id: subjectId } = row
    await tellAccount(task.tx, row.caregiverAccountId, "ending_soon", { subject: "ending_own", subjectId, patientId })
    await tellPatient(task.tx, patientId, "ending_soon", aboutHelper(row, "ending"))
    await traceReminder(task, "delegation.reminded", row)
  }
  return stepOf(rows.length)
}

/** Those that are in use stay as they are: the next step goes on from the last opening of this one. */
async function askAboutUnused(task: SystemTask, since: Date | null): Promise<Step & { last: Date | null }> {
  const from = since ? sql`and ${delegations.opensAt} >= ${since.toISOString()}::timestamptz` : sql``
  const when = sql`${delegations.unusedAskedAt} is null and ${isUnused} ${from}`
  const rows = await marked(task, { when, first: delegations.opensAt, marks: { unusedAskedAt: sql`now()` } })
  for (const row of rows) {
    await tellPatient(task.tx, row.patientId, "unused", aboutHelper(row, "unused"))
    await traceReminder(task, "delegation.unused_asked", row)
  }
  const opened = rows.map(({ opensAt }) => Number(opensAt))
  return { ...stepOf(rows.length), last: rows.length > 0 ? new Date(Math.max(...opened)) : since }
}

/** Job `notices.send`: the patient is told once, soon after, that a caregiver came in for the first time. */
export async function tellFirstUses(worker: Database): Promise<number> {
  return inSteps(worker, "notices.send", async (task) => {
    const rows = await marked(task, { when: isFirstUse, first: delegations.patientId, marks: { firstUseToldAt: sql`now()` } })
    for (const row of rows.filter(({ wasTold }) => !wasTold)) {
      await tellPatient(task.tx, row.patientId, "first_use", aboutHelper(row, "first_use"))
      await traceReminder(task, "delegation.first_use_told", row)
    }
    return stepOf(rows.length)
  })
}

type Reminder = { patientId: string; id: string; caregiverAccountId: string | null; caregiverName: string }

const aboutHelper = ({ id, caregiverName }: Reminder, subject: "ending" | "unused" | "first_use") => {
  return { subject, subjectId: id, name: caregiverName }
}

type Marks = Partial<Record<"remindedThirtyAt" | "remindedSevenAt" | "unusedAskedAt" | "firstUseToldAt", SQL>>
type Marking = { when: SQL; first: AnyPgColumn; marks: Marks }

/** Marks the next open accesses in one statement, so that two workers never tell twice. */
async function marked({ tx }: SystemTask, { when, first, marks }: Marking) {
  const { patientId, id, caregiverAccountId, caregiverName, opensAt } = delegations
  const next = tx
    .select({ patientId, id })
    .from(delegations)
    .where(and(isOpen, when))
    .orderBy(first, id)
    .limit(STEP_ROWS)
    .for("update", { skipLocked: true })
  return tx
    .update(delegations)
    .set(marks)
    .where(sql`(${patientId}, ${id}) in ${next}`)
    .returning({ patientId, id, caregiverAccountId, caregiverName, opensAt, wasTold })
}

type Told = "delegation.reminded" | "delegation.first_use_told" | "delegation.unused_asked"

async function traceReminder(task: SystemTask, action: Told, row: Reminder): Promise<void> {
  await task.trace(row.patientId, [{ action, resourceIds: [row.id] }])
}

const isOpen = sql.raw(openDelegation("delegations"))

const invitationDays = ruleValue("invitation_lives").value

/** What the clock decides, each as an index of its own finds it: an end, an opening, an invitation that nobody answered. */
const DUE = [
  {
    when: sql`${delegations.status} in ('waiting', 'active', 'suspended') and ${delegations.closesAt} <= now()`,
    first: delegations.closesAt,
  },
  { when: sql`${delegations.status} = 'waiting' and ${delegations.opensAt} <= now()`, first: delegations.opensAt },
  {
    when: sql`${delegations.status} = 'proposed' and exists (select from ${invitations}
      where ${invitations.patientId} = ${delegations.patientId} and ${invitations.delegationId} = ${delegations.id}
        and greatest(${invitations.expiresAt}, ${invitations.createdAt} + make_interval(days => ${invitationDays}::int)) <= now())`,
    first: delegations.patientId,
  },
]

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
const isFirstUse = sql`${delegations.firstUseToldAt} is null and ${delegations.replacesId} is null
  and ${sql.raw(`delegations.basis = '${consent.word}'`)} and ${isUsed}`

/** Whether the patient was told before that was kept beside the access. */
const wasTold = sql<boolean>`exists (select from audit_events e where e.patient_id = delegations.patient_id
  and e.task = 'notices.send' and delegations.id = any(e.resource_ids))`
