import { z } from "zod"
import { errorCode } from "@/lib/errors"

/** What the browser checks by itself. */

export const LONGEST_SUBJECT = 120
export const LONGEST_WORDS = 4_000

const words = z
  .string(errorCode("threads.words_missing"))
  .trim()
  .min(1, errorCode("threads.words_missing"))
  .max(LONGEST_WORDS, errorCode("threads.too_long"))
const optionalId = z
  .union([z.uuid(), z.literal("")], errorCode("threads.document_gone"))
  .optional()
  .transform((id) => id || null)

const place = { patientId: z.uuid(), threadId: z.uuid(), messageId: z.uuid() }

/** `messageId` is the form's own, so that one sent twice is one message. */
export const messageShape = z.strictObject({ ...place, words, documentId: optionalId })

/** The first message of a thread, and to whom: nobody else than the patient where none is named. */
export const threadShape = z.strictObject({
  ...place,
  to: z.uuid(errorCode("threads.to_missing")).optional(),
  subject: z
    .string(errorCode("threads.subject_missing"))
    .trim()
    .min(1, errorCode("threads.subject_missing"))
    .max(LONGEST_SUBJECT, errorCode("threads.subject_too_long")),
  words,
  documentId: optionalId,
})
