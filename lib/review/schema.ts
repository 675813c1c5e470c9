import { z } from "zod"
import { REVIEW_CHECKS, REVIEW_REASONS } from "@/drizzle/review-vocabulary"
import { errorCode } from "@/lib/errors"
import { ZOOMS } from "./evidence/rules"

const one = { caseId: z.uuid() }
const version = z.coerce.number().int().positive()

/** A field ticked several times comes as a list, once as a word, never as nothing. */
const ticked = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(words)))

export const caseSchema = z.strictObject(one)
export const tieSchema = z.strictObject({ ...one, hasTie: z.enum(["yes", "no"], errorCode("review.tie")) })
/** What was seen, and the page of the paper beside which it was ticked. */
export const checksSchema = z.strictObject({
  ...one,
  version,
  checks: ticked(REVIEW_CHECKS),
  evidenceId: z.uuid().optional(),
  page: z.coerce.number().int().positive().optional(),
  zoom: z.enum(ZOOMS).optional(),
})

const wordsField = z.string().trim().max(2000, errorCode("review.words"))

/** A yes; where spaces of the same traits stand, which of them is the same child's, or `new`. */
export const acceptSchema = z.strictObject({
  ...one,
  version,
  words: wordsField,
  space: z.union([z.uuid(), z.literal("new")]).optional(),
})

/** Another answer than yes: at least one coded reason, and words for the person. */
export const answerSchema = z.strictObject({
  ...one,
  version,
  reasons: ticked(REVIEW_REASONS).refine((reasons) => reasons.length > 0, errorCode("review.reasons")),
  words: wordsField,
})

export type Acceptance = z.infer<typeof acceptSchema>
export type Answer = z.infer<typeof answerSchema>
