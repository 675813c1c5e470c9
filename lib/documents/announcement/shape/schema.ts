import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isDay, isInTheFuture } from "@/lib/platform/days"

/** A day planned for an announcement, without the rule that says how far away: what the browser can check by itself. */
export const announcementDayShape = z
  .string(errorCode("documents.announcement_day_missing"))
  .min(1, errorCode("documents.announcement_day_missing"))
  .refine((text) => text === "" || isDay(text), errorCode("documents.date_wrong"))
  .refine((text) => !isDay(text) || isInTheFuture(text, new Date()), errorCode("documents.announcement_day_past"))

export const PLACE = { patientId: z.uuid(), documentId: z.uuid(), version: z.coerce.number().int().positive() }

export const putOffShape = z.strictObject({ ...PLACE, announceOn: announcementDayShape })
