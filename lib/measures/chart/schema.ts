import { z } from "zod"
import { MEAL_MOMENTS, SHOWN_KINDS } from "@/drizzle/measure-vocabulary"
import { PERIODS } from "./rules"

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const chartSchema = z.object({
  period: z.preprocess(first, z.enum(PERIODS)).optional().catch(undefined),
  moment: z.preprocess(first, z.enum(MEAL_MOMENTS)).optional().catch(undefined),
})
export type ChartFilters = z.infer<typeof chartSchema>

/** Reads of an address which period and which moment a chart shows; what nobody understands counts as absent. */
export function parseChart(query: Record<string, string | string[] | undefined>): ChartFilters {
  return chartSchema.parse(query)
}

/** A kind as an address names it; undefined where there is none of this name. */
export const parseKind = (word: unknown) => SHOWN_KINDS.find((kind) => kind === word)
