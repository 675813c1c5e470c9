import { z } from "zod"
import { MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { errorCode } from "@/lib/errors"
import { decodeCursor } from "@/lib/platform/cursor"
import { usualOf } from "@/lib/reference/usual-measures"
import { guessMeant, isUnusual } from "./plausibility/rules"
import { addMeasureShape } from "./shape/schema"
import { unitsOf } from "./units/rules"

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const filterSchema = z.object({
  older: z.preprocess(first, z.string().transform(decodeCursor)).optional().catch(undefined),
  /** What waits for a yes or a no. */
  waiting: z.preprocess(first, z.literal("1")).optional().catch(undefined),
})
export type MeasureFilters = z.infer<typeof filterSchema>

/** Reads where a list begins from the query of an address; what nobody understands counts as absent. */
export function parseFilters(query: Record<string, string | string[] | undefined>): MeasureFilters {
  return filterSchema.parse(query)
}

/** A kind as an address names it; undefined where there is none of this name. */
export const parseKind = (word: string) => MEASURE_KINDS.find((kind) => kind === word)

/** The same measure with what is unusual asked about: it is taken as it is once the person said so, or as the other that was meant. */
export const addMeasureSchema = addMeasureShape.transform(({ reading, unit, said, ...rest }, context) => {
  const usual = usualOf(reading.kind)
  if (!isUnusual(reading, usual)) return { ...rest, reading, unusualConfirmed: false }
  if (said === "yes") return { ...rest, reading, unusualConfirmed: true }
  const meant = said === "other" ? guessMeant(reading, usual, unit, "fr") : null
  if (meant) return { ...rest, reading: meant.reading, unusualConfirmed: false }
  context.addIssue({ code: "custom", path: ["unusual"], message: errorCode("measures.unusual") })
  return z.NEVER
})

/** Which unit somebody reads a kind in from now on. */
export const chooseUnitSchema = z
  .strictObject({ patientId: z.uuid(), kind: z.enum(MEASURE_KINDS), unit: z.string().max(20) })
  .refine(({ kind, unit }) => unitsOf(kind).length > 1 && unitsOf(kind).includes(unit))
