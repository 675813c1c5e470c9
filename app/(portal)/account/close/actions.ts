"use server"
import { withOwn } from "@/lib/access/own-access"
import * as closing from "@/lib/account/closing/commands"
import { nothingSchema } from "@/lib/account/schema"
import * as helping from "@/lib/helping/commands"
import { formAction } from "@/lib/request/form-action"

/** Closes my account: what I was given to help others ends with it, or nothing at all is done. */
export const closeAccount = formAction(
  nothingSchema,
  async (actor) => {
    await withOwn(actor, async (own) => {
      await helping.renounceAll(own)
      await closing.closeAccount(own)
    })
    return "/account-closed"
  },
  { anyActor: true },
)
