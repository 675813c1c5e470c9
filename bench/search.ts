import { demoEnvironment } from "@/bin/stack/environment"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { wordsPlace } from "@/lib/documents/reading/rules"
import { configuration } from "@/lib/platform/configuration"
import { encryptText, keyring, newKey } from "@/lib/platform/keys/keyring"
import { searchSpace } from "@/lib/search/queries"
import { actorOf, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, benchFolder, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, quantile, ratio, timed } from "./rounds"

type Size = { documents: number; inSpace: number; rounds: number; lists: number }

const WORDS_OF_A_TEXT = 150
const VOCABULARY = 5_000
const BATCH = 500
const SYLLABLES = ["ba", "co", "di", "fu", "ga", "le", "mi", "no", "pu", "ra"]

/** A word of its own for each number, the small numbers being words that many texts hold. */
const wordOf = (number: number) => [...String(number).padStart(4, "0")].map((digit) => SYLLABLES[Number(digit)]).join("")

/** One that stands in every text, one in some, a rare one, several, the beginning of one, and what people call a type. */
const ASKED = [wordOf(0), wordOf(40), wordOf(4_321), `${wordOf(1)} ${wordOf(90)}`, wordOf(777).slice(0, 7), "prise de sang"]

/** One space of many documents with their texts: words looked for, beside the list of the same documents. */
export async function measureSearch(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_search")
  try {
    const { longRecord } = await makeCrowd(database, { documents: size.documents, longRecord: size.inSpace })
    knowKeys(cluster, database)
    return await asPortal(database.portalUrl, async () => {
      await writeTexts(database, longRecord)
      const actor = actorOf(longRecord)
      const { list, search } = await inTurn(
        {
          list: () => slowest(size.lists, () => listOnce(actor, longRecord)),
          search: () => slowest(size.lists, (turn) => searchOnce(actor, longRecord, ASKED[turn % ASKED.length] as string)),
        },
        size.rounds,
      )
      const what = `search p95 ÷ the list's, ${size.inSpace.toLocaleString("en")} documents in one space`
      const detail = `${median(search).toFixed(1)} ms over ${median(list).toFixed(1)} ms, each with its decision and its line in the journal.`
      return [figure("search", what, ratio(search, list), "ratio", { most: 1.5 }, detail)]
    })
  } finally {
    await database.drop()
  }
}

/** The portal's own keys, unless it is configured already: what was encrypted is opened in this process. */
export function knowKeys({ secrets }: Cluster, { name, superuserUrl }: BenchDatabase): void {
  const nowhere = "http://localhost:9"
  const place = { secrets, database: name, postgresPort: Number(new URL(superuserUrl).port), folder: benchFolder(".") }
  const environment = demoEnvironment({ ...place, portalUrl: nowhere, identityUrl: nowhere, smsPort: 9, smtpPort: 9 })
  for (const [key, value] of Object.entries(environment)) process.env[key] ??= value
}

async function slowest(times: number, once: (turn: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) taken.push(await timed(() => once(turn)))
  return quantile(taken, 0.95)
}

const listOnce = (actor: Actor, { patientId }: Reader) =>
  withAccess(actor, patientId, ["view:documents"], (access) => listDocuments(access, {}))

async function searchOnce(actor: Actor, { patientId }: Reader, q: string): Promise<void> {
  const answer = await withAccess(actor, patientId, [], (access) => searchSpace(access, { q }))
  if (answer.kind !== "found" || answer.found.length === 0) throw new Error(`${q} finds nothing`)
}

/** Gives each document of the record a text as the worker would have read it: common words often, rare ones seldom. */
async function writeTexts({ superuserUrl }: BenchDatabase, { patientId }: Reader): Promise<void> {
  const key = newKey()
  const { wrappedKey, rootKeyId } = keyring({ current: configuration().rootKey }).wrapPatientKey(key, patientId)
  await asSuperuser(superuserUrl, async (sql) => {
    await sql`update patients set wrapped_key = ${wrappedKey}, root_key_id = ${rootKeyId} where patient_id = ${patientId}`
    const [index] = await sql`select pg_get_indexdef('item_words_by_word'::regclass) as made`
    await sql`drop index item_words_by_word`
    const rows = await sql<{ id: string }[]>`select id from documents where patient_id = ${patientId} order by deposited_at`
    for (let from = 0; from < rows.length; from += BATCH) {
      const texts = rows.slice(from, from + BATCH).map(({ id }, at) => ({ id, text: textOf(from + at) }))
      await sql`insert into item_words (patient_id, section, item_id, line, body, ciphertext, reading)
        select d.patient_id, 'documents', d.id, relais.line_of(to_jsonb(d), 'title,author_name', 'type_code'),
          relais.words_of(d.patient_id, t.text), decode(t.ciphertext, 'hex'), 1
        from unnest(${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ text }) => text)}::text[],
          ${texts.map(({ id, text }) => encryptText(key, text, wordsPlace(id)).toString("hex"))}::text[]) t (id, text, ciphertext)
        join documents d on d.patient_id = ${patientId} and d.id = t.id`
    }
    await sql.unsafe(index?.made)
    await sql`vacuum analyze item_words`
  })
}

function textOf(document: number): string {
  const words = Array.from({ length: WORDS_OF_A_TEXT }, (_, at) => {
    const share = ((document * 7_919 + at * 104_729) % 99_991) / 99_991
    return wordOf(Math.floor(VOCABULARY * share ** 4))
  })
  return `${wordOf(0)} ${words.join(" ")}${document % 97 === 0 ? ` ${wordOf(4_321)}` : ""}`
}
