import { z } from "zod"
import { SENSITIVITIES } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { diseasesOfChoice } from "@/lib/reference/vaccines"
import { addVaccinationShape, correctVaccinationShape } from "./shape/schema"

/** Nothing chosen is told by the shape already. */
const isChoice = ({ against }: { against: string }) => against === "" || diseasesOfChoice(against) !== null
const AGAINST_MISSING = { path: ["against"], message: errorCode("vaccinations.against_missing") }

export const addVaccinationSchema = addVaccinationShape.refine(isChoice, AGAINST_MISSING)
export const correctVaccinationSchema = correctVaccinationShape.refine(isChoice, AGAINST_MISSING)

/** What is said of one dose, without where it goes. */
export type Said = Omit<z.infer<typeof addVaccinationSchema>, "patientId" | "key">
export type SaidOnce = Said & { key: string }
export type SaidAnew = Said & { vaccinationId: string; version: number }

const place = { patientId: z.uuid(), vaccinationId: z.uuid() }
const version = z.coerce.number().int().positive()

export const restoreSchema = z.strictObject(place)
/** One gesture about the version that the person saw. */
export const gestureSchema = z.strictObject({ ...place, version })
export const hideSchema = z.strictObject({ ...place, version, hidden: z.enum(["yes", "no"]) })
export const judgeSchema = z.strictObject({ ...place, version, sensitivity: z.enum(SENSITIVITIES).exclude(["not_yet_judged"]) })
export const excludeFromSchema = z.strictObject({ ...place, caregiverId: z.uuid(), excluded: z.enum(["yes", "no"]) })

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const querySchema = z.object({
  done: z.preprocess(first, z.string().max(30)).optional().catch(undefined),
  vaccination: z.preprocess(first, z.uuid()).optional().catch(undefined),
  against: z.preprocess(first, z.string().max(60)).optional().catch(undefined),
})

/** What the address of a page says: what was just done, to which dose, and against what one is to be written down. */
export function parseQuery(query: Record<string, string | string[] | undefined>): z.infer<typeof querySchema> {
  return querySchema.parse(query)
}
