"use server"
import { withOwn } from "@/lib/access/own-access"
import { renounceSchema } from "@/lib/delegation/schema"
import { renounce } from "@/lib/helping/commands"
import { formAction } from "@/lib/request/form-action"

/** Gives up helping somebody, at once. */
export const stopHelping = formAction(renounceSchema, async (actor, { delegationId }) => {
  await withOwn(actor, (own) => renounce(own, delegationId))
  return "/helping"
})
