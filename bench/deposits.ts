import { existsSync } from "node:fs"
import type { ComparedApp } from "./compared-app"
import { asPortal } from "./database"
import { heavyPdf, sayWhatItIs, upload } from "./deposit"
import { type Figure, figure } from "./figures"
import type { Portal } from "./portal"
import { cpuSecondsOf, cpuSecondsOfFamily } from "./processes"
import { median } from "./rounds"

type Size = { warmUp: number; rounds: number; deposits: number; atOnce: number }
type Reading = { keeping: number; looking: number; describing: number; bare: number }
const BYTES = 100_000

/**
 * P11: how many deposits of 100 KB one core takes in a second, received, encrypted, stored, recorded and described; how many
 * when the look into each file counts too, in a process of its own; and how many a bare handler receives and writes.
 */
export async function measureDeposits(portal: Portal, compared: ComparedApp, postgresPid: number, size: Size): Promise<Figure[]> {
  // Only Linux says what a process has used.
  if (!existsSync("/proc/self/stat")) return []
  const file = heavyPdf(BYTES)
  const deposit = () => upload(portal, file)
  const keep = () => keepBare(compared, file)
  const warmUp = { ...size, deposits: size.warmUp }
  await many(deposit, warmUp)
  await many(keep, warmUp)
  const postgres = () => cpuSecondsOfFamily(postgresPid)
  const own = () => cpuSecondsOf(portal.pid("portal")) + postgres()
  const whole = () => cpuSecondsOfFamily(portal.pid("portal")) + postgres()
  const readings: Reading[] = []
  for (let round = 0; round < size.rounds; round++) {
    const bareBefore = cpuSecondsOf(compared.pid())
    const bare = (await many(keep, size)).length
    const bareUsed = cpuSecondsOf(compared.pid()) - bareBefore
    const [keptBefore, wholeBefore] = [own(), whole()]
    const drafts = await many(deposit, size)
    const keeping = (own() - keptBefore) / drafts.length
    const looking = (whole() - wholeBefore) / drafts.length - keeping
    readings.push({ keeping, looking, describing: await describeMany(portal, drafts, postgres), bare: bareUsed / bare })
  }
  return figuresOf(readings, size)
}

function figuresOf(readings: readonly Reading[], { warmUp }: Size): Figure[] {
  const at = (part: keyof Reading) => median(readings.map((reading) => reading[part]))
  const [keeping, looking, describing, bare] = [at("keeping"), at("looking"), at("describing"), at("bare")]
  const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`
  return [
    figure(
      "P11",
      "deposits of 100 KB a second and core, metadata and encrypted object",
      1 / (keeping + describing),
      "count",
      { least: 150 },
      `${ms(keeping)} of the machine to receive, encrypt, store and record one, ${ms(describing)} to say what it is; after ${warmUp} others.`,
    ),
    figure(
      "P11-whole",
      "the same with the look into each file",
      1 / (keeping + looking + describing),
      "count",
      null,
      `${ms(looking)} more in the process that looks into the file and into nothing else.`,
    ),
    figure(
      "P11-bare",
      "the same bytes, received by a bare handler of Next and written into a file",
      1 / bare,
      "count",
      null,
      `${ms(bare)} for each, without a session, an access, a key, a look into it, a row or a line in the journal.`,
    ),
  ]
}

async function many<Made>(make: () => Promise<Made>, { deposits, atOnce }: Pick<Size, "deposits" | "atOnce">): Promise<Made[]> {
  const made: Made[] = []
  let begun = 0
  const work = async () => {
    while (begun++ < deposits) made.push(await make())
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}

async function keepBare({ url }: ComparedApp, file: Buffer): Promise<void> {
  const { status } = await fetch(`${url}/keep`, { method: "POST", body: new Uint8Array(file) })
  if (status !== 200) throw new Error(`The bare handler answered ${status}`)
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
