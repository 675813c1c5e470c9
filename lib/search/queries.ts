import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { itemWords } from "@/drizzle/schema/items"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { wordsPlace } from "@/lib/documents/reading/rules"
import { encodeCursor } from "@/lib/platform/cursor"
import { decryptText } from "@/lib/platform/keys/keyring"
import { findPage } from "./finding/queries"
import { type Answer, type AskedWord, askedWords, type Found, judgeTyped, type Known, PAGE, snippetOf } from "./rules"
import type { SearchQuery } from "./schema"
import { codesOfWord } from "./sections/rules"

type Any = PatientAccess<never>

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
  const rows = await findPage(access, asked, older)
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
