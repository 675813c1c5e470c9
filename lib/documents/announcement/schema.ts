import { z } from "zod"
import { errorCode } from "@/lib/errors"
import { isDay } from "@/lib/platform/days"
import { announcementFault } from "./rules"

const place = { patientId: z.uuid(), documentId: z.uuid(), version: z.coerce.number().int().positive() }

/** A day planned for an announcement, as a form gives it. */
export const announcementDay = z
  .string({ error: errorCode("documents.announcement_day_missing") })
  .min(1, { error: errorCode("documents.announcement_day_missing") })
  .refine((text) => text === "" || isDay(text), { error: errorCode("documents.date_wrong") })
  .refine((text) => !isDay(text) || announcementFault(text, new Date()) !== "documents.announcement_day_past", {
    error: errorCode("documents.announcement_day_past"),
  })
  .refine((text) => !isDay(text) || announcementFault(text, new Date()) !== "documents.announcement_day_far", {
    error: errorCode("documents.announcement_day_far"),
  })

export const ownMarkSchema = z.strictObject(place)
export type OwnMark = z.infer<typeof ownMarkSchema>

export const putOffSchema = z.strictObject({ ...place, announceOn: announcementDay })
export type PutOff = z.infer<typeof putOffSchema>
