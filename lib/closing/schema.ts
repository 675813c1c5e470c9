import { z } from "zod"

export const closingSchema = z.strictObject({ patientId: z.uuid() })
