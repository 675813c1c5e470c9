import { z } from "zod"
import { PREVENTION_REASONS, PREVENTION_TESTS } from "@/drizzle/prevention-vocabulary"
import { errorCode } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { parsePartialDay } from "@/lib/vaccinations/days/rules"

const day = z.string(errorCode("prevention.day_missing")).transform((text, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: "custom", message })
    return z.NEVER
  }
  if (text === "") return fault(errorCode("prevention.day_missing"))
  const known = parsePartialDay(text)
  if (!known) return fault(errorCode("prevention.day_wrong"))
  // A month or a year that has begun may be known without its day.
  return known > dayInParis(new Date()) ? fault(errorCode("prevention.day_in_future")) : known
})

const of = { patientId: z.uuid(), code: z.string().min(1).max(60) }

/** When something was done, and which test it was where the rule needs that. */
export const doneShape = z.strictObject({
  ...of,
  day,
  test: z
    .enum(["", ...PREVENTION_TESTS])
    .optional()
    .transform((test) => test || null),
})

/** That something is not for the person, with a reason or without. */
export const notForMeShape = z.strictObject({
  ...of,
  reason: z
    .enum(["", ...PREVENTION_REASONS])
    .optional()
    .transform((reason) => reason || null),
})
