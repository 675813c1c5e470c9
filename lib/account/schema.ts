import { z } from "zod"
import { DOCTOR_TITLES, LANGUAGES, SEXES } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { knownBirthDate } from "@/lib/identity/birth-date"
import { isName, normalizeName } from "@/lib/identity/rules"
import { MAIL_ADDRESS, writtenAddress } from "@/lib/platform/mail/address"

const shortText = z.string().trim().min(1).max(200)
const orNull = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), type.nullable())
/** What need not be known: where it cannot be used, it is left out, and nobody is kept outside for it. */
const orLeftOut = <T extends z.ZodType>(type: T) => orNull(type).catch(null)
const email = orLeftOut(z.email().max(254))
const code = z.string().regex(/^\d[0-9AB]\d{3}$/)
const text = z.string().max(400).transform(normalizeName)

/** A name of somebody, or nothing: some have one name only. A sandbox numbers its people. */
const names = (isSandbox: boolean) =>
  z.preprocess(
    (value) => value ?? "",
    text.refine((said) => said === "" || isName(said, isSandbox)),
  )

/** Somebody is called something. */
const isNamed = (said: { family_name: string; given_name: string }) => said.family_name !== "" || said.given_name !== ""
const NAMELESS = { path: ["family_name"] }

/** What a citizen's provider says (FranceConnect v2: scope identite_pivot and email); unknown claims are left out. */
export const citizenClaims = (isSandbox: boolean) =>
  z
    .object({
      sub: shortText,
      family_name: names(isSandbox),
      given_name: z.preprocess(
        (value) => (typeof value === "string" ? value.replace(/,/g, " ") : (value ?? "")),
        text.refine((said) => said === "" || said.split(" ").every((one) => isName(one, isSandbox))),
      ),
      given_name_array: z.array(names(isSandbox)).catch([]),
      preferred_username: orLeftOut(names(isSandbox)),
      gender: z.enum(SEXES).catch("unknown"),
      birthdate: z.string().transform(knownBirthDate).pipe(z.string()),
      birthplace: orLeftOut(code),
      birthcountry: orLeftOut(code),
      email,
    })
    .refine(isNamed, NAMELESS)

const activity = z.object({
  codeModeExercice: z.string().max(20).optional(),
  codeSecteurDactivite: z.string().max(20).optional(),
  codeRole: orNull(z.string().max(20)),
  codeGenreActivite: orNull(z.string().max(20)),
  identifiantTechniqueDeLaStructure: orNull(z.string().max(60)),
  raisonSocialeSite: orNull(z.string().max(200)),
})

/** Those of a list that can be read; one that is incomplete does not cost the others. */
const readable = <T extends z.ZodType>(type: T) =>
  z.array(z.unknown()).transform((said) =>
    said.flatMap((one) => {
      const parsed = type.safeParse(one)
      return parsed.success ? [parsed.data] : []
    }),
  )

const exercice = z.object({
  codeProfession: z.string().min(1).max(10),
  codeCiviliteDexercice: orNull(z.string().max(10)),
  codeSavoirFaire: orNull(z.string().max(10)),
  activities: readable(activity).default([]),
})

/** How somebody is addressed, "M" or "MME": from it alone a provider of professionals lets their sex be known. */
const civility = orLeftOut(z.string().max(10))

/** What a professional's provider says (the shape of Pro Santé Connect); without SubjectRefPro nobody is a professional. */
export const professionalClaims = (isSandbox: boolean) =>
  z
    .object({
      sub: shortText,
      SubjectNameID: shortText,
      family_name: names(isSandbox),
      given_name: names(isSandbox),
      email,
      codeCivilite: civility,
      SubjectRefPro: z.object({ codeCivilite: civility, exercices: readable(exercice).refine((said) => said.length > 0) }),
    })
    .refine(isNamed, NAMELESS)

/** What a reviewer's provider says (plain OpenID Connect). */
export const reviewerClaims = z.object({ sub: shortText, name: shortText, email })

/** A place of practice as a session keeps it. */
export const exerciceSchema = z.object({
  professionCode: z.string(),
  roleCode: z.string().nullable(),
  activityCode: z.string().nullable(),
  savoirFaireCode: z.string().nullable(),
  structureId: z.string().nullable(),
  structureName: z.string().nullable(),
  label: z.string(),
})

export const pickExerciceSchema = z.strictObject({
  exercice: z.string(errorCode("signin.exercice_missing")).regex(/^\d{1,2}$/, errorCode("signin.exercice_missing")),
  back: z.string().max(500).optional(),
})
export const endSessionSchema = z.strictObject({ session: z.uuid() })
export const nothingSchema = z.strictObject({})
export const languageSchema = z.strictObject({ language: z.enum(LANGUAGES) })
export const doctorTitleSchema = z.strictObject({ title: z.enum(DOCTOR_TITLES) })
export const contactSchema = z.strictObject({
  email: z
    .string(errorCode("account.contact_email"))
    .transform(writtenAddress)
    .pipe(z.string().regex(MAIL_ADDRESS, errorCode("account.contact_email"))),
})
export const confirmContactSchema = z.strictObject({
  code: z.string(errorCode("account.contact_code")).regex(/^[\w-]{43}$/, errorCode("account.contact_code")),
})
