/** One side of a comparison: does its work once more and says what it measured, more being better. */
export type Side = () => Promise<number>

/** The sides in turn, round after round, so that whatever slows the machine down meets them all; one reading per round. */
export async function inTurn<Name extends string>(sides: Record<Name, Side>, rounds: number): Promise<Record<Name, number[]>> {
  const names = Object.keys(sides) as Name[]
  const readings = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    // Every other round begins at the other end: nobody always follows the same neighbour.
    const order = round % 2 === 0 ? names : [...names].reverse()
    for (const name of order) readings[name].push(await sides[name]())
  }
  return readings
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The median of the ratios of each round: a slow minute of the machine weighs on both sides of its round. */
export function ratio(over: readonly number[], under: readonly number[]): number {
  return median(over.map((value, round) => value / (under[round] ?? Number.NaN)))
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - from) / 1e6
}
