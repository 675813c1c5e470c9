import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isDay, isInTheFuture } from "@/lib/platform/days"

/** The words of a document, without the list of its types: what the browser can check by itself. */

/** What the person says of a document's sensitivity: leave it to its type, or say so. */
const SENSITIVITY_WORDS = ["by_type", "sensitive", "not"] as const
export type SensitivityWord = (typeof SENSITIVITY_WORDS)[number]

export const DESCRIPTION_SHAPE = {
  typeCode: z.string(errorCode("documents.type_missing")).min(1, errorCode("documents.type_missing")),
  title: z.string(errorCode("documents.title_missing")).trim().max(200, errorCode("documents.title_too_long")),
  actOn: z
    .string(errorCode("documents.date_missing"))
    .min(1, errorCode("documents.date_missing"))
    .refine((text) => text === "" || isDay(text), errorCode("documents.date_wrong"))
    .refine((text) => !isDay(text) || !isInTheFuture(text, new Date()), errorCode("documents.date_in_future")),
  sensitivity: z.enum(SENSITIVITY_WORDS, errorCode("documents.sensitivity_missing")),
}

/** The version the person saw: somebody who changed it meanwhile is not overwritten. */
export const DESCRIBED = {
  patientId: z.uuid(),
  documentId: z.uuid(),
  version: z.coerce.number().int().positive(),
  ...DESCRIPTION_SHAPE,
  title: DESCRIPTION_SHAPE.title.min(1, errorCode("documents.title_missing")),
}

export const describeDocumentShape = z.strictObject(DESCRIBED)
