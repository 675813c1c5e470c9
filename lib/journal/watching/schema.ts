import { z } from "zod"

/** One visit, by the last line that it left. */
export const visitSchema = z.strictObject({ patientId: z.uuid(), visitId: z.uuid() })
