import "server-only"
import { and, count, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { measures } from "@/drizzle/schema/measures"
import { type ItemTable, itemsWithin } from "@/lib/access/items-within"
import { isUnread } from "@/lib/access/kept-of-items"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceListed } from "@/lib/access/own-lines"
import { listOwnScopes, type OwnScope, ownSpace } from "@/lib/access/own-scopes"
import { type News, NO_NEWS } from "../rules"

/** How many people came with an invitation to the actor's own space and wait for an answer there; nobody's name. */
export async function countAnswersDue({ tx, ownPatientId }: OwnAccess): Promise<number> {
  if (ownPatientId === null) return 0
  const [row] = await tx
    .select({ number: count() })
    .from(delegations)
    .where(and(eq(delegations.patientId, ownPatientId), eq(delegations.status, "accepted")))
  return row?.number ?? 0
}

/** What is new for the actor in each space where they help, of what they may read there now; a space without news is left out. */
export async function countNews(own: OwnAccess): Promise<Record<string, News>> {
  const open = await listOwnScopes(own)
  if (open.length === 0) return {}
  await traceListed(
    own,
    open.map(({ patientId, scope }) => ({ patientId, basis: scope.basis, delegationId: scope.delegationId })),
  )
  return countIn(own, open)
}

/** What waits for the actor in their own space: people for an answer, and what is new; nobody's name. */
export async function countOwn(own: OwnAccess): Promise<{ answers: number; news: News }> {
  const space = ownSpace(own)
  if (!space) return { answers: 0, news: NO_NEWS }
  const news = await countIn(own, [space])
  return { answers: await countAnswersDue(own), news: news[space.patientId] ?? NO_NEWS }
}

async function countIn(own: OwnAccess, spaces: OwnScope[]): Promise<Record<string, News>> {
  const newDocuments = await countBySpace(own, documents, spaces.map(unreadDocuments))
  const newMeasures = await countBySpace(own, measures, spaces.map(measuresSinceVisit))
  const news: Record<string, News> = {}
  for (const [id, number] of newDocuments) news[id] = { ...NO_NEWS, documents: number }
  for (const [id, number] of newMeasures) news[id] = { ...(news[id] ?? NO_NEWS), measures: number }
  return news
}

async function countBySpace({ tx }: OwnAccess, table: ItemTable, inSpaces: SQL[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ patientId: sql<string>`${table.patientId}`, number: count() })
    .from(table)
    .where(and(isNull(table.deletedAt), or(...inSpaces)))
    .groupBy(table.patientId)
  return new Map(rows.map(({ patientId, number }) => [patientId, number]))
}

const unreadDocuments = (space: OwnScope) => sql`(${within(documents, space)} and ${isUnread(documents, space)})`

/** Nothing before a first visit: since when it would be new, nobody said. */
const measuresSinceVisit = (space: OwnScope) => sql`(${within(measures, space)}
  and ${measures.authorAccountId} is distinct from ${space.scope.actorAccountId}
  and ${measures.enteredAt} > (select visit.visited_at from space_visits visit
    where visit.patient_id = ${space.patientId} and visit.account_id = ${space.scope.actorAccountId}))`

const within = (table: ItemTable, { patientId, scope }: OwnScope) =>
  and(eq(table.patientId, patientId), itemsWithin(table, scope))
