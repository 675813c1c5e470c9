import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isName, normalizeName } from "@/lib/identity/rules"
import { MAIL_ADDRESS } from "@/lib/platform/mail/address"

/** Whom one invites, without the list of relations: what the browser can check by itself. */

const name = z
  .string(errorCode("invitation.name"))
  .max(400, errorCode("invitation.name"))
  .transform(normalizeName)
  .refine(isName, errorCode("invitation.name"))

export const channelField = z.enum(["mail", "letter", "screen"], errorCode("invitation.channel"))

const contact = z.preprocess(
  (value) => (typeof value === "string" ? value.normalize("NFC").trim() || undefined : value),
  z.string(errorCode("invitation.contact")).regex(MAIL_ADDRESS, errorCode("invitation.contact")).optional(),
)

export const relationField = z.string(errorCode("invitation.relation")).min(1, errorCode("invitation.relation"))

export const WHO = {
  patientId: z.uuid(),
  draftId: z.uuid(),
  name,
  relation: relationField,
  channel: channelField,
  contact,
}

type Reached = { channel?: unknown; contact?: unknown }

/** An address is wanted for a mail only; said whatever else is wrong in the form, so that every error is told at once. */
export const ADDRESS_FOR_A_MAIL = {
  when: () => true,
  path: ["contact"],
  error: errorCode("invitation.contact_missing"),
}
export const hasItsAddress = ({ channel, contact: given }: Reached) => channel !== "mail" || (given !== undefined && given !== "")

export const whoShape = z.strictObject(WHO).refine(hasItsAddress, ADDRESS_FOR_A_MAIL)
