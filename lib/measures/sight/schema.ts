import { z } from "zod"
import { SENSITIVITIES } from "@/drizzle/vocabulary"
import { oneMeasureSchema } from "../answering/schema"

const yesOrNo = z.enum(["yes", "no"])

/** Whether professionals read a measure. */
export const hideMeasureSchema = oneMeasureSchema.extend({ hidden: yesOrNo })
/** Whether the patient calls a measure sensitive. */
export const judgeMeasureSchema = oneMeasureSchema.extend({ sensitivity: z.enum(SENSITIVITIES).exclude(["not_yet_judged"]) })
/** From which caregiver a measure is kept. */
export const excludeFromMeasureSchema = oneMeasureSchema.extend({ caregiverId: z.uuid(), excluded: yesOrNo })
