import postgres from "postgres"
import type { DocumentFilters } from "@/lib/documents/schema"
import { type Crowd, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { type ListStatement, listOnce, takeListStatement } from "./list-transaction"
import { inTurn, median, quantile, ratio, timed } from "./rounds"

type Size = { smaller: number; larger: number[]; pages: number; rounds: number; lists: number }
type Filled = { database: BenchDatabase; documents: number; crowd: Crowd }

const PAGE = 20

/** P5: whether a list stays as quick when there is ten or a hundred times more of everything, and deep in a long record. */
export async function measureListSize(cluster: Cluster, size: Size, say: (sentence: string) => void): Promise<Figure[]> {
  const filled: Filled[] = []
  const open: postgres.Sql[] = []
  try {
    for (const documents of [size.smaller, ...size.larger]) {
      say(`  loading ${documents.toLocaleString("en")} documents…`)
      const database = await makeDatabase(cluster, `bench_p5_${documents}`)
      filled.push({ database, documents, crowd: await makeCrowd(database, { documents, longRecord: size.pages * PAGE + PAGE }) })
    }
    const sides: Awaited<ReturnType<typeof side>>[] = []
    for (const one of filled) sides.push(await side(one, size.lists, open))
    const [smallest, ...larger] = sides
    if (!smallest) return []
    const figures: Figure[] = []
    for (const one of larger) {
      const readings = await inTurn({ smaller: smallest.lists, larger: one.lists }, size.rounds)
      figures.push(tellSize(smallest.documents, one.documents, readings))
    }
    const deepest = filled.at(-1)
    if (deepest) figures.push(await measureKeyset(deepest, size, open))
    return figures
  } finally {
    for (const sql of open) await sql.end()
    for (const { database } of filled) await database.drop()
  }
}

async function side({ database, documents, crowd }: Filled, lists: number, open: postgres.Sql[]) {
  const sql = postgres(database.portalUrl, { max: 1, onnotice: () => {} })
  open.push(sql)
  const statement = await takeStatement(database, crowd.holders[0] as Reader)
  for (const reader of crowd.holders) await listOnce(sql, statement, reader)
  return { documents, lists: () => typicalTime(sql, statement, crowd.holders, lists) }
}

const takeStatement = (database: BenchDatabase, sample: Reader, filters: DocumentFilters = {}): Promise<ListStatement> =>
  asPortal(database.portalUrl, () => takeListStatement(sample, filters))

async function typicalTime(sql: postgres.Sql, statement: ListStatement, readers: Reader[], lists: number): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < lists; index++)
    times.push(await timed(() => listOnce(sql, statement, readers[index % readers.length] as Reader)))
  return quantile(times, 0.5)
}

function tellSize(fewer: number, more: number, { smaller, larger }: Record<"smaller" | "larger", number[]>): Figure {
  const id = more === 10_000_000 ? "P5-10^7" : "P5"
  const [few, many] = [fewer, more].map((count) => count.toLocaleString("en"))
  return figure(
    id,
    `list p50 at ${many} documents ÷ at ${few}`,
    ratio(larger, smaller),
    "ratio",
    { most: 1.3 },
    `${median(larger).toFixed(2)} ms over ${median(smaller).toFixed(2)} ms.`,
  )
}

/** Page 1,000 is reached by its cursor, as the link "older" does, not by counting past the pages before it. */
async function measureKeyset({ database, crowd, documents }: Filled, size: Size, open: postgres.Sql[]): Promise<Figure> {
  const sql = postgres(database.portalUrl, { max: 1, onnotice: () => {} })
  open.push(sql)
  const reader = crowd.longRecord
  const cursor = await cursorOfPage(database, reader, size.pages)
  const first = await takeStatement(database, reader)
  const deep = await takeStatement(database, reader, { older: cursor })
  const rows = await listOnce(sql, deep, reader)
  if (rows <= PAGE) throw new Error(`Page ${size.pages} is not full: ${rows} rows`)
  const readings = await inTurn(
    {
      first: () => typicalTime(sql, first, [reader], size.lists),
      deep: () => typicalTime(sql, deep, [reader], size.lists),
    },
    size.rounds,
  )
  return figure(
    "P5-keyset",
    `keyset page ${size.pages.toLocaleString("en")} ÷ page 1`,
    ratio(readings.deep, readings.first),
    "ratio",
    { most: 1.2 },
    `${median(readings.deep).toFixed(2)} ms over ${median(readings.first).toFixed(2)} ms, among ${documents.toLocaleString("en")} documents.`,
  )
}

async function cursorOfPage(database: BenchDatabase, { patientId }: Reader, page: number) {
  return asSuperuser(database.superuserUrl, async (sql) => {
    const [row] = await sql<{ micros: string; id: string }[]>`
      select (extract(epoch from deposited_at) * 1000000)::bigint::text as micros, id from documents
      where patient_id = ${patientId} and deleted_at is null
      order by deposited_at desc, id desc offset ${(page - 1) * PAGE - 1} limit 1`
    if (!row) throw new Error("The record is too short")
    return { micros: row.micros, id: row.id }
  })
}
