import { z } from "zod"
import { ARMS, MEAL_MOMENTS, MEASURE_KINDS, POSITIONS, type SingleKind } from "@/drizzle/measure-vocabulary"
import { LINE_FAULTS, MOST_LINES, type ReadFile } from "./rules"

const around = <Word extends string>(words: readonly Word[]) => z.enum(words).nullish()
const single = z.enum(MEASURE_KINDS).refine((kind): kind is SingleKind => kind !== "blood_pressure")
const reading = z.union([
  z.object({
    kind: z.literal("blood_pressure"),
    systolic: z.number(),
    diastolic: z.number(),
    arm: around(ARMS),
    position: around(POSITIONS),
  }),
  z.object({ kind: single, value: z.number(), mealMoment: around(MEAL_MOMENTS) }),
])

/** What was read in a file, as it waits encrypted to be looked at. */
export const readFileSchema: z.ZodType<ReadFile> = z.object({
  format: z.enum(["csv", "fhir"]),
  lines: z.array(
    z.object({
      line: z.number(),
      reading,
      unit: z.string(),
      measuredAt: z.coerce.date(),
      notes: z.array(z.enum(["no_time", "from_a_period", "no_meal_moment"])),
    }),
  ),
  faults: z.array(z.object({ line: z.number(), code: z.enum(LINE_FAULTS), written: z.string() })),
  unknownColumns: z.array(z.string()),
})

const oneImport = { patientId: z.uuid(), importId: z.uuid() }
const place = z.coerce.number().int().min(0).max(MOST_LINES)

/** What is added of a file: everything usual, and each unusual value that was said to be right. */
export const importMeasuresSchema = z.strictObject({
  ...oneImport,
  right: z
    .union([place.transform((one) => [one]), z.array(place).max(MOST_LINES)])
    .optional()
    .transform((places) => places ?? []),
})

/** Which import is taken back. */
export const withdrawImportSchema = z.strictObject(oneImport)

export const SHOWN = ["all", "new", "there", "faults"] as const
export type Shown = (typeof SHOWN)[number]
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const viewSchema = z.object({
  show: z.preprocess(first, z.enum(SHOWN)).catch("all"),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(MOST_LINES)).catch(1),
})

/** Which lines of a preview are looked at, and where; what nobody understands is its beginning. */
export const parseView = (query: Record<string, string | string[] | undefined>) => viewSchema.parse(query)
