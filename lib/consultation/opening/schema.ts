import { z } from "zod"
import { parseConsultationCode } from "../rules"

/** A code as a professional types it; what cannot be a code is told at once and counts as no try. */
export const openByCodeSchema = z.strictObject({
  code: z
    .string({ error: "professional.errors.code_shape" })
    .max(40, { error: "professional.errors.code_shape" })
    .refine((typed) => parseConsultationCode(typed) !== null, { error: "professional.errors.code_shape" }),
})
