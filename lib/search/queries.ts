import "server-only"
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { itemWords } from "@/drizzle/schema/items"
import { itemsWithin } from "@/lib/access/items-within"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection } from "@/lib/access/sections"
import { wordsPlace } from "@/lib/documents/reading/rules"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import { decryptText } from "@/lib/platform/keys/keyring"
import { type Answer, type AskedWord, askedWords, type Found, judgeTyped, type Known, searchedSections, snippetOf } from "./rules"
import type { SearchQuery } from "./schema"
import { codesOfWord, SEARCHED } from "./sections/rules"

type Any = PatientAccess<never>
const PAGE = 20

/**
 * What answers all the words that were typed, of everything that may be read, the newest twenty first or those after a cursor.
 * The journal tells that somebody looked and what was shown, never the words.
 */
export async function searchSpace(access: Any, { q, older }: SearchQuery): Promise<Answer> {
  const refused = judgeTyped(q)
  if (refused || !q) {
    access.trace({ action: "space.viewed" })
    return { kind: refused ?? "nothing_asked" }
  }
  const asked = askedWords(q, codesOfWord)
  const known = await knowWords(access, asked)
  if (known.every(({ stem, codes }) => stem === null && codes.length === 0)) {
    access.trace({ action: "space.searched" })
    return { kind: "few" }
  }
  const rows = await searchStatement(access, asked, older)
  const shown = rows.slice(0, PAGE)
  access.trace({ action: "space.searched", resourceIds: shown.map(({ id }) => id) })
  const last = shown.at(-1)
  return {
    kind: "found",
    found: await withSnippets(
      access,
      shown.map(({ micros: _, ...one }) => ({ ...one, snippet: null })),
      known,
    ),
    older: last && rows.length > PAGE ? encodeCursor(last) : null,
    isFurther: older !== undefined,
  }
}

/** Everything that is asked for in the sections that may be viewed, in one statement; nothing where none may be. */
function searchStatement(access: Any, asked: readonly AskedWord[], older?: Cursor) {
  const sections = searchedSections(access.scope).map((section) => foundIn(access, section, asked, older))
  const [first = foundIn(access, "documents", asked, older), ...others] = sections
  const every = others.reduce<SQL>((all, one) => sql`${all} union all (${one})`, sql`(${first})`)
  return access.tx
    .select({
      section: sql<ItemSection>`section`,
      id: sql<string>`id`,
      at: sql`at`.mapWith(documents.depositedAt),
      micros: sql<string>`(extract(epoch from at) * 1000000)::bigint::text`,
      says: sql<Found["says"]>`says`,
    })
    .from(sql`(${every}) every`)
    .orderBy(sql`at desc, id desc`)
    .limit(PAGE + 1)
}

/** What a section holds of what is asked for: everything inside the scope that nobody deleted, as its own list has it. */
function foundIn({ patientId, scope }: Any, section: ItemSection, asked: readonly AskedWord[], older?: Cursor): SQL {
  const { table, at, says } = SEARCHED[section]
  const shown = Object.entries(says).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`)
  const found = sql`relais.items_found(${patientId}::uuid, ${JSON.stringify(asked)}::text::jsonb)`
  const where = and(
    eq(table.patientId, patientId),
    isNull(table.deletedAt),
    itemsWithin(table, scope),
    sql`${table.id} in (select item_id from ${found} where section = ${sql.raw(`'${section}'`)})`,
    beyond(at, table.id, older),
  )
  return sql`select ${sql.raw(`'${section}'`)} as section, ${table.id} as id, ${at} as at, jsonb_build_object(${sql.join(shown, sql`, `)}) as says
    from ${table} where ${where} order by ${at} desc, ${table.id} desc limit ${sql.raw(String(PAGE + 1))}`
}

function beyond(at: AnyPgColumn, id: AnyPgColumn, cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${at}, ${id}) < (${instant}, ${cursor.id}::uuid)`
}

/** The words with what they are known by in a text. */
async function knowWords({ tx }: Any, asked: readonly AskedWord[]): Promise<Known[]> {
  const words = sql.param(asked.map(({ word }) => word))
  const [row] = await tx.execute<{ stems: (string | null)[] }>(sql`select to_json(relais.stems_of(${words}::text[])) as stems`)
  return asked.map((one, at) => ({ ...one, stem: row?.stems[at] ?? null }))
}

/** What was found with the text round the word: opened with the patient's key for these few, and for nothing that is not shown. */
async function withSnippets(access: Any, found: Found[], known: readonly Known[]): Promise<Found[]> {
  const ids = found.flatMap(({ section, id }) => (section === "documents" ? [id] : []))
  if (ids.length === 0) return found
  const rows = await access.tx
    .select({ id: itemWords.itemId, ciphertext: itemWords.ciphertext })
    .from(itemWords)
    .where(and(eq(itemWords.patientId, access.patientId), eq(itemWords.section, "documents"), inArray(itemWords.itemId, ids)))
  const sealed = rows.flatMap(({ id, ciphertext }) => (ciphertext ? [{ id, ciphertext }] : []))
  if (sealed.length === 0) return found
  const key = await openPatientKey(access)
  const texts = new Map(sealed.map(({ id, ciphertext }) => [id, decryptText(key, ciphertext, wordsPlace(id))]))
  return found.map((one) => {
    const text = texts.get(one.id)
    return text ? { ...one, snippet: snippetOf(text, known) } : one
  })
}
