import { z } from "zod"
import { ARMS, MEAL_MOMENTS, MEASURE_KINDS, POSITIONS } from "@/drizzle/measure-vocabulary"
import { errorCode } from "@/lib/errors"
import type { ErrorCode } from "@/lib/words/areas"
import { parseMoment } from "../moment/rules"
import { parseReading } from "../reading/rules"
import type { MeasureKind } from "../rules"
import { unitsOf } from "../units/rules"

const wrong = (kind: MeasureKind): ErrorCode => {
  if (kind === "blood_pressure") return errorCode("measures.pressure_wrong")
  return kind === "sleep" ? errorCode("measures.sleep_wrong") : errorCode("measures.value_wrong")
}

const MISSING = errorCode("measures.value_missing")
const MOMENT_WRONG = errorCode("measures.moment_wrong")
/** A choice that may be left open. */
const choice = <Word extends string>(words: readonly Word[]) =>
  z.union([z.literal("").transform(() => null), z.enum(words)]).optional()

/** A measure as a form says it: what, how much in which unit, and when; no moment is now. */
export const addMeasureShape = z
  .strictObject({
    patientId: z.uuid(),
    kind: z.enum(MEASURE_KINDS, errorCode("measures.kind_missing")),
    unit: z.string().max(20),
    value: z.string(MISSING).trim().min(1, MISSING).max(30),
    mealMoment: z.enum(MEAL_MOMENTS, errorCode("measures.meal_moment_missing")).optional().catch(undefined),
    arm: choice(ARMS),
    position: choice(POSITIONS),
    measuredAt: z.string(MOMENT_WRONG).trim().max(40, MOMENT_WRONG),
    /** What the person says of a value that was asked about, and which value that was. */
    unusual: z.enum(["yes", "other"]).optional(),
    asked: z.string().max(30).optional(),
  })
  .transform(({ kind, unit, value, measuredAt, patientId, unusual, asked, ...around }, context) => {
    const fault = (field: string, message: ErrorCode) => context.addIssue({ code: "custom", path: [field], message })
    const reading = unitsOf(kind).includes(unit) ? parseReading(kind, value, unit, around) : null
    const moment = parseMoment(measuredAt)
    if (!reading) fault("value", wrong(kind))
    if (kind === "glucose" && !around.mealMoment) fault("mealMoment", errorCode("measures.meal_moment_missing"))
    if (!moment && measuredAt !== "") fault("measuredAt", MOMENT_WRONG)
    if (moment && moment > new Date()) fault("measuredAt", errorCode("measures.moment_in_future"))
    return reading ? { patientId, reading, unit, measuredAt: moment, said: asked === value ? unusual : undefined } : z.NEVER
  })
