import { z } from "zod"
import { APPOINTMENT_ZONES } from "@/drizzle/appointment-vocabulary"
import { NOTICE_WAYS } from "@/drizzle/notice-vocabulary"
import { errorCode } from "@/lib/errors"

const way = z.enum(NOTICE_WAYS, errorCode("account.notice_way")).optional()
const hour = z.coerce
  .number(errorCode("account.quiet_hour"))
  .int(errorCode("account.quiet_hour"))
  .min(0, errorCode("account.quiet_hour"))
  .max(23, errorCode("account.quiet_hour"))
const answer = z.enum(["yes", "no"], errorCode("account.notice_answer"))

/** How somebody wants to be told: a way for each group that their page asks about, the letter, and the quiet hours by their clock. */
export const noticeSettingsSchema = z
  .strictObject({
    answers: way,
    accesses: way,
    documents: way,
    messages: way,
    circle: way,
    reminders: way,
    whoCame: answer.optional(),
    quiet: answer,
    quietFrom: hour,
    quietUntil: hour,
    zone: z.enum(APPOINTMENT_ZONES, errorCode("account.notice_zone")),
  })
  .refine(({ quiet, quietFrom, quietUntil }) => quiet === "no" || quietFrom !== quietUntil, {
    path: ["quietUntil"],
    message: errorCode("account.quiet_same"),
  })
export type NoticeChoice = z.infer<typeof noticeSettingsSchema>
