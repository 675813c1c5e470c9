import { z } from "zod"
import { DESCRIPTION } from "@/lib/documents/schema"

export const describeDepositSchema = z.strictObject({
  patientId: z.uuid(),
  draftId: z.uuid(),
  ...DESCRIPTION,
  title: DESCRIPTION.title.optional().default(""),
})
export type DepositDescription = z.infer<typeof describeDepositSchema>

export const discardDepositSchema = z.strictObject({ patientId: z.uuid(), draftId: z.uuid() })
