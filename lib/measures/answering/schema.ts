import { z } from "zod"

/** Which measure a gesture is about. */
export const oneMeasureSchema = z.strictObject({ patientId: z.uuid(), measureId: z.uuid() })
