import "server-only"
import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { itemTable, sinceOf } from "@/lib/access/item-tables"
import { isUnread } from "@/lib/access/kept-of-items"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceListed } from "@/lib/access/own-lines"
import { listOwnScopes, type OwnScope, ownSpace } from "@/lib/access/own-scopes"
import type { ItemSection } from "@/lib/access/sections"
import { withinSpaces } from "@/lib/access/within-spaces"
import { NEWS_SECTIONS } from "@/lib/space/news/rules"
import { type News, NO_NEWS } from "../rules"

/** How many people came with an invitation to the actor's own space and wait for an answer there; nobody's name. */
export async function countAnswersDue({ tx, ownPatientId, ownIsShut }: OwnAccess): Promise<number> {
  if (ownPatientId === null || ownIsShut) return 0
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
  const [newDocuments, noted] = await Promise.all([countUnread(own, spaces), countNoted(own, spaces)])
  const news: Record<string, News> = {}
  for (const [id, number] of newDocuments) news[id] = { ...NO_NEWS, documents: number }
  for (const { patient_id: id, section, number } of noted) {
    const before = news[id] ?? NO_NEWS
    news[id] = section === "measures" ? { ...before, measures: number } : { ...before, others: before.others + number }
  }
  return news
}

async function countUnread({ tx, actor }: OwnAccess, spaces: OwnScope[]): Promise<Map<string, number>> {
  const { patientId, deletedAt } = documents
  const unread = isUnread(documents, { patientId: sql`${documents}.patient_id`, scope: { actorAccountId: actor.accountId } })
  const rows = await tx
    .select({ patientId, number: count() })
    .from(documents)
    .where(and(isNull(deletedAt), withinSpaces(documents, spaces), unread))
    .groupBy(patientId)
  return new Map(rows.map((row) => [row.patientId, row.number]))
}

/** What others noted in every section but the documents, in one statement about those that the actor may view somewhere. */
async function countNoted({ tx, actor }: OwnAccess, open: OwnScope[]) {
  const counts = NEWS_SECTIONS.flatMap((section) => {
    const table = itemTable(section)
    const viewed = open.filter(({ scope }) => scope.permissions.includes(`view:${section}`))
    if (section === "documents" || viewed.length === 0) return []
    return [
      sql`(select ${table.patientId} as patient_id, ${section}::text as section, count(*)::int as number from ${table}
      where ${isNull(table.deletedAt)} and ${table}.state <> 'entered_in_error' and ${notedSinceVisit(section, viewed, actor.accountId)} group by ${table.patientId})`,
    ]
  })
  if (counts.length === 0) return []
  return tx.execute<{ patient_id: string; section: ItemSection; number: number }>(sql.join(counts, sql` union all `))
}

/** Nothing before a first visit: since when it would be new, nobody said. */
function notedSinceVisit(section: ItemSection, spaces: OwnScope[], accountId: string): SQL {
  const table = itemTable(section)
  return sql`(${withinSpaces(table, spaces)} and ${table.authorAccountId} is distinct from ${accountId}
    and ${sinceOf(section)} > (select visit.visited_at from space_visits visit
      where visit.patient_id = ${table.patientId} and visit.account_id = ${accountId}))`
}
