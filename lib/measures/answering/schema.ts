import { z } from "zod"

/** Which measure a gesture is about. */
export const oneMeasureSchema = z.strictObject({ patientId: z.uuid(), measureId: z.uuid() })
/** A yes or a no; `waiting` where it is given on the list of what waits. */
export const answerMeasureSchema = oneMeasureSchema.extend({ waiting: z.literal("1").optional() })
