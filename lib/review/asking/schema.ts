import { z } from "zod"
import { PARENT_RELATIONS } from "@/drizzle/review-vocabulary"
import { errorCode } from "@/lib/errors"
import { isName, isPlace, normalizeName } from "@/lib/identity/rules"
import { BIRTH_COUNTRIES, CHILD_SEXES } from "./rules"

const caseId = z.uuid()
const text = (isMeant: (text: string) => boolean, code: string) =>
  z.string(code).max(400, code).transform(normalizeName).refine(isMeant, code)
const name = (code: string) => text((given) => isName(given), code)

const isDay = (text: string) => {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The child as the birth certificate names it. */
export const childSchema = z.strictObject({
  caseId,
  birthName: name(errorCode("children.birth_name")),
  givenNames: name(errorCode("children.given_names")),
  sex: z.enum(CHILD_SEXES, errorCode("children.sex")),
  birthDate: z.string(errorCode("children.birth_date")).refine(isDay, errorCode("children.birth_date")),
  birthTown: text(isPlace, errorCode("children.birth_town")),
  birthCountry: z.enum(BIRTH_COUNTRIES, errorCode("children.birth_country")),
})
export const relationSchema = z.strictObject({ caseId, relation: z.enum(PARENT_RELATIONS, errorCode("children.relation")) })
export const requestSchema = z.strictObject({ caseId })
export const startSchema = z.strictObject({})
export const evidenceSchema = z.strictObject({ caseId, evidenceId: z.uuid() })

export type Child = z.infer<typeof childSchema>
