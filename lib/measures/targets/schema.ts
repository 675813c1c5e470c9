import { z } from "zod"
import { MEAL_MOMENTS, MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { errorCode } from "@/lib/errors"
import type { ErrorCode } from "@/lib/words/areas"
import { parseReading } from "../reading/rules"
import { type MeasureKind, numbersOf } from "../rules"
import { unitsOf } from "../units/rules"

const end = z.string().trim().max(30)
const WRONG: ErrorCode = errorCode("measures.value_wrong")

/** An end of a target, in the unit that was typed in, as it is kept; null where it is left open, undefined for nonsense. */
function readEnd(kind: MeasureKind, text: string, unit: string): number[] | null | undefined {
  if (text === "") return null
  const reading = parseReading(kind, text, unit)
  return reading ? numbersOf(reading) : undefined
}

/** A target as a professional says it: at least, at most, and of a glycaemia at which moment. */
export const setTargetSchema = z
  .strictObject({
    patientId: z.uuid(),
    kind: z.enum(MEASURE_KINDS),
    unit: z.string().max(20),
    moment: z.union([z.literal("").transform(() => null), z.enum(MEAL_MOMENTS)]).default(null),
    least: end,
    most: end,
  })
  .transform(({ unit, ...said }, context) => {
    const fault = (field: string, message: ErrorCode) => context.addIssue({ code: "custom", path: [field], message })
    const known = unitsOf(said.kind).includes(unit)
    const [least, most] = [readEnd(said.kind, said.least, unit), readEnd(said.kind, said.most, unit)]
    if (least === undefined || !known) fault("least", WRONG)
    if (most === undefined) fault("most", WRONG)
    if (least === null && most === null) fault("least", errorCode("measures.target_missing"))
    if (least && most && least.some((one, place) => one > (most[place] ?? 0)))
      fault("most", errorCode("measures.target_upside_down"))
    const { patientId, kind, moment } = said
    return { patientId, kind, moment: kind === "glucose" ? moment : null, least: least ?? null, most: most ?? null }
  })

/** Which target is given up. */
export const withdrawTargetSchema = z.strictObject({ patientId: z.uuid(), kind: z.enum(MEASURE_KINDS), targetId: z.uuid() })
