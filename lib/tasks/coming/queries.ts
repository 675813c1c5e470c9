import "server-only"
import { and, asc, isNotNull, isNull, lte, not, or, type SQL, sql } from "drizzle-orm"
import { tasks } from "@/drizzle/schema/tasks"
import { listCircles } from "@/lib/access/circle"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceInEach } from "@/lib/access/own-lines"
import { listOpenSpaces, type OwnScope } from "@/lib/access/own-scopes"
import { withinSpaces } from "@/lib/access/within-spaces"
import { listAway } from "../absence/queries"
import { type Holding, holdingsOf, isStillTaken } from "../members/queries"
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
  const holdings = await listHoldings(own, spaces, isDue)
  const isOthers = isStillTaken(holdings.filter(({ holder }) => !holder.isYou))
  const isYours = isStillTaken(holdings.filter(({ holder }) => holder.isYou))
  const ranked = inEachSpace(own, and(isDue, or(isNull(tasks.takenByAccountId), not(isOthers))), isYours)
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

/** Who takes care of what: the circle is asked of those alone who took something. */
async function listHoldings(own: OwnAccess, spaces: readonly OwnScope[], isDue: SQL | undefined): Promise<Holding[]> {
  const { patientId, takenByAccountId } = tasks
  const takers = await own.tx
    .selectDistinct({ patientId, accountId: takenByAccountId })
    .from(tasks)
    .where(and(isDue, isNotNull(takenByAccountId)))
  const taken = spaces.filter((space) => takers.some((taker) => taker.patientId === space.patientId))
  if (taken.length === 0) return []
  const isTaker = (held: Holding) =>
    takers.some((taker) => taker.patientId === held.patientId && taker.accountId === held.takenByAccountId)
  const circles = await listCircles(own, taken, "act:tasks")
  const away = await listAway(own, [...circles.keys()])
  return [...circles].flatMap(([id, circle]) => holdingsOf(id, circle, away)).filter(isTaker)
}

function inEachSpace({ tx }: OwnAccess, where: SQL | undefined, isYours: SQL) {
  const { id, patientId, title, dueOn, dueHour } = tasks
  const order = sql`${dueOn}, ${dueHour} nulls last, ${id}`
  return tx
    .select({
      ...{ id, patientId, title, dueOn, dueHour },
      isLate: sql<boolean>`(${dueOn} < ${TODAY})`.as("is_late"),
      isYours: sql<boolean>`coalesce((${isYours}), false)`.as("is_yours"),
      nth: sql<number>`row_number() over (partition by ${patientId} order by ${order})`.as("nth"),
      inAll: sql<number>`(count(*) over (partition by ${patientId}))::int`.as("in_all"),
    })
    .from(tasks)
    .where(where)
    .as("ranked")
}
