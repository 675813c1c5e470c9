import { existsSync } from "node:fs"
import { asPortal } from "./database"
import { heavyPdf, sayWhatItIs, upload } from "./deposit"
import { type Figure, figure } from "./figures"
import type { Portal } from "./portal"
import { cpuSecondsOf, cpuSecondsOfFamily } from "./processes"
import { median } from "./rounds"

type Size = { rounds: number; deposits: number; atOnce: number }
const BYTES = 100_000

/**
 * P11: how many deposits of 100 KB one core takes in a second, received, encrypted, stored, recorded and described; and how
 * many when the look into each file counts too, in a process of its own.
 */
export async function measureDeposits(portal: Portal, postgresPid: number, size: Size): Promise<Figure[]> {
  // Only Linux says what a process has used.
  if (!existsSync("/proc/self/stat")) return []
  const postgres = () => cpuSecondsOfFamily(postgresPid)
  const kept = () => cpuSecondsOf(portal.pid("portal")) + postgres()
  const whole = () => cpuSecondsOfFamily(portal.pid("portal")) + postgres()
  const readings: { keeping: number; looking: number; describing: number }[] = []
  await depositMany(portal, { ...size, deposits: size.atOnce })
  for (let round = 0; round < size.rounds; round++) {
    const [keptBefore, wholeBefore] = [kept(), whole()]
    const drafts = await depositMany(portal, size)
    const keeping = (kept() - keptBefore) / drafts.length
    const looking = (whole() - wholeBefore) / drafts.length - keeping
    readings.push({ keeping, looking, describing: await describeMany(portal, drafts, postgres) })
  }
  const at = (part: keyof (typeof readings)[number]) => median(readings.map((reading) => reading[part]))
  const [keeping, looking, describing] = [at("keeping"), at("looking"), at("describing")]
  const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`
  return [
    figure(
      "P11",
      "deposits of 100 KB a second and core, metadata and encrypted object",
      1 / (keeping + describing),
      "count",
      { least: 150 },
      `${ms(keeping)} of the machine to receive, encrypt, store and record one, ${ms(describing)} to say what it is.`,
    ),
    figure(
      "P11-whole",
      "the same with the look into each file",
      1 / (keeping + looking + describing),
      "count",
      null,
      `${ms(looking)} more in the process that looks into the file and into nothing else.`,
    ),
  ]
}

async function depositMany(portal: Portal, { deposits, atOnce }: Pick<Size, "deposits" | "atOnce">): Promise<string[]> {
  const file = heavyPdf(BYTES)
  const drafts: string[] = []
  const work = async () => {
    while (drafts.length < deposits) drafts.push(await upload(portal, file))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return drafts
}

/** Seconds of CPU for each, this process's own among them: it does the portal's part. */
async function describeMany(portal: Portal, drafts: readonly string[], postgres: () => number): Promise<number> {
  const used = () => postgres() + cpuSecondsOf(process.pid)
  return asPortal(portal.environment.DATABASE_URL ?? "", async () => {
    const before = used()
    for (const draftId of drafts) await sayWhatItIs(portal, draftId)
    return (used() - before) / drafts.length
  })
}
