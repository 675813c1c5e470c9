"use server"

import { signatureAction } from "@/lib/request/signature"
import * as signing from "@/lib/wishes/signing/commands"
import { signatureCodeSchema } from "@/lib/wishes/signing/schema"

const back = (code: string) => `/trusted-person/${code}`

/** "I agree and I sign." */
export const signDesignation = signatureAction(signatureCodeSchema, async (signature, { code }) => {
  await signing.signDesignation(signature)
  return back(code)
})

/** "I do not agree." */
export const declineDesignation = signatureAction(signatureCodeSchema, async (signature, { code }) => {
  await signing.declineDesignation(signature)
  return back(code)
})

/** "I no longer want to be." */
export const renounceDesignation = signatureAction(signatureCodeSchema, async (signature, { code }) => {
  await signing.renounceDesignation(signature)
  return back(code)
})
