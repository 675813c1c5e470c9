import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isCalling, normalizeName } from "@/lib/identity/rules"
import { isTelephone } from "../rules"

/** Somebody to call, without the list of relations: what the browser can check by itself. */

const name = z
  .string(errorCode("emergency.name"))
  .max(400, errorCode("emergency.name"))
  .transform(normalizeName)
  .refine(isCalling, errorCode("emergency.name"))

export const relationField = z.string(errorCode("emergency.relation")).max(40, errorCode("emergency.relation"))

const telephone = z
  .string(errorCode("emergency.telephone"))
  .trim()
  .max(40, errorCode("emergency.telephone"))
  .refine(isTelephone, errorCode("emergency.telephone"))

export const contactShape = z.strictObject({
  patientId: z.uuid(),
  name,
  relation: relationField.min(1, errorCode("emergency.relation")),
  telephone,
})
/** `version` is the one that was read. */
export const changeShape = contactShape.extend({ contactId: z.uuid(), version: z.coerce.number().int().positive() })
