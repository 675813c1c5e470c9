import { usualMeasures } from "@/drizzle/reference/catalogue"

const USUAL = new Map(usualMeasures.usual.map(({ kind, ranges }) => [kind, ranges]))

/** The least and the most that is usual of each number of a kind of measure, in the unit in which it is kept. */
export const usualOf = (kind: string): number[][] => USUAL.get(kind) ?? []
