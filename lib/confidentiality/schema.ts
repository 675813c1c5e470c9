import { z } from "zod"
import { EMERGENCY_WAYS } from "@/drizzle/vocabulary"
import { EMERGENCY_STATES } from "./rules"

export const emergencyChoiceSchema = z.strictObject({
  patientId: z.uuid(),
  way: z.enum(EMERGENCY_WAYS),
  answer: z.enum(EMERGENCY_STATES),
})
