import "server-only"
import { readWrappedKey, unwrapPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { wordsPlace } from "@/lib/documents/reading/rules"
import { encodeCursor } from "@/lib/platform/cursor"
import { decryptText } from "@/lib/platform/keys/keyring"
import { askIndex, findPage } from "./finding/queries"
import { type Answer, askedWords, type Found, judgeTyped, type Known, PAGE, snippetOf } from "./rules"
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
  const held = await askIndex(access, asked, older)
  const known = asked.map((one, at) => ({ ...one, stem: held.stems[at] ?? null }))
  if (known.every(({ stem, codes }) => stem === null && codes.length === 0)) {
    access.trace({ action: "space.searched" })
    return { kind: "few" }
  }
  // Sent together, answered in order.
  const [rows, wrapped] = await Promise.all([findPage(access, asked, held, older), readWrappedKey(access)])
  const shown = rows.slice(0, PAGE)
  access.trace({ action: "space.searched", resourceIds: shown.map(({ id }) => id) })
  const last = shown.at(-1)
  return {
    kind: "found",
    found: withSnippets(shown, known, () => unwrapPatientKey(access, wrapped)),
    older: last && rows.length > PAGE ? encodeCursor(last) : null,
    isFurther: older !== undefined,
  }
}

type Line = Awaited<ReturnType<typeof findPage>>[number]

/** What is shown, with the text round the word: opened with the patient's key for these few, and for nothing that is not shown. */
function withSnippets(shown: readonly Line[], known: readonly Known[], openKey: () => Buffer): Found[] {
  const key = shown.some(({ ciphertext }) => ciphertext) ? openKey() : null
  return shown.map(({ micros: _, ciphertext, ...one }) => {
    if (!key || !ciphertext) return one
    return { ...one, snippet: snippetOf(decryptText(key, ciphertext, wordsPlace(one.id)), known) }
  })
}
