import { z } from "zod"
import { LINE_SECTIONS } from "@/drizzle/line-vocabulary"
import { errorCode } from "@/lib/errors"

/** Which proposal, and whether its page shows those of one document alone: one comes back to it. */
const which = {
  patientId: z.uuid(),
  documentId: z.uuid(),
  entry: z.string().regex(/^[\w-]{22}$/),
  alone: z.literal("yes").optional(),
}

export const proposalSchema = z.strictObject(which)

/** A dose, with what the vaccine was against: a document codes that seldom, and nobody guesses it. */
export const doseSchema = z.strictObject({
  ...which,
  against: z.string(errorCode("proposals.against_missing")).min(1, errorCode("proposals.against_missing")).max(60),
})

/** The line of one's own whose words are to be replaced, as it was read. */
export const wordsSchema = z.strictObject({
  ...which,
  section: z.enum(LINE_SECTIONS),
  lineId: z.uuid(),
  version: z.coerce.number().int().positive(),
})

/** All that is clear of one document, or of all of them. */
export const clearSchema = z.strictObject({ patientId: z.uuid(), documentId: z.uuid().optional() })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  document: z.preprocess(first, z.uuid()).optional().catch(undefined),
  done: z
    .preprocess(first, z.enum(["taken", "all", "aside", "back", "replaced"]))
    .optional()
    .catch(undefined),
  of: z.preprocess(first, z.uuid()).optional().catch(undefined),
  entry: z.preprocess(first, which.entry).optional().catch(undefined),
})

/** What the address of the page says: of which document alone, what was just done, and with which proposal. */
export const parseQuery = (query: Record<string, unknown>): z.infer<typeof querySchema> => querySchema.parse(query)
