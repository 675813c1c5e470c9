import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { mobileNumber } from "@/lib/platform/sms/number"

/** A number that reads text messages, however it is written; it is kept as any telephone dials it. */
export const phoneSchema = z.strictObject({
  phone: z
    .string(errorCode("account.phone_number"))
    .max(40, errorCode("account.phone_number"))
    .transform((typed) => mobileNumber(typed) ?? "")
    .pipe(z.string().min(1, errorCode("account.phone_number"))),
})

/** The six digits of the SMS, with the spaces that people put between them. */
export const confirmPhoneSchema = z.strictObject({
  code: z
    .string(errorCode("account.phone_code"))
    .max(40, errorCode("account.phone_code"))
    .transform((typed) => typed.replaceAll(/[\s.-]/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, errorCode("account.phone_code"))),
})
