import { z } from "zod"
import { DELEGABLE_GROUPS, GRANTABLE_TOPICS, REVOCATION_REASONS } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS } from "@/lib/access/sections"
import { errorCode } from "@/lib/errors"
import { ruleValue } from "@/lib/reference/dated-rules"
import { atEndField, ifUnableField, monthsShape, SHOWN } from "./shape/schema"

/** Boxes ticked: none, one word or several, as a form sends them. */
const ticked = <Word extends string>(words: readonly Word[]) =>
  z.preprocess((value) => (value === undefined || value === "" ? [] : [value].flat()), z.array(z.enum(words)).max(words.length))

export const grantFields = {
  permissions: ticked(DELEGABLE_PERMISSIONS),
  documentGroups: ticked(DELEGABLE_GROUPS),
  sensitiveTopics: ticked(GRANTABLE_TOPICS),
}

/** From one month to the longest that a consent lasts. */
export const monthsField = monthsShape.max(ruleValue("consent_lasts_at_most").value, errorCode("delegation.months"))

const one = { patientId: z.uuid(), delegationId: z.uuid() }

/** One access of one patient, for what needs nothing else to be said. */
export const oneDelegationSchema = z.strictObject(one)
export const narrowSchema = z.strictObject({ ...one, ...grantFields })
export const revokeSchema = z.strictObject({ ...one, reason: z.enum(REVOCATION_REASONS, errorCode("delegation.choose")) })
export const renewSchema = z.strictObject({ ...SHOWN, months: monthsField, atEnd: atEndField, continuesIfUnable: ifUnableField })
export const atEndSchema = z.strictObject({ ...SHOWN, atEnd: atEndField })
export const foreseeSchema = z.strictObject({ ...SHOWN, continuesIfUnable: ifUnableField })
export const renounceSchema = z.strictObject({ delegationId: z.uuid() })

export type AtEndChoice = z.infer<typeof atEndSchema>
export type Foresight = z.infer<typeof foreseeSchema>
export type OneDelegation = z.infer<typeof oneDelegationSchema>
export type Narrowing = z.infer<typeof narrowSchema>
export type Revocation = z.infer<typeof revokeSchema>
export type Renewal = z.infer<typeof renewSchema>

/** What a page of lines offers, in its order. */
export const GRANTABLE = { groups: DELEGABLE_GROUPS, topics: GRANTABLE_TOPICS } as const

/** The reasons to choose from, the mildest first. */
export const REASONS = ["patient_request", ...REVOCATION_REASONS.filter((reason) => reason !== "patient_request")] as const
