"use server"
import { withOwn } from "@/lib/access/own-access"
import { renounceSchema } from "@/lib/delegation/schema"
import * as helping from "@/lib/helping/commands"
import { formAction } from "@/lib/request/form-action"

/** Gives up helping somebody, at once. */
export const renounce = formAction(renounceSchema, async (actor, { delegationId }) => {
  await withOwn(actor, (own) => helping.renounce(own, delegationId))
  return "/helping?done=renounced"
})
