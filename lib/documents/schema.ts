import { z } from "zod"
import { DOCUMENT_GROUPS } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { decodeCursor } from "@/lib/platform/cursor"
import { isDay, isInTheFuture } from "@/lib/platform/days"
import { documentType } from "@/lib/reference/document-types"

/** What the person says of a document's sensitivity: leave it to its type, or say so. */
export const SENSITIVITY_WORDS = ["by_type", "sensitive", "not"] as const
export type SensitivityWord = (typeof SENSITIVITY_WORDS)[number]

/** The words of a document, shared by its deposit and by every later change. */
export const DESCRIPTION = {
  typeCode: z
    .string({ error: errorCode("documents.type_missing") })
    .refine((code) => documentType(code) !== undefined, { error: errorCode("documents.type_missing") }),
  title: z
    .string({ error: errorCode("documents.title_missing") })
    .trim()
    .max(200, { error: errorCode("documents.title_too_long") }),
  actOn: z
    .string({ error: errorCode("documents.date_missing") })
    .min(1, { error: errorCode("documents.date_missing") })
    .refine((text) => text === "" || isDay(text), { error: errorCode("documents.date_wrong") })
    .refine((text) => !isDay(text) || !isInTheFuture(text, new Date()), { error: errorCode("documents.date_in_future") }),
  sensitivity: z.enum(SENSITIVITY_WORDS, { error: errorCode("documents.sensitivity_missing") }),
}

const place = { patientId: z.uuid(), documentId: z.uuid() }
/** The version the person saw: somebody who changed it meanwhile is not overwritten. */
const version = z.coerce.number().int().positive()

export const describeDocumentSchema = z.strictObject({
  ...place,
  version,
  ...DESCRIPTION,
  title: DESCRIPTION.title.min(1, { error: errorCode("documents.title_missing") }),
})
export type DocumentDescription = z.infer<typeof describeDocumentSchema>

export const hideDocumentSchema = z.strictObject({ ...place, version, hidden: z.enum(["yes", "no"]) })
export const deleteDocumentSchema = z.strictObject({ ...place, version })
export const restoreDocumentSchema = z.strictObject(place)

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const cursor = z.string().transform(decodeCursor)

/** The filters of the list as an address holds them; what nobody understands counts as absent. */
const filterSchema = z.object({
  group: z.preprocess(first, z.enum(DOCUMENT_GROUPS)).optional().catch(undefined),
  year: z.preprocess(first, z.coerce.number().int().min(1900).max(2200)).optional().catch(undefined),
  author: z
    .preprocess(
      first,
      z
        .string()
        .min(1)
        .max(200)
        .refine((text) => !text.includes("\0")),
    )
    .optional()
    .catch(undefined),
  unread: z.preprocess(first, z.literal("1")).optional().catch(undefined),
  older: z.preprocess(first, cursor).optional().catch(undefined),
  newer: z.preprocess(first, cursor).optional().catch(undefined),
})
export type DocumentFilters = z.infer<typeof filterSchema>

/** Reads the filters from the query of an address. */
export function parseFilters(query: Record<string, string | string[] | undefined>): DocumentFilters {
  const present = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""))
  return filterSchema.parse(present)
}
