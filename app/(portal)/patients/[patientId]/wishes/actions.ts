"use server"

import { patientAction } from "@/lib/request/patient-action"
import * as apart from "@/lib/wishes/apart/commands"
import * as wishes from "@/lib/wishes/commands"
import {
  directivesSchema,
  hideWishesSchema,
  oneWishSchema,
  organDonationSchema,
  signatureSchema,
  trustedPersonSchema,
} from "@/lib/wishes/schema"
import * as asking from "@/lib/wishes/signing/asking/commands"
import { askSignatureSchema, withdrawSignatureSchema } from "@/lib/wishes/signing/schema"

const after = (patientId: string, done: string) => `/patients/${patientId}/wishes?done=${done}`

export const writeDirectives = patientAction(directivesSchema, ["edit:wishes"], async (access, { patientId, ...given }) => {
  await wishes.writeDirectives(access, given)
  return after(patientId, "directives")
})

export const sayOrganDonation = patientAction(organDonationSchema, ["edit:wishes"], async (access, { patientId, words }) => {
  await wishes.sayOrganDonation(access, words)
  return after(patientId, "organ")
})

export const nameTrustedPerson = patientAction(trustedPersonSchema, ["edit:wishes"], async (access, { patientId, ...given }) => {
  await wishes.nameTrustedPerson(access, given)
  return `/patients/${patientId}/wishes/trusted-person?done=trusted#sign`
})

/** The trusted person has signed the form too. */
export const noteSignature = patientAction(signatureSchema, ["edit:wishes"], async (access, { patientId, ...signed }) => {
  await wishes.noteSignature(access, signed)
  return after(patientId, "signed")
})

/** A code by which the trusted person signs here. */
export const askSignature = patientAction(askSignatureSchema, ["edit:wishes"], async (access, { patientId, wishId }) => {
  await asking.askSignature(access, wishId)
  return `/patients/${patientId}/wishes/trusted-person?done=asked#sign`
})

export const withdrawSignature = patientAction(withdrawSignatureSchema, ["edit:wishes"], async (access, asked) => {
  await asking.withdrawSignature(access, asked.signatureId)
  return `/patients/${asked.patientId}/wishes/trusted-person?done=code_withdrawn#sign`
})

export const revokeWish = patientAction(oneWishSchema, ["edit:wishes"], async (access, { patientId, wishId }) => {
  await wishes.revokeWish(access, wishId)
  return after(patientId, "revoked")
})

/** Hides one kind from professionals, or shows it again. */
export const hideWishes = patientAction(hideWishesSchema, ["edit:wishes"], async (access, { patientId, kind, hidden }) => {
  await apart.hideWishes(access, kind, hidden === "yes")
  return `/patients/${patientId}/wishes/readers?done=${hidden === "yes" ? "masked" : "shown"}`
})
