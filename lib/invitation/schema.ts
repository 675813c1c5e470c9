import { z } from "zod"
import { INVITATION_CHANNELS, PRESSURE_ANSWERS } from "@/drizzle/vocabulary"
import { atEndField, grantFields, monthsField } from "@/lib/delegation/schema"
import { errorCode } from "@/lib/errors"
import { isName, normalizeName } from "@/lib/identity/rules"
import { PURPOSES } from "@/lib/reference/purposes"
import { isRelation } from "@/lib/reference/relations"

/** The ways to hand an invitation over that a patient chooses from. */
export const CHANNELS = INVITATION_CHANNELS.filter((channel) => channel !== "request")

const draft = { patientId: z.uuid(), draftId: z.uuid() }

const nameField = z
  .string(errorCode("invitation.name"))
  .max(400, errorCode("invitation.name"))
  .transform(normalizeName)
  .refine(isName, errorCode("invitation.name"))
const relationField = z.string(errorCode("invitation.relation")).refine(isRelation, errorCode("invitation.relation"))
const channelField = z.enum(["mail", "letter", "screen"], errorCode("invitation.channel"))
const contactField = z.preprocess(
  (value) => (value === "" ? undefined : value),
  z.email(errorCode("invitation.contact")).max(254, errorCode("invitation.contact")).optional(),
)

/** Who: a name, a word of the list, and how the invitation reaches them; an address is wanted for a mail only. */
export const whoSchema = z
  .strictObject({ ...draft, name: nameField, relation: relationField, channel: channelField, contact: contactField })
  .refine((who) => who.channel !== "mail" || who.contact !== undefined, {
    path: ["contact"],
    message: errorCode("invitation.contact_missing"),
  })
export const purposeSchema = z.strictObject({ ...draft, purpose: z.enum(PURPOSES, errorCode("invitation.purpose")) })
export const linesSchema = z.strictObject({ ...draft, ...grantFields })
export const untilSchema = z.strictObject({ ...draft, months: monthsField, atEnd: atEndField })
export const unableSchema = z.strictObject({ ...draft, continuesIfUnable: z.enum(["yes", "no"], errorCode("delegation.choose")) })
export const aloneSchema = z.strictObject({ ...draft, answer: z.enum(PRESSURE_ANSWERS, errorCode("delegation.choose")) })
export const draftSchema = z.strictObject(draft)
export const startSchema = z.strictObject({ patientId: z.uuid() })
export const codeSchema = z.strictObject({ code: z.string().max(60) })

/** What the steps have answered so far, as the draft keeps it. */
export const answersSchema = z.object({
  name: z.string().optional(),
  relation: z.string().optional(),
  channel: channelField.optional(),
  contact: z.string().optional(),
  purpose: z.string().optional(),
  permissions: grantFields.permissions.optional(),
  documentGroups: grantFields.documentGroups.optional(),
  sensitiveTopics: grantFields.sensitiveTopics.optional(),
  months: monthsField.optional(),
  atEnd: atEndField.optional(),
  continuesIfUnable: z.boolean().optional(),
  /** The question asked alone was answered; what was answered is kept elsewhere and never read here. */
  asked: z.literal(true).optional(),
})
export type Answers = z.infer<typeof answersSchema>

export type Who = z.infer<typeof whoSchema>
export type Lines = z.infer<typeof linesSchema>
