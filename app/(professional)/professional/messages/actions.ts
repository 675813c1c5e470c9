"use server"

import { withOwn } from "@/lib/access/own-access"
import { formAction } from "@/lib/request/form-action"
import * as answering from "@/lib/threads/answering/commands"
import { answerTimeSchema } from "@/lib/threads/schema"

/** When one answers, in one sentence. */
export const sayAnswerTime = formAction(answerTimeSchema, async (actor, { sentence }) => {
  await withOwn(actor, (own) => answering.sayAnswerTime(own, sentence))
  return "/professional/messages?done=said"
})
