import { z } from "zod"
import { DOCUMENT_GROUPS } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { decodeCursor } from "@/lib/platform/cursor"
import { documentType } from "@/lib/reference/document-types"
import { DESCRIBED, DESCRIPTION_SHAPE } from "./shape/schema"

/** A type of the list. */
export const typeCodeField = DESCRIPTION_SHAPE.typeCode.refine(
  (code) => documentType(code) !== undefined,
  errorCode("documents.type_missing"),
)

const { patientId, documentId, version } = DESCRIBED

export const describeDocumentSchema = z.strictObject({ ...DESCRIBED, typeCode: typeCodeField })
export type DocumentDescription = z.infer<typeof describeDocumentSchema>

const place = { patientId, documentId }
export const hideDocumentSchema = z.strictObject({ ...place, version, hidden: z.enum(["yes", "no"]) })
export const deleteDocumentSchema = z.strictObject({ ...place, version })
export const restoreDocumentSchema = z.strictObject(place)

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const cursor = z.string().transform(decodeCursor)
const written = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !text.includes("\0"))

/** The filters of the list as an address holds them; what nobody understands counts as absent. */
const filterSchema = z.object({
  group: z.preprocess(first, z.enum(DOCUMENT_GROUPS)).optional().catch(undefined),
  year: z.preprocess(first, z.coerce.number().int().min(1900).max(2200)).optional().catch(undefined),
  author: z.preprocess(first, written(200)).optional().catch(undefined),
  /** Words to look for. */
  q: z.preprocess(first, written(100)).optional().catch(undefined),
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
