import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isDay } from "@/lib/platform/days"
import { lastAnnouncementDay } from "./rules"
import { announcementDayShape, PLACE } from "./shape/schema"

/** A day planned for an announcement, as a form gives it: after today, and no further away than the rule says. */
export const announcementDay = announcementDayShape.refine(
  (text) => !isDay(text) || text <= lastAnnouncementDay(new Date()),
  errorCode("documents.announcement_day_far"),
)

export const ownMarkSchema = z.strictObject(PLACE)
export type OwnMark = z.infer<typeof ownMarkSchema>

export const putOffSchema = z.strictObject({ ...PLACE, announceOn: announcementDay })
export type PutOff = z.infer<typeof putOffSchema>
