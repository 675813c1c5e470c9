import "server-only"
import { asc, eq, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { noticeSettings } from "@/drizzle/schema/notices"
import { holderDirectory } from "@/drizzle/schema/patients"
import { decideAccess } from "@/lib/access/policy"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { tellWeek } from "@/lib/notices/tell"
import { countComers } from "../weeks/queries"

/**
 * Job `letters.send`: once a week, on Monday by each person's own clock, that somebody came and how many people, and how many notices
 * wait; who it was stands in the journal. Where there is nothing to say, nothing is sent.
 */
export const sendWeeklyLetters = (worker: Database): Promise<number> => inSteps(worker, "letters.send", sendStep)

const { accountId, tellsWhoCame, letterAt, zone, quietFrom, quietUntil } = noticeSettings

async function sendStep(task: SystemTask): Promise<Step> {
  const due = await task.tx
    .select({
      ...{ accountId, tellsWhoCame, letterAt },
      quietEnd: sql<string | null>`relais.end_of_quiet(${zone}, ${quietFrom}, ${quietUntil})::text`,
      next: sql<string>`relais.next_letter(${zone}, ${quietFrom}, ${quietUntil})::text`,
      // The week that was over when the letter was due, in whichever zone that was.
      monday: sql<string>`date_trunc('week', (${letterAt} - interval '3 days') at time zone 'Europe/Paris')::date::text`,
    })
    .from(noticeSettings)
    .where(sql`${letterAt} is null or ${letterAt} <= now()`)
    .orderBy(sql`${asc(letterAt)} nulls first`, accountId)
    .limit(STEP_ROWS)
    .for("update", { skipLocked: true })
  for (const row of due) {
    const isPlanned = row.letterAt !== null && row.quietEnd === null
    if (isPlanned) await send(task, row)
    await plan(task, row.accountId, row.letterAt && row.quietEnd ? row.quietEnd : row.next)
  }
  return stepOf(due.length)
}

const plan = (task: SystemTask, account: string, at: string) =>
  task.tx
    .update(noticeSettings)
    .set({ letterAt: sql`${at}::timestamptz` })
    .where(eq(accountId, account))

type Due = { accountId: string; tellsWhoCame: boolean; monday: string }

async function send(task: SystemTask, row: Due): Promise<void> {
  const space = row.tellsWhoCame ? await ownSpaceOf(task, row.accountId) : null
  const came = space ? await comersTo(task, row, space) : 0
  await tellWeek(task.tx, row.accountId, { spaceId: space, came })
}

async function ownSpaceOf({ tx }: SystemTask, account: string): Promise<string | null> {
  const [held] = await tx
    .select({ patientId: holderDirectory.patientId })
    .from(holderDirectory)
    .where(eq(holderDirectory.accountId, account))
  return held?.patientId ?? null
}

/** How many people came, of those whom the person's own journal shows. */
async function comersTo({ tx }: SystemTask, { accountId: account, monday }: Due, patientId: string): Promise<number> {
  const bases = { holderAccountId: account, delegations: [], care: null }
  const decision = decideAccess({ actorAccountId: account, permissions: ["view:journal"], bases, now: new Date() })
  return decision.granted ? countComers(tx, { patientId, scope: decision.scope }, monday) : 0
}
