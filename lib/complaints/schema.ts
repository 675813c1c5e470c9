import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { ABOUT_MOST, ANSWER_MOST, WORDS_MOST } from "./rules"

const words = (most: number, missing: Parameters<typeof errorCode>[0]) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1, errorCode(missing)).max(most, errorCode("complaints.too_long")))

/** What a complaint says: what it is about, what happened, and how to answer. */
export const complaintSchema = z.strictObject({
  about: words(ABOUT_MOST, "complaints.about_missing"),
  words: words(WORDS_MOST, "complaints.words_missing"),
  answer: words(ANSWER_MOST, "complaints.answer_missing"),
})
export const oneComplaintSchema = z.strictObject({ complaintId: z.uuid() })

export type SaidComplaint = z.infer<typeof complaintSchema>
