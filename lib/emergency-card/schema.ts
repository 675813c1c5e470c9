import { z } from "zod"
import { BLOOD_GROUPS } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"

const words = (most: number) => z.string().trim().max(most, errorCode("emergency.too_long")).default("")

/** What the person says herself on her card; nothing of it has to be said. */
export const cardSchema = z.strictObject({
  patientId: z.uuid(),
  firstWords: words(500).transform((text) => text.replace(/\r\n?/g, "\n")),
  bloodGroup: z.preprocess((value) => value || null, z.enum(BLOOD_GROUPS, errorCode("emergency.blood_group")).nullable()),
  speaks: words(80),
  /** The one that was read; 0 where nothing was said yet. */
  version: z.coerce.number().int().nonnegative(),
})
/** Whether the code at home opens the card to whoever has no access of their own. */
export const homeCodeSchema = z.strictObject({
  patientId: z.uuid(),
  opensCard: z.enum(["no", "yes"], errorCode("emergency.opens")),
})
export const ofPatientSchema = z.strictObject({ patientId: z.uuid() })

export type GivenCard = Omit<z.infer<typeof cardSchema>, "patientId">
