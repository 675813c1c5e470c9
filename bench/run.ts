import { join } from "node:path"
import { measureDecision } from "./access-decision"
import { benchFolder, startCluster } from "./database"
import { type Figure, table, writeFigures } from "./figures"
import { measureListSize } from "./list-size"
import { measureRowLevelSecurity } from "./row-level-security"

export type Options = { small: boolean; large: boolean; only: string[]; file: string }

const ROOT = join(import.meta.dirname, "..")

/** Everything in turn, on a fresh Postgres; the figures are printed as they come and kept at the end. */
export async function runBench(options: Options, say: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  const wants = (id: string) => options.only.length === 0 || options.only.includes(id)
  say("Starting a fresh Postgres…")
  const cluster = await startCluster(benchFolder(ROOT))
  try {
    for (const [id, measure] of statementMeasurements(cluster, options, say)) {
      if (!wants(id)) continue
      say(`Measuring ${id}…`)
      figures.push(...(await measure()))
    }
  } finally {
    await cluster.stop()
  }
  writeFigures(options.file, figures)
  say(`\n${table(figures)}\n\nKept in ${options.file}.`)
  return figures
}

type Cluster = Awaited<ReturnType<typeof startCluster>>
type Measurement = [id: string, measure: () => Promise<Figure[]>]

const SMALL = { documents: 2_000, rounds: 5, milliseconds: 100, decisions: 100, pages: 20, lists: 50 }
const FULL = { documents: 1_000_000, rounds: 7, milliseconds: 1_500, decisions: 2_000, pages: 1_000, lists: 1_000 }

/** The measurements that need a database and no portal. */
export function statementMeasurements(cluster: Cluster, { small, large }: Pick<Options, "small" | "large">, say: (text: string) => void): Measurement[] {
  const size = small ? SMALL : FULL
  const larger = large && !small ? [1_000_000, 10_000_000] : [size.documents]
  const smaller = small ? 200 : 100_000
  return [
    ["P3", () => measureRowLevelSecurity(cluster, size)],
    ["P4", () => measureDecision(cluster, size)],
    ["P5", () => measureListSize(cluster, { ...size, smaller, larger }, say)],
  ]
}
