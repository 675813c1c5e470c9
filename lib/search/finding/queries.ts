import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { itemWords } from "@/drizzle/schema/items"
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

/** What the index says: the words as it knows them, and where they are held, whether that may be seen or not. */
export type Held = {
  /** What each word is known by in a text; null for one that nothing is found by. */
  stems: (string | null)[]
  sections: string[]
  /** It stays the one word that Postgres wrote: it is read by nobody here, and goes back as it came. */
  ids: string
  /** After which moment more may hold them; null where these are all. */
  further: Cursor | null
}

type HeldRow = Pick<Held, "stems"> & { sections: string[] | null; ids: string | null; micros: string | null; id: string | null }

/** Asks the index for all that hold the words, or for the newest of them before a moment, so many or more. */
export async function askIndex(
  { tx, patientId }: Any,
  asked: readonly AskedWord[],
  older?: Cursor,
  most = PAGE + 1,
): Promise<Held> {
  const [row] = await tx.execute<HeldRow>(sql`
    select to_json(stems) as stems, to_json(sections) as sections, ids::text as ids,
      (extract(epoch from further_at) * 1000000)::bigint::text as micros, further_id as id
    from relais.words_held(${patientId}::uuid, ${JSON.stringify(asked)}::text::jsonb, ${FEW}::int, ${most}::int,
      ${older ? instantOf(older) : sql`'infinity'::timestamptz`}, ${older?.id ?? LAST_ID}::uuid)`)
  const { stems = [], sections, ids, micros, id } = row ?? {}
  return { stems, sections: sections ?? [], ids: ids ?? "{}", further: micros && id ? { micros, id } : null }
}

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"

type FoundLine = Found & { micros: string; ciphertext: Buffer | null }

/**
 * A page of what is found and one more, with the texts as they lie: of what holds the words that which may be seen. Where little of
 * the newest may, more and more of it is asked for.
 */
export async function findPage(access: Any, asked: readonly AskedWord[], held: Held, older?: Cursor): Promise<FoundLine[]> {
  const page = await findAmong(access, held, older)
  let { further } = held
  for (let most = PAGE + 1; further && page.length <= PAGE; ) {
    most *= 4
    const next = await askIndex(access, asked, further, most)
    page.push(...(await findAmong(access, next, further)))
    further = next.further
  }
  return page.slice(0, PAGE + 1)
}

async function findAmong(access: Any, { sections, ids }: Held, older?: Cursor): Promise<FoundLine[]> {
  const of = searchedSections(access.scope).filter((section) => sections.includes(section))
  if (of.length === 0) return []
  const found = newestOf(linesOf(access, of, { most: PAGE + 1, older, among: sql`${ids}::uuid[]` }), PAGE + 1)
  return access.tx
    .select({ ...COLUMNS, ciphertext: CIPHERTEXT })
    .from(withTexts(access, found))
    .orderBy(NEWEST_FIRST)
}

/** One item that may be seen, as a search would show it; null where there is none. */
export async function findItem(access: Any, section: ItemSection, id: string): Promise<Found | null> {
  const lines = linesOf(access, [section], { most: 1, among: sql`${sql.param([id])}::uuid[]` })
  const [line] = await access.tx.select(COLUMNS).from(sql`(${lines}) every`)
  if (!line) return null
  const { micros: _, ...found } = line
  return { ...found, snippet: null }
}

const COLUMNS = {
  section: sql<SearchedSection>`section`,
  id: sql<string>`id`,
  at: sql`at`.mapWith(documents.depositedAt),
  micros: sql<string>`(extract(epoch from at) * 1000000)::bigint::text`,
  says: sql<Found["says"]>`says`,
  snippet: sql<null>`null`,
}
const CIPHERTEXT = sql<Buffer | null>`ciphertext`
const NEWEST_FIRST = sql`at desc, id desc`

const newestOf = (lines: SQL, most: number) => sql`select * from (${lines}) lines order by ${NEWEST_FIRST} limit ${most}::int`

/** Lines, called `every`, each with the text of its document as it lies, where it has one. */
const withTexts = ({ patientId }: Any, lines: SQL) => sql`(select page.*, w.ciphertext from (${lines}) page
  left join ${itemWords} w on w.patient_id = ${patientId} and w.section = page.section and w.item_id = page.id) every`

/** What may be seen in these sections, of all of it or of some, so many of each; nothing where none may be viewed. */
function linesOf(access: Any, of: readonly SearchedSection[], wanted: Wanted): SQL {
  const [first = linesOfOne(access, "documents", wanted), ...others] = of.map((section) => linesOfOne(access, section, wanted))
  return others.reduce<SQL>((all, one) => sql`${all} union all (${one})`, sql`(${first})`)
}

type Wanted = { most: number; older?: Cursor; among?: SQL }

/** What its own list has: everything inside the scope that nobody deleted or removed. */
function listed(section: SearchedSection, scope: Scope): SQL | undefined {
  if (section === "emergency_contacts") return isNull(SEARCHED_CONTACTS.table.removedAt)
  const { table, leaves } = SEARCHED[section]
  return and(isNull(table.deletedAt), itemsWithin(table, scope), leaves?.(scope))
}

/** The lines of one section. */
function linesOfOne({ patientId, scope }: Any, section: SearchedSection, { most, older, among }: Wanted): SQL {
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
  return sql`(${at}, ${id}) < (${instantOf(cursor)}, ${cursor.id}::uuid)`
}

const instantOf = ({ micros }: Cursor) => sql`timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond'`
