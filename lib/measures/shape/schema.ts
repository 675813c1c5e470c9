import { z } from "zod"
import { MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { errorCode } from "@/lib/errors"
import { parseMoment, parseReading } from "../rules"

const WRONG = { weight: errorCode("measures.weight_wrong"), blood_pressure: errorCode("measures.pressure_wrong") }

/** A measure as a form says it: what, how much, and when; no moment is now. */
export const addMeasureShape = z
  .strictObject({
    patientId: z.uuid(),
    kind: z.enum(MEASURE_KINDS, errorCode("measures.kind_missing")),
    value: z.string(errorCode("measures.value_missing")).trim().min(1, errorCode("measures.value_missing")).max(30),
    measuredAt: z.string(errorCode("measures.moment_wrong")).trim().max(40, errorCode("measures.moment_wrong")),
  })
  .transform(({ kind, value, measuredAt, patientId }, context) => {
    const fault = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message })
    const reading = parseReading(kind, value)
    const moment = parseMoment(measuredAt)
    if (!reading) fault("value", WRONG[kind])
    if (!moment && measuredAt !== "") fault("measuredAt", errorCode("measures.moment_wrong"))
    if (moment && moment > new Date()) fault("measuredAt", errorCode("measures.moment_in_future"))
    return reading ? { patientId, reading, measuredAt: moment } : z.NEVER
  })
