import { z } from "zod"
import { VACCINE_CODE_SYSTEMS, type VaccineCodeSystem } from "@/drizzle/vaccination-vocabulary"
import { errorCode } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { parsePartialDay } from "../days/rules"

/** How a code of each system looks; which system it is of, somebody says. */
const CODES: Record<VaccineCodeSystem, RegExp> = { CIS: /^\d{8}$/, ATC: /^J07[A-Z]{2}\d{2}$/, SNOMED: /^\d{6,18}$/ }

/** Something short that may be left empty. */
const written = (most: number) =>
  z
    .string()
    .trim()
    .max(most, errorCode("vaccinations.too_long"))
    .optional()
    .transform((text) => text || null)

const givenOn = z.string(errorCode("vaccinations.given_on_missing")).transform((text, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: "custom", message })
    return z.NEVER
  }
  if (text === "") return fault(errorCode("vaccinations.given_on_missing"))
  const day = parsePartialDay(text)
  if (!day) return fault(errorCode("vaccinations.given_on_wrong"))
  // A month or a year that has begun may be known without its day.
  return day > dayInParis(new Date()) ? fault(errorCode("vaccinations.given_in_future")) : day
})

const SAID = {
  patientId: z.uuid(),
  against: z.string(errorCode("vaccinations.against_missing")).min(1, errorCode("vaccinations.against_missing")).max(60),
  givenOn,
  vaccine: written(200),
  dose: written(60),
  lot: written(60),
  givenBy: written(200),
  codeSystem: z
    .enum(["", ...VACCINE_CODE_SYSTEMS])
    .optional()
    .transform((system) => system || null),
  code: written(20).transform((code) => code?.toUpperCase() ?? null),
  documentId: z
    .union([z.literal(""), z.uuid()])
    .optional()
    .transform((id) => id || null),
}

const hasItsSystem = ({ code, codeSystem }: { code: string | null; codeSystem: VaccineCodeSystem | null }) =>
  code === null ? codeSystem === null : codeSystem !== null && CODES[codeSystem].test(code)
const CODE_WRONG = { path: ["code"], message: errorCode("vaccinations.code_wrong") }

/** A dose as a form says it; `key` is the form's own, so that one sent twice is one dose. */
export const addVaccinationShape = z.strictObject({ ...SAID, key: z.uuid() }).refine(hasItsSystem, CODE_WRONG)

/** The same said anew, of the version that the person saw. */
export const correctVaccinationShape = z
  .strictObject({ ...SAID, vaccinationId: z.uuid(), version: z.coerce.number().int().positive() })
  .refine(hasItsSystem, CODE_WRONG)
