import { z } from "zod"
import { PREVENTION_DECISIONS } from "@/drizzle/prevention-vocabulary"
import { doneShape, notForMeShape } from "./shape/schema"

const of = { patientId: z.uuid(), code: z.string().min(1).max(60) }

export const doneSchema = doneShape
export type Done = Omit<z.infer<typeof doneSchema>, "patientId">

export const noteSchema = z.strictObject({ ...of, kind: z.enum(["never", "later"]) })
export const decideSchema = z.strictObject({ ...of, kind: z.enum(PREVENTION_DECISIONS).exclude(["not_for_me"]) })
export const refuseSchema = notForMeShape
export const silenceSchema = z.strictObject({ patientId: z.uuid() })
export const takeBackSchema = z.strictObject({ patientId: z.uuid(), answerId: z.uuid() })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z
    .preprocess(first, z.enum(["noted", "decided", "silenced", "taken_back"]))
    .optional()
    .catch(undefined),
})

/** What the address of a page says was just done. */
export const parseQuery = (query: Record<string, string | string[] | undefined>) => querySchema.parse(query)
