import { z } from "zod"
import { PARENT_RELATIONS } from "@/drizzle/review-vocabulary"
import { isName, normalizeName } from "@/lib/identity/rules"
import { BIRTH_COUNTRIES, CHILD_SEXES } from "./rules"

const caseId = z.uuid()
const name = (code: string) => z.string(code).max(400, code).transform(normalizeName).refine(isName, code)

const isDay = (text: string) => {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The child as the birth certificate names it. */
export const childSchema = z.strictObject({
  caseId,
  birthName: name("children.errors.birthName"),
  givenNames: name("children.errors.givenNames"),
  sex: z.enum(CHILD_SEXES, "children.errors.sex"),
  birthDate: z.string("children.errors.birthDate").refine(isDay, "children.errors.birthDate"),
  birthTown: name("children.errors.birthTown"),
  birthCountry: z.enum(BIRTH_COUNTRIES, "children.errors.birthCountry"),
})
export const relationSchema = z.strictObject({ caseId, relation: z.enum(PARENT_RELATIONS, "children.errors.relation") })
export const requestSchema = z.strictObject({ caseId })
export const startSchema = z.strictObject({})
export const evidenceSchema = z.strictObject({ caseId, evidenceId: z.uuid() })

export type Child = z.infer<typeof childSchema>
