import { z } from "zod"
import { WISH_KINDS } from "@/drizzle/wish-vocabulary"
import { isTelephone } from "@/lib/emergency-contacts/rules"
import { errorCode } from "@/lib/errors"
import { isName, normalizeName } from "@/lib/identity/rules"
import { isDay, isInTheFuture } from "@/lib/platform/days"
import { isRelation } from "@/lib/reference/relations"
import { DIRECTIVES_QUESTIONS } from "./rules"

const LONGEST = 3000
const words = z
  .string()
  .trim()
  .max(LONGEST, errorCode("wishes.too_long"))
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .default("")

const patientId = z.uuid()
const isSaid = (answers: Record<string, string>) => Object.values(answers).some((answer) => answer !== "")
const answered = Object.fromEntries(DIRECTIVES_QUESTIONS.map((question) => [question, words])) as Record<
  (typeof DIRECTIVES_QUESTIONS)[number],
  typeof words
>

const documentId = z.preprocess((value) => value || undefined, z.uuid().optional())

/** Directives in one's own words, or a document that is here already; one of the two. */
export const directivesSchema = z
  .strictObject({ patientId, documentId, ...answered })
  .refine(({ patientId: _, documentId, ...said }) => documentId !== undefined || isSaid(said), {
    path: ["matters"],
    error: errorCode("wishes.nothing_said"),
  })

export const organDonationSchema = z.strictObject({
  patientId,
  words: words.refine((text) => text !== "", errorCode("wishes.nothing_said")),
})

const name = z
  .string(errorCode("wishes.name"))
  .max(400, errorCode("wishes.name"))
  .transform(normalizeName)
  .refine(isName, errorCode("wishes.name"))
const relation = z.string(errorCode("wishes.relation")).refine(isRelation, errorCode("wishes.relation"))
const telephone = z.string().trim().max(40, errorCode("wishes.telephone")).default("")

export const trustedPersonSchema = z.strictObject({
  patientId,
  name,
  relation,
  telephone: telephone.refine((typed) => typed === "" || isTelephone(typed), errorCode("wishes.telephone")),
  address: z.string().trim().max(300, errorCode("wishes.too_long")).default(""),
})

export const signatureSchema = z.strictObject({
  patientId,
  wishId: z.uuid(),
  documentId,
  signedOn: z
    .string(errorCode("wishes.day"))
    .refine(isDay, errorCode("wishes.day"))
    .refine((day) => !isDay(day) || !isInTheFuture(day, new Date()), errorCode("wishes.day_in_future")),
})
export const oneWishSchema = z.strictObject({ patientId, wishId: z.uuid() })

export const hideWishesSchema = z.strictObject({ patientId, kind: z.enum(WISH_KINDS), hidden: z.enum(["yes", "no"]) })

export type GivenDirectives = Omit<z.infer<typeof directivesSchema>, "patientId">
export type GivenTrustedPerson = Omit<z.infer<typeof trustedPersonSchema>, "patientId">
