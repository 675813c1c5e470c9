import "server-only"
import { and, countDistinct, eq, gte, inArray, isNotNull, isNull, lt, ne, notInArray, or, type SQL, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { delegations } from "@/drizzle/schema/delegations"
import { linesWithin } from "@/lib/access/lines-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { actorOf, readPeople } from "../actors/queries"
import { BY_CALENDAR } from "../rules"
import { READS } from "../visits/rules"
import { daysAfter, type WeekAct, type WeekOfOne, weekOfEach } from "./rules"

type Reading = PatientAccess<"view:journal">
/** Whose journal, as whom it is shown to. */
type Shown = Pick<Reading, "patientId" | "scope">

/** A week from Monday to Sunday, in Paris; `next` is null for the one that runs. */
export type Week = { monday: string; sunday: string; previous: string | null; next: string | null; people: WeekOfOne[] }

/** What opens no space: a calendar that reads by itself, and a name among those whom somebody helps. */
const NO_VISIT: AuditAction[] = [BY_CALENDAR, "space.listed"]

/**
 * What each person did in the space in one week, the one that a day lies in or the one that runs: on which days they came, how much
 * they read, what they changed; and who might have come and did not. Of a line that the journal does not show, nothing is counted.
 */
export async function getWeek(access: Reading, asked?: string): Promise<Week> {
  const { tx } = access
  const [found] = await tx.execute<{ monday: string; current: string }>(sql`
    select date_trunc('week', least(coalesce(${asked ?? null}::date, today), today))::date::text as monday,
      date_trunc('week', today)::date::text as current
    from (select (now() at time zone 'Europe/Paris')::date as today) clock`)
  const { monday = "", current = "" } = found ?? {}
  const acts = await listActs(access, monday)
  const idle = await listHelpers(access, monday)
  const ids = [...new Set([...acts.map(({ actorId }) => actorId), ...idle])]
  const people = await readPeople(
    access,
    ids.map((actorId) => ({ actorId })),
  )
  const professions = new Map(acts.map(({ actorId, professionCode }) => [actorId, professionCode]))
  const who = (actorId: string) =>
    actorOf(access, { actorId, professionCode: professions.get(actorId) ?? null, place: null }, people)
  const came = weekOfEach(acts, who)
  const stayedAway = idle.filter((accountId) => !came.some((one) => one.accountId === accountId))
  const nothing = { days: [], documents: 0, changes: [] }
  const [earlier] = await tx
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(and(ofOthers(access), lt(auditEvents.occurredAt, midnight(monday))))
    .limit(1)
  return {
    monday,
    sunday: daysAfter(monday, 6),
    previous: earlier ? daysAfter(monday, -7) : null,
    next: monday < current ? daysAfter(monday, 7) : null,
    people: [...came, ...stayedAway.map((accountId) => ({ accountId, actor: who(accountId), ...nothing }))],
  }
}

const midnight = (day: string): SQL => sql`(${day}::date::timestamp at time zone 'Europe/Paris')`

/** Lines of other people who came in; no refusal, no preview, and none of the portal's own jobs. */
function ofOthers({ patientId, scope }: Shown): SQL | undefined {
  const { actorAccountId, outcome, preview, action } = auditEvents
  const isSomebodyElse = and(isNotNull(actorAccountId), ne(actorAccountId, scope.actorAccountId))
  const isVisit = and(eq(outcome, "done"), eq(preview, false), notInArray(action, NO_VISIT))
  return and(linesWithin(patientId, scope), isSomebodyElse, isVisit)
}

const inWeekOf = (monday: string) =>
  and(gte(auditEvents.occurredAt, midnight(monday)), lt(auditEvents.occurredAt, midnight(daysAfter(monday, 7))))

/** How many people came in one week, as the journal tells it: for a job that says no more. */
export async function countComers(tx: Transaction, shown: Shown, monday: string): Promise<number> {
  const [found] = await tx
    .select({ people: countDistinct(auditEvents.actorAccountId) })
    .from(auditEvents)
    .where(and(ofOthers(shown), inWeekOf(monday)))
  return found?.people ?? 0
}

type Act = WeekAct & { professionCode: string | null }

function listActs(access: Reading, monday: string): Promise<Act[]> {
  const { actorAccountId, action, occurredAt, resourceIds, professionCode } = auditEvents
  const day = sql<string>`to_char(${occurredAt} at time zone 'Europe/Paris', 'YYYY-MM-DD')`
  // Only of what was read does it matter which it was, to count each document once.
  const resources = sql<string[]>`case when ${inArray(action, READS)} then ${resourceIds} else '{}' end`
  const columns = {
    actorId: sql<string>`${actorAccountId}`,
    day,
    action: sql<AuditAction>`${action}`,
    resources: resources.mapWith(resourceIds),
    professionCode: sql<string | null>`max(${professionCode})`,
    times: sql<number>`count(*)::int`,
  }
  return access.tx
    .select(columns)
    .from(auditEvents)
    .where(and(ofOthers(access), inWeekOf(monday)))
    .groupBy(sql`1, 2, 3, 4`)
    .orderBy(sql`1, 2, 3`)
}

/** The accounts of those whose access was open at some moment of the week, the first given first. */
async function listHelpers({ tx, patientId, scope }: Reading, monday: string): Promise<string[]> {
  const { caregiverAccountId: account, opensAt, closesAt, endedAt } = delegations
  const after = (instant: typeof closesAt | typeof endedAt) => or(isNull(instant), gte(instant, midnight(monday)))
  const wasOpen = and(lt(opensAt, midnight(daysAfter(monday, 7))), lt(opensAt, sql`now()`), after(closesAt), after(endedAt))
  const rows = await tx
    .select({ accountId: sql<string>`${account}` })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), isNotNull(account), ne(account, scope.actorAccountId), wasOpen))
    .groupBy(account)
    .orderBy(sql`min(${opensAt})`)
  return rows.map(({ accountId }) => accountId)
}
