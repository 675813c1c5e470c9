import { z } from "zod"
import { GROWTH_KINDS } from "@/drizzle/measure-vocabulary"

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const growthSchema = z.object({
  kind: z.preprocess(first, z.enum(GROWTH_KINDS)).catch("height"),
  reference: z.preprocess(first, z.string().max(40)).optional().catch(undefined),
})
export type GrowthFilters = z.infer<typeof growthSchema>

/** Reads of an address which kind and which reference a page of growth shows; what nobody understands counts as absent. */
export function parseGrowth(query: Record<string, string | string[] | undefined>): GrowthFilters {
  return growthSchema.parse(query)
}
