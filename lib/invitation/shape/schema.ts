import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isCalling, normalizeName } from "@/lib/identity/rules"
import { MAIL_ADDRESS, writtenAddress } from "@/lib/platform/mail/address"

/** Whom one invites and how, without the list of relations: what the browser can check by itself. */

const name = z
  .string(errorCode("invitation.name"))
  .max(400, errorCode("invitation.name"))
  .transform(normalizeName)
  .refine(isCalling, errorCode("invitation.name"))

const channelField = z.enum(["mail", "letter", "screen"], errorCode("invitation.channel"))

const address = z.string(errorCode("invitation.contact")).regex(MAIL_ADDRESS, errorCode("invitation.contact"))
const asTyped = (value: unknown) => (typeof value === "string" ? writtenAddress(value) || undefined : value)
const contact = z.preprocess(asTyped, address.optional())

export const relationField = z.string(errorCode("invitation.relation")).min(1, errorCode("invitation.relation"))

const patientId = z.uuid()
const ids = { patientId, draftId: z.uuid() }

export const START = { patientId, name, relation: relationField }
export const WHO = { ...START, ...ids }
const SEND = { ...ids, channel: channelField, contact }

type Reached = { channel?: unknown; contact?: unknown }

/** An address is wanted for a mail only; said whatever else is wrong in the form, so that every error is told at once. */
const ADDRESS_FOR_A_MAIL = {
  when: () => true,
  path: ["contact"],
  error: errorCode("invitation.contact_missing"),
}
const hasItsAddress = ({ channel, contact: given }: Reached) => channel !== "mail" || (given !== undefined && given !== "")

export const startShape = z.strictObject(START)
export const whoShape = z.strictObject(WHO)
export const sendAgainShape = z.strictObject({ patientId, delegationId: z.uuid(), contact: z.preprocess(asTyped, address) })
export const sendShape = z.strictObject(SEND).refine(hasItsAddress, ADDRESS_FOR_A_MAIL)
