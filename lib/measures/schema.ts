import { z } from "zod"
import { decodeCursor } from "@/lib/platform/cursor"

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const filterSchema = z.object({
  older: z.preprocess(first, z.string().transform(decodeCursor)).optional().catch(undefined),
})
export type MeasureFilters = z.infer<typeof filterSchema>

/** Reads where a list begins from the query of an address; what nobody understands counts as absent. */
export function parseFilters(query: Record<string, string | string[] | undefined>): MeasureFilters {
  return filterSchema.parse(query)
}
