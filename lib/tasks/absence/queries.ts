import "server-only"
import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { taskAbsences } from "@/drizzle/schema/tasks"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import type { Absence } from "./rules"

type Viewing = PatientAccess<"view:tasks">

/** Who is away today with somebody's yes, and who that is; the last yes counts. */
export type Away = { patientId: string; accountId: string; standInAccountId: string; untilOn: string; since: Date }

const TODAY = sql`(now() at time zone 'Europe/Paris')::date`
const { id, patientId, accountId, absentName, standInAccountId, standInName, fromOn, untilOn, acceptedAt, endedAt } = taskAbsences
/** From when on: the first midnight, or the yes where it came later. */
const SINCE = sql<Date>`greatest(${acceptedAt}, ${fromOn}::timestamp at time zone 'Europe/Paris')`
const IS_OPEN = and(isNull(endedAt), gte(untilOn, TODAY))

/** Who is away today in each of these spaces. Nothing but the days and a yes: whether both may is asked of the policy. */
export async function listAway({ tx }: Pick<PatientAccess<never>, "tx">, patientIds: readonly string[]): Promise<Away[]> {
  const rows = await tx
    .select({ patientId, accountId, standInAccountId, untilOn, since: SINCE.mapWith(acceptedAt) })
    .from(taskAbsences)
    .where(and(isAnyOf(patientId, patientIds), IS_OPEN, lte(fromOn, TODAY), sql`${acceptedAt} is not null`))
    .orderBy(asc(acceptedAt), asc(id))
  return [...new Map(rows.map((row) => [`${row.patientId} ${row.accountId}`, row])).values()]
}

/** What was handed over and is not over, and what waits for a yes; of two who are both in the circle. */
export async function listAbsences(access: Viewing, circle: readonly { accountId: string }[]): Promise<Absence[]> {
  const { tx, scope } = access
  const members = circle.map((member) => member.accountId)
  const rows = await tx
    .select({
      ...{ id, accountId, absentName, standInAccountId, standInName, fromOn, untilOn, acceptedAt },
      isNow: sql<boolean>`${fromOn} <= ${TODAY}`,
    })
    .from(taskAbsences)
    .where(and(eq(patientId, access.patientId), IS_OPEN, isAnyOf(accountId, members), isAnyOf(standInAccountId, members)))
    .orderBy(asc(fromOn), asc(id))
  const viewer = scope.actorAccountId
  const mayAct = access.may("act:tasks") !== null
  return rows.map((row) => {
    const [isAbsent, isStandIn] = [row.accountId === viewer, row.standInAccountId === viewer]
    return {
      ...{ id: row.id, fromOn: row.fromOn, untilOn: row.untilOn, isNow: row.isNow },
      absent: { name: row.absentName, isYou: isAbsent },
      standIn: { name: row.standInName, isYou: isStandIn },
      state: row.acceptedAt ? "accepted" : "asked",
      may: { answer: mayAct && isStandIn && !row.acceptedAt, end: mayAct && (isAbsent || isStandIn || decides(scope)) },
    }
  })
}

/**
 * Whether somebody handed over days that touch these; taken under a lock, so that two requests at once are one after the other.
 */
export async function isAwayThen({ tx, ...access }: PatientAccess<never>, days: { fromOn: string; untilOn: string }) {
  const own = and(eq(patientId, access.patientId), eq(accountId, access.actor.accountId))
  const [row] = await tx
    .select({ id })
    .from(taskAbsences)
    .where(and(own, IS_OPEN, lte(fromOn, days.untilOn), gte(untilOn, days.fromOn)))
    .limit(1)
  return row !== undefined
}

/**
 * One that the actor has to do with: their own, one they were asked for, or for who decides each.
 * @throws NotFoundError for any other
 */
export async function requireAbsence({ tx, scope, actor, ...access }: PatientAccess<never>, absenceId: string, also?: SQL) {
  const theirs = decides(scope) ? undefined : or(eq(accountId, actor.accountId), eq(standInAccountId, actor.accountId))
  const [row] = await tx
    .select({ accountId, standInAccountId, acceptedAt, endedAt, isOver: sql<boolean>`${untilOn} < ${TODAY}` })
    .from(taskAbsences)
    .where(and(eq(patientId, access.patientId), eq(id, absenceId), theirs, also))
    .for("update")
  if (!row) throw new NotFoundError()
  return row
}
