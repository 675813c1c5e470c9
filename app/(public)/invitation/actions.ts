"use server"
import { redirect } from "next/navigation"
import type { FormState } from "@/lib/forms/rules"
import { formValues } from "@/lib/forms/rules"
import * as arrival from "@/lib/invitation/arrival/commands"
import { parseCode } from "@/lib/invitation/rules"
import { codeSchema } from "@/lib/invitation/schema"
import { groupedCode } from "@/lib/platform/written-code"
import { invitationAction } from "@/lib/request/invitation"
import { refusalSentences } from "@/lib/request/refusals"
import { noteRefused } from "@/lib/request/refused"

/** Goes to the page of a code that was typed, before anybody is signed in; nothing is looked up here. */
export async function goToCode(_before: FormState, data: FormData): Promise<FormState> {
  const values = formValues(data)
  const parsed = codeSchema.safeParse(values)
  const code = parsed.success ? parseCode(parsed.data.code) : null
  if (code) redirect(`/invitation/${groupedCode(code)}`)
  await noteRefused()
  const say = await refusalSentences()
  return { values, fieldErrors: { code: [say("invitation.code")] } }
}

/** "I agree to help." */
export const acceptInvitation = invitationAction(codeSchema, async (invitation) => {
  await arrival.acceptInvitation(invitation)
  return `/helping/${invitation.delegationId}?done=accepted`
})

/** "I say no." */
export const declineInvitation = invitationAction(codeSchema, async (invitation, { code }) => {
  await arrival.declineInvitation(invitation)
  return pageAfter(code, "declined")
})

/** "This invitation is not for me." */
export const returnInvitation = invitationAction(codeSchema, async (invitation, { code }) => {
  await arrival.returnInvitation(invitation)
  return pageAfter(code, "returned")
})

const pageAfter = (code: string, done: "declined" | "returned") =>
  `/invitation/${groupedCode(parseCode(code) ?? "")}?done=${done}`
