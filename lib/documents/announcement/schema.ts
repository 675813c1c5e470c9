import { z } from "zod"
import { isDay } from "@/lib/platform/days"
import { announcementFault } from "./rules"

const place = { patientId: z.uuid(), documentId: z.uuid(), version: z.coerce.number().int().positive() }

/** A day planned for an announcement, as a form gives it. */
export const announcementDay = z
  .string({ error: "announcement_day_missing" })
  .min(1, { error: "announcement_day_missing" })
  .refine((text) => text === "" || isDay(text), { error: "document_date_wrong" })
  .refine((text) => !isDay(text) || announcementFault(text, new Date()) !== "announcement_day_past", {
    error: "announcement_day_past",
  })
  .refine((text) => !isDay(text) || announcementFault(text, new Date()) !== "announcement_day_far", {
    error: "announcement_day_far",
  })

export const ownMarkSchema = z.strictObject(place)
export type OwnMark = z.infer<typeof ownMarkSchema>

export const putOffSchema = z.strictObject({ ...place, announceOn: announcementDay })
export type PutOff = z.infer<typeof putOffSchema>
