import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { listCaseload } from "@/lib/caseload/queries"
import { makeProfessional } from "./care-team"
import { makeCrowd } from "./crowd"
import { asPortal, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { median, quantile, timed } from "./rounds"

type Size = { patients: number; rounds: number; homes: number }
const DOCUMENTS_PER_PATIENT = 100
const NURSE = "60"

/** What a professional's home asks of the database: every patient of the care teams, with what is new in each. */
export async function measureCaseload(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_caseload")
  try {
    const crowd = await makeCrowd(database, { documents: size.patients * DOCUMENTS_PER_PATIENT, longRecord: 1 })
    const nurse = await makeProfessional(database, crowd, NURSE)
    const patients = crowd.holders.length
    const statements = await countStatements(database, nurse)
    const p50s = await asPortal(database.portalUrl, () => typicalTimes(nurse, size, patients))
    const said = `${patients} patients of ${DOCUMENTS_PER_PATIENT} documents`
    const detail = `${said}; ${Math.min(...p50s).toFixed(1)} to ${Math.max(...p50s).toFixed(1)} ms over ${size.rounds} rounds of ${size.homes}.`
    return [
      figure("caseload", "a professional's home, its transaction, p50", median(p50s), "ms", { below: 100 }, detail),
      figure("caseload-statements", "different statements of that transaction", statements, "count", { most: 6 }, `${said}.`),
    ]
  } finally {
    await database.drop()
  }
}

const open = (nurse: Actor) => withOwn(nurse, (own) => listCaseload(own, ""))

async function typicalTimes(nurse: Actor, { rounds, homes }: Size, patients: number): Promise<number[]> {
  const { team } = await open(nurse)
  if (team.length !== patients) throw new Error(`The home shows ${team.length} of ${patients} patients`)
  const p50s: number[] = []
  for (let round = 0; round < rounds; round++) {
    const times: number[] = []
    for (let home = 0; home < homes; home++) times.push(await timed(() => open(nurse)))
    p50s.push(quantile(times, 0.5))
  }
  return p50s
}

/** As the portal itself writes its statements down where a test asks it to. */
async function countStatements(database: BenchDatabase, nurse: Actor): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bench-statements-"))
  const file = join(folder, "statements.jsonl")
  const before = process.env.STATEMENTS_FILE
  process.env.STATEMENTS_FILE = file
  try {
    await asPortal(database.portalUrl, () => open(nurse))
    return readFileSync(file, "utf8").trim().split("\n").length
  } finally {
    if (before === undefined) delete process.env.STATEMENTS_FILE
    else process.env.STATEMENTS_FILE = before
    rmSync(folder, { recursive: true })
  }
}
