import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import type { ItemSection } from "@/lib/access/sections"
import type { Cursor } from "@/lib/platform/cursor"
import { type AskedWord, type Found, PAGE, type SearchedSection, searchedSections } from "../rules"
import { SEARCHED, SEARCHED_CONTACTS } from "../sections/rules"

type Any = PatientAccess<never>

/** So many that hold the words are gathered by the index; of more, the newest are looked at one after another. */
const FEW = 500
/** So many of the newest are looked at together: enough for a page where one in seven holds the words. */
const BATCH = 150

type Line = Awaited<ReturnType<typeof listVisible>>[number]

/** A page of what is found and one more: by the index where few hold the words, else along the list itself, which soon has a page of them. */
export async function findPage(access: Any, asked: readonly AskedWord[], older?: Cursor): Promise<Line[]> {
  const few = await holding(access, asked, FEW + 1)
  if (few.length > FEW) return findAlongList(access, asked, older)
  const of = searchedSections(access.scope).filter((section) => few.some((one) => one.section === section))
  return of.length === 0 ? [] : listVisible(access, PAGE + 1, older, idsOf(few), of)
}

async function findAlongList(access: Any, asked: readonly AskedWord[], older?: Cursor): Promise<Line[]> {
  const page: Line[] = []
  for (let from = older; page.length <= PAGE; ) {
    const lines = await listVisible(access, BATCH, from)
    const found = new Set(lines.length > 0 ? idsOf(await holding(access, asked, BATCH, idsOf(lines))) : [])
    page.push(...lines.filter(({ id }) => found.has(id)))
    from = lines.at(-1)
    if (lines.length < BATCH) break
  }
  return page.slice(0, PAGE + 1)
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id)

/** One item that may be seen, as a search would show it; null where there is none. */
export async function findItem(access: Any, section: ItemSection, id: string): Promise<Found | null> {
  const [line] = await listVisible(access, 1, undefined, [id], [section])
  if (!line) return null
  const { micros: _, ...found } = line
  return { ...found, snippet: null }
}

/** Which items hold the words, of all or of these; whether they may be seen is not said here. */
async function holding({ tx, patientId }: Any, asked: readonly AskedWord[], most: number, among?: string[]) {
  const ids = among ? sql`${sql.param(among)}::uuid[]` : sql`null`
  return tx.execute<{ section: string; id: string }>(
    sql`select section, item_id as id from relais.items_found(${patientId}::uuid, ${JSON.stringify(asked)}::text::jsonb, ${most}::int, ${ids})`,
  )
}

/** What may be seen in all sections that may be viewed, the newest first: all of it, or of these; nothing where none may be viewed. */
function listVisible(
  access: Any,
  most: number,
  older?: Cursor,
  among?: string[],
  of: readonly SearchedSection[] = searchedSections(access.scope),
) {
  const ids = among && sql`${sql.param(among)}::uuid[]`
  const sections = of.map((section) => linesOf(access, section, most, older, ids))
  const [first = linesOf(access, "documents", most, older, ids), ...others] = sections
  const every = others.reduce<SQL>((all, one) => sql`${all} union all (${one})`, sql`(${first})`)
  return access.tx
    .select({
      section: sql<SearchedSection>`section`,
      id: sql<string>`id`,
      at: sql`at`.mapWith(documents.depositedAt),
      micros: sql<string>`(extract(epoch from at) * 1000000)::bigint::text`,
      says: sql<Found["says"]>`says`,
    })
    .from(sql`(${every}) every`)
    .orderBy(sql`at desc, id desc`)
    .limit(most)
}

/** What its own list has: everything inside the scope that nobody deleted or removed. */
function listed(section: SearchedSection, scope: Scope): SQL | undefined {
  if (section === "emergency_contacts") return isNull(SEARCHED_CONTACTS.table.removedAt)
  const { table, leaves } = SEARCHED[section]
  return and(isNull(table.deletedAt), itemsWithin(table, scope), leaves?.(scope))
}

/** The lines of a section. */
function linesOf({ patientId, scope }: Any, section: SearchedSection, most: number, older?: Cursor, among?: SQL): SQL {
  const { table, at, says } = section === "emergency_contacts" ? SEARCHED_CONTACTS : SEARCHED[section]
  const shown = Object.entries(says).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`)
  const where = and(
    eq(table.patientId, patientId),
    listed(section, scope),
    among && sql`${table.id} = any (${among})`,
    beyond(at, table.id, older),
  )
  return sql`select ${sql.raw(`'${section}'`)} as section, ${table.id} as id, ${at} as at, jsonb_build_object(${sql.join(shown, sql`, `)}) as says
    from ${table} where ${where} order by ${at} desc, ${table.id} desc limit ${sql.raw(String(most))}`
}

function beyond(at: AnyPgColumn, id: AnyPgColumn, cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${at}, ${id}) < (${instant}, ${cursor.id}::uuid)`
}
