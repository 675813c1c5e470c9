import "server-only"
import { and, asc, eq, isNotNull, isNull, lte, ne, not, or, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { listCircles } from "@/lib/access/circle"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceInEach } from "@/lib/access/own-lines"
import { listOpenSpaces, type OwnScope } from "@/lib/access/own-scopes"
import { withinSpaces } from "@/lib/access/within-spaces"
import { isStillTaken } from "../members/queries"
import { type ComingTask, MOST_COMING } from "../rules"

const TODAY = sql`(now() at time zone 'Europe/Paris')::date`

/**
 * What is to be done until a day in every space that is open to the actor, by themselves or by nobody yet, of what they may read
 * there now: of each person what is due first, and how much more there is. Whose tasks were shown reads it in their journal.
 */
export async function listComing(own: OwnAccess, until: string): Promise<ComingTask[]> {
  const spaces = await listOpenSpaces(own, "view:tasks")
  if (spaces.length === 0) return []
  const isDue = and(isNull(tasks.deletedAt), isNull(tasks.doneAt), lte(tasks.dueOn, until), withinSpaces(tasks, spaces))
  const ranked = inEachSpace(own, and(isDue, or(isNull(tasks.takenByAccountId), not(await isTakenByOthers(own, spaces, isDue)))))
  const rows = await own.tx
    .select()
    .from(ranked)
    .where(lte(ranked.nth, MOST_COMING))
    .orderBy(asc(ranked.dueOn), sql`${ranked.dueHour} nulls last`, asc(ranked.id))
  await traceInEach(own, spaces, { action: "task.listed", permission: "view:tasks" }, rows)
  return rows.map(({ id, patientId, title, dueOn, isLate, isYours, dueHour, inAll }) => ({
    ...{ id, patientId, title, dueOn, isLate, isYours },
    dueHour: dueHour?.slice(0, 5) ?? null,
    more: Math.max(0, inAll - MOST_COMING),
  }))
}

/** What somebody else took who may still do it; the circle is asked of those alone who took something. */
async function isTakenByOthers(own: OwnAccess, spaces: readonly OwnScope[], isDue: SQL | undefined): Promise<SQL> {
  const { patientId, takenByAccountId } = tasks
  const takers = await own.tx
    .selectDistinct({ patientId, accountId: takenByAccountId })
    .from(tasks)
    .where(and(isDue, isNotNull(takenByAccountId), ne(takenByAccountId, own.actor.accountId)))
  const taken = spaces.filter((space) => takers.some((taker) => taker.patientId === space.patientId))
  if (taken.length === 0) return sql`false`
  const circles = await listCircles(own, taken, "act:tasks")
  const held = [...circles].map(([space, members]) => {
    const holders = members.filter(({ accountId }) =>
      takers.some((taker) => taker.patientId === space && taker.accountId === accountId),
    )
    return and(eq(patientId, space), isStillTaken(holders))
  })
  return or(...held) ?? sql`false`
}

function inEachSpace({ tx, actor }: OwnAccess, where: SQL | undefined) {
  const { id, patientId, title, dueOn, dueHour, takenByAccountId } = tasks
  const order = sql`${dueOn}, ${dueHour} nulls last, ${id}`
  return tx
    .select({
      ...{ id, patientId, title, dueOn, dueHour },
      isLate: sql<boolean>`(${dueOn} < ${TODAY})`.as("is_late"),
      isYours: sql<boolean>`(${takenByAccountId} is not distinct from ${actor.accountId})`.as("is_yours"),
      nth: sql<number>`row_number() over (partition by ${patientId} order by ${order})`.as("nth"),
      inAll: sql<number>`(count(*) over (partition by ${patientId}))::int`.as("in_all"),
    })
    .from(tasks)
    .where(where)
    .as("ranked")
}
