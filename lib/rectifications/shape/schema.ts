import { z } from "zod"
import { REFUSAL_REASONS } from "@/drizzle/rectification-vocabulary"
import { errorCode } from "@/lib/errors"

/** What the browser checks by itself. */

export const LONGEST = 2_000
const own = z.string(errorCode("rectifications.too_long")).trim().max(LONGEST, errorCode("rectifications.too_long"))

export const askShape = z.strictObject({
  patientId: z.uuid(),
  rectificationId: z.uuid(),
  section: z.string().max(40),
  itemId: z.uuid(),
  wrong: own.min(1, errorCode("rectifications.wrong_missing")),
  right: own.transform((text) => text || null),
})

/** Yes, or the reason for a no. */
export const ANSWERS = ["accepted", ...REFUSAL_REASONS] as const

/** A no says why in words too (GDPR art. 12(4)). */
export const answerShape = z
  .strictObject({
    patientId: z.uuid(),
    rectificationId: z.uuid(),
    answer: z.enum(ANSWERS, errorCode("rectifications.answer_missing")),
    words: own,
  })
  .refine(({ answer, words }) => answer === "accepted" || words !== "", {
    path: ["words"],
    message: errorCode("rectifications.words_missing"),
  })
