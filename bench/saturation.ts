import { setTimeout as sleep } from "node:timers/promises"
import { type Figure, figure } from "./figures"
import { type Answers, type Asked, getOnce, keptConnections, openLoad } from "./open-load"
import type { Portal } from "./portal"
import { median, quantile } from "./rounds"

type Size = { rounds: number; seconds: number }

/** How many are under way at once when the peak is looked for: enough that one is always being drawn. */
const MOST_AT_ONCE = 24
const RECOVERY_SECONDS = 20

/**
 * P9 and P10: how long a page takes at seven tenths of what the machine can give, and what becomes of the pages when three
 * times as much is asked. Whoever asks runs on the same machine.
 */
export async function measureSaturation({ url, cookie, patientId }: Portal, { rounds, seconds }: Size): Promise<Figure[]> {
  const asked = { url: `${url}/patients/${patientId}/documents`, cookie, agent: keptConnections() }
  await peakOf(asked, seconds)
  const peaks: number[] = []
  const busy: Answers[] = []
  const flooded: (Answers & { recovery: number })[] = []
  for (let round = 0; round < rounds; round++) {
    const peak = await peakOf(asked, seconds)
    peaks.push(peak)
    busy.push(await openLoad(asked, 0.7 * peak, seconds))
    flooded.push({ ...(await openLoad(asked, 3 * peak, seconds)), recovery: await recoveryOf(asked) })
  }
  asked.agent.destroy()
  return [...quietFigures(busy, peaks), ...floodFigures(flooded, peaks)]
}

function quietFigures(busy: readonly Answers[], peaks: readonly number[]): Figure[] {
  const at = (share: number) => busy.map(({ given }) => quantile(given, share))
  const turnedAway = busy.reduce((sum, answers) => sum + answers.turnedAway, 0)
  const wrong = turnedAway + busy.reduce((sum, answers) => sum + answers.wrong.length, 0)
  const detail = (values: number[]) =>
    `${spread(values)} ms over ${busy.length} rounds; peak ${spread(peaks)}/s; ${wrong} pages not given.`
  return [
    figure("P9-p95", "the list at 70 % of saturation, p95", median(at(0.95)), "ms", { most: 100 }, detail(at(0.95))),
    figure("P9-p99", "the list at 70 % of saturation, p99", median(at(0.99)), "ms", { most: 250 }, detail(at(0.99))),
    figure(
      "P9-wrong",
      "pages not given at 70 % of saturation",
      wrong,
      "count",
      { most: 0 },
      `${turnedAway} turned away with 503 and Retry-After; ${saidOf(busy)}.`,
    ),
  ]
}

function floodFigures(flooded: readonly (Answers & { recovery: number })[], peaks: readonly number[]): Figure[] {
  const kept = flooded.map(({ given, seconds }, round) => given.length / seconds / (peaks[round] ?? Number.NaN))
  const wrong = flooded.reduce((sum, answers) => sum + answers.wrong.length, 0)
  const recoveries = flooded.map(({ recovery }) => recovery)
  const turnedAway = flooded.map((answers) => answers.turnedAway / answers.seconds)
  return [
    figure(
      "P10",
      "pages given at three times saturation ÷ at the peak",
      median(kept),
      "ratio",
      { least: 0.8 },
      `${spread(kept, 2)}; ${spread(turnedAway)}/s turned away with 503 and Retry-After.`,
    ),
    figure("P10-wrong", "answers that are neither the page nor that 503", wrong, "count", { most: 0 }, `${saidOf(flooded)}.`),
    figure(
      "P10-recovery",
      "until a page is quick again",
      Math.max(...recoveries),
      "ms",
      { most: 5_000 },
      `${spread(recoveries)} ms.`,
    ),
  ]
}

const spread = (values: readonly number[], digits = 0) =>
  `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`

function saidOf(all: readonly Answers[]): string {
  const words = new Set(all.flatMap(({ wrong }) => wrong))
  return words.size === 0 ? "nothing else came" : `there came ${[...words].join(", ")}`
}

/** Pages a second when as many are under way as the door takes. */
async function peakOf(asked: Asked, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let given = 0
  const ask = async () => {
    while (performance.now() < until) if ((await getOnce(asked)).status === 200) given++
  }
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, ask))
  return given / seconds
}

/** Milliseconds until a page is given in less than a tenth of a second. */
async function recoveryOf(asked: Asked): Promise<number> {
  const started = performance.now()
  while (performance.now() - started < RECOVERY_SECONDS * 1000) {
    const from = performance.now()
    const { status } = await getOnce(asked)
    if (status === 200 && performance.now() - from < 100) return from - started
    await sleep(50)
  }
  return RECOVERY_SECONDS * 1000
}
