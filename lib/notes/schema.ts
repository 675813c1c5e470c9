import { z } from "zod"
import { SENSITIVITIES } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { decodeCursor } from "@/lib/platform/cursor"

const body = z.string(errorCode("notes.body")).trim().min(1, errorCode("notes.body")).max(2000, errorCode("notes.too_long"))

const place = { patientId: z.uuid(), noteId: z.uuid() }

/** `noteId` is the form's own, so that one sent twice is one note. */
export const addNoteSchema = z.strictObject({ ...place, body, point: z.literal("yes").optional() })
export const correctNoteSchema = z.strictObject({ ...place, body, correctsId: z.uuid() })

export type SaidOnce = { noteId: string; body: string; point?: "yes" }
export type Correction = { noteId: string; body: string; correctsId: string }

export const noteSchema = z.strictObject(place)
export const judgeSchema = z.strictObject({ ...place, sensitivity: z.enum(SENSITIVITIES).exclude(["not_yet_judged"]) })
export const excludeFromSchema = z.strictObject({ ...place, caregiverId: z.uuid(), excluded: z.enum(["yes", "no"]) })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z.preprocess(first, z.string().max(30)).optional().catch(undefined),
  older: z.preprocess(first, z.string().transform(decodeCursor)).optional().catch(undefined),
})

/** What the address of a page says: what was just done, and where the page begins. */
export const parseQuery = (query: Record<string, string | string[] | undefined>): z.infer<typeof querySchema> =>
  querySchema.parse(query)
