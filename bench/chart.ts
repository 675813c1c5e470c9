import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { MEASURES } from "@/drizzle/measure-vocabulary"
import { withAccess } from "@/lib/access/require-access"
import { readChart } from "@/lib/measures/chart/queries"
import type { Chart } from "@/lib/measures/chart/rules"
import { listKinds } from "@/lib/measures/queries"
import { listTargets } from "@/lib/measures/targets/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { getSpaceHeader } from "@/lib/space/queries"
import { actorOf, makeCrowd, type Reader } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, quantile, timed } from "./rounds"

type Size = { rounds: number; charts: number }
const FEW = 100
const MANY = 10_000
const YEARS = 3

/** A page of ten thousand points beside one of a hundred: its transaction, with the database, and what it takes to draw. */
export async function measureChart(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_chart")
  try {
    const { holders } = await makeCrowd(database, { documents: 500, longRecord: 1 })
    const [few, many] = [holders[0] as Reader, holders[1] as Reader]
    await layWeights(database, few, FEW)
    await layWeights(database, many, MANY)
    return await asPortal(database.portalUrl, async () => {
      const charts = [await read(few), await read(many)]
      const [drawnFew = Number.NaN, drawnMany = Number.NaN] = await drawTimes(charts, size.charts)
      const side = (reader: Reader) => () => typicalTime(reader, size.charts)
      const asked = await inTurn({ few: side(few), many: side(many) }, size.rounds)
      const [all, whole] = [asked.few.map((one) => one + drawnFew), asked.many.map((one) => one + drawnMany)]
      const ratio = median(whole.map((one, round) => one / (all[round] ?? Number.NaN)))
      const detail = `${median(whole).toFixed(1)} ms (${drawnMany.toFixed(1)} of them drawing) over ${median(all).toFixed(1)} ms (${drawnFew.toFixed(1)}).`
      return [figure("chart", "a chart of 10,000 points, its page ÷ of 100", ratio, "ratio", { most: 1.2 }, detail)]
    })
  } finally {
    await database.drop()
  }
}

/** What the page of one kind reads. */
const read = (reader: Reader): Promise<Chart> =>
  withAccess(actorOf(reader), reader.patientId, ["view:measures"], async (access) => {
    await getSpaceHeader(access)
    const chart = await readChart(access, "weight", { period: "all" })
    await listTargets(access, "weight")
    await listKinds(access)
    await readUnits(access)
    return chart
  })

async function typicalTime(reader: Reader, charts: number): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < charts; index++) times.push(await timed(() => read(reader)))
  return quantile(times, 0.5)
}

/** React draws pages only outside the condition under which the bench runs. */
async function drawTimes(charts: Chart[], rounds: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-chart-"))
  try {
    const file = join(folder, "charts.json")
    writeFileSync(file, JSON.stringify(charts))
    const page = join(import.meta.dirname, "chart-page.tsx")
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", page, file, String(rounds)], {
      cwd: join(import.meta.dirname, ".."),
      env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "production" },
    })
    return JSON.parse(stdout) as number[]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Weights spread over three years, loaded past triggers and policies. */
async function layWeights(database: BenchDatabase, { patientId, accountId }: Reader, count: number): Promise<void> {
  const { code, unit } = MEASURES.weight
  await asSuperuser(database.superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`insert into measures (patient_id, author_kind, author_account_id, author_name, sensitivity, measured_at, code, unit, value)
      select ${patientId}, 'patient', ${accountId}, 'Jeanne', 'not',
        now() - make_interval(secs => ${YEARS * 365 * 86_400}::float8 * nth / ${count}::int), ${code}, ${unit}, 70 + round((random() * 10)::numeric, 1)
      from generate_series(1, ${count}::int) nth`
    await sql`select relais.gather_days(${patientId}, array_agg(${code}::text), array_agg(day))
      from (select distinct (measured_at at time zone 'Europe/Paris')::date as day from measures where patient_id = ${patientId}) days`
    await sql`vacuum analyze measures, measure_days`
  })
}
