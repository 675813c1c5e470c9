import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { normalizeIns } from "@/lib/identity/rules"

/** Opening a space: the matricule INS may be left empty. */
export const openSpaceSchema = z.strictObject({
  matricule: z
    .string()
    .max(40, errorCode("space.matricule"))
    .transform(normalizeIns)
    .refine((typed) => typed === "" || /^[0-9]{6}[0-9AB][0-9]{8}$/.test(typed), errorCode("space.matricule")),
})
