import { z } from "zod"

export const professionalSchema = z.strictObject({ patientId: z.uuid(), professionalId: z.guid() })

export const patientSchema = z.strictObject({ patientId: z.uuid() })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)

/** What the address of a search asks for; nothing typed, or nonsense, is an empty search. */
export const searchSchema = z.object({ q: z.preprocess(first, z.string().trim().max(100).catch("")) })
