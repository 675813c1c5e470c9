import { z } from "zod"
import { MESSAGE_TEMPLATES } from "@/drizzle/thread-vocabulary"
import { errorCode } from "@/lib/errors"
import type { messageShape, threadShape } from "./shape/schema"

export type Written = Omit<z.infer<typeof messageShape>, "patientId">
export type Opened = Omit<z.infer<typeof threadShape>, "patientId">

const place = { patientId: z.uuid(), threadId: z.uuid() }
export const oneThreadSchema = z.strictObject(place)
export const memberSchema = z.strictObject({ ...place, accountId: z.uuid(errorCode("threads.member_missing")) })

export const answerTimeSchema = z.strictObject({
  sentence: z.string(errorCode("threads.sentence_too_long")).trim().max(200, errorCode("threads.sentence_too_long")),
})

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z.preprocess(first, z.string().max(30)).optional().catch(undefined),
  to: z.preprocess(first, z.uuid()).optional().catch(undefined),
  document: z.preprocess(first, z.uuid()).optional().catch(undefined),
  before: z
    .preprocess(
      first,
      z.coerce
        .number()
        .int()
        .positive()
        .max(2 ** 31 - 1),
    )
    .optional()
    .catch(undefined),
  page: z.preprocess(first, z.coerce.number().int().positive().max(1000)).optional().catch(undefined),
  template: z.preprocess(first, z.enum(MESSAGE_TEMPLATES)).optional().catch(undefined),
})

/** What the address of a page says: what was just done, to whom one writes, with what, from which template, before which message, on which page. */
export const parseQuery = (query: Record<string, string | string[] | undefined>): z.infer<typeof querySchema> =>
  querySchema.parse(query)
