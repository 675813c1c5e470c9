import { z } from "zod"
import { PRESSURE_ANSWERS } from "@/drizzle/vocabulary"
import { grantFields, monthsField } from "@/lib/delegation/schema"
import { atEndField } from "@/lib/delegation/shape/schema"
import { errorCode } from "@/lib/errors"
import { PURPOSES } from "@/lib/reference/purposes"
import { isRelation } from "@/lib/reference/relations"
import { relationField, START, sendAgainShape, sendShape, WHO } from "./shape/schema"

const draft = { patientId: z.uuid(), draftId: z.uuid() }

const relation = relationField.refine(isRelation, errorCode("invitation.relation"))

/** Who, as the first answer, with which the draft begins; and the same changed later. */
export const startSchema = z.strictObject({ ...START, relation })
export const whoSchema = z.strictObject({ ...WHO, relation })
export const purposeSchema = z.strictObject({ ...draft, purpose: z.enum(PURPOSES, errorCode("invitation.purpose")) })
export const linesSchema = z.strictObject({ ...draft, ...grantFields })
export const untilSchema = z.strictObject({ ...draft, months: monthsField, atEnd: atEndField })
export const aloneSchema = z.strictObject({ ...draft, alone: z.enum(PRESSURE_ANSWERS, errorCode("delegation.choose")) })
export const draftSchema = z.strictObject(draft)
/** How the invitation reaches them; an address is wanted for a mail only. */
export const sendSchema = sendShape
/** Where an invitation whose mail came back is sent this time. */
export const sendAgainSchema = sendAgainShape
export const codeSchema = z.strictObject({ code: z.string().max(60) })

/** What the steps have answered so far, as the draft keeps it. */
export const answersSchema = z.object({
  name: z.string().optional(),
  relation: z.string().optional(),
  purpose: z.string().optional(),
  permissions: grantFields.permissions.optional(),
  documentGroups: grantFields.documentGroups.optional(),
  sensitiveTopics: grantFields.sensitiveTopics.optional(),
  months: monthsField.optional(),
  atEnd: atEndField.optional(),
  /** Of the access that is widened; an invitation never asks it. */
  continuesIfUnable: z.boolean().optional(),
  /** The question asked alone was answered; what was answered is kept elsewhere and never read here. */
  asked: z.literal(true).optional(),
})
export type Answers = z.infer<typeof answersSchema>

export type Who = Pick<z.infer<typeof whoSchema>, "name" | "relation">
export type Sending = z.infer<typeof sendSchema>
export type SentAgain = z.infer<typeof sendAgainSchema>
export type Lines = z.infer<typeof linesSchema>
