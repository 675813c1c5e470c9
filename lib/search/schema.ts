import { z } from "zod"
import { decodeCursor } from "@/lib/platform/cursor"

/** So many letters are looked for; more than that is no question. */
export const MOST_TYPED = 200

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  q: z.preprocess(first, z.string()).optional().catch(undefined),
  older: z.preprocess(first, z.string().transform(decodeCursor)).optional().catch(undefined),
})
export type SearchQuery = z.infer<typeof querySchema>

/** Reads what is looked for from the query of an address; what nobody understands counts as absent. */
export function parseSearch(query: Record<string, string | string[] | undefined>): SearchQuery {
  return querySchema.parse(query)
}
