import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { parseConsultationCode } from "../rules"

/** A code as a professional types it; what cannot be a code is told at once and counts as no try. */
export const openByCodeSchema = z.strictObject({
  code: z
    .string({ error: errorCode("professional.code_shape") })
    .max(40, { error: errorCode("professional.code_shape") })
    .refine((typed) => parseConsultationCode(typed) !== null, { error: errorCode("professional.code_shape") }),
})
