import { z } from "zod"
import { AT_END } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"

/** How long an access lasts, without the rule that says how long at most: what the browser can check by itself. */

export const monthsShape = z.coerce
  .number(errorCode("delegation.months"))
  .int(errorCode("delegation.months"))
  .min(1, errorCode("delegation.months"))
export const atEndField = z.enum(AT_END, errorCode("delegation.choose"))
export const ifUnableField = z.enum(["yes", "no"], errorCode("delegation.choose"))

const ofDraft = { patientId: z.uuid(), draftId: z.uuid() }
/** The version that the page showed: a change made meanwhile in another tab is noticed. */
export const SHOWN = { patientId: z.uuid(), delegationId: z.uuid(), version: z.coerce.number().int().positive() }

export const untilShape = z.strictObject({ ...ofDraft, months: monthsShape, atEnd: atEndField })
export const renewShape = z.strictObject({
  ...SHOWN,
  months: monthsShape,
  atEnd: atEndField,
  continuesIfUnable: ifUnableField,
})
