import { z } from "zod"
import { LANGUAGES, SEXES } from "@/drizzle/vocabulary"
import { errorCode } from "@/lib/errors"
import { isName, normalizeName } from "@/lib/identity/rules"

const shortText = z.string().trim().min(1).max(200)
const orNull = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" || value === undefined ? null : value), type.nullable())
const name = z.string().max(400).transform(normalizeName).refine(isName)

/** What a citizen's provider says (FranceConnect v2: scope identite_pivot and email); unknown claims are left out. */
export const citizenClaims = z.object({
  sub: shortText,
  family_name: name,
  given_name: z.string().max(400).transform(normalizeName).pipe(z.string().min(1)),
  given_name_array: z.array(name).min(1).optional(),
  preferred_username: orNull(name),
  gender: z.enum(SEXES).catch("unknown"),
  birthdate: z.iso.date(),
  birthplace: orNull(z.string().regex(/^\d[0-9AB]\d{3}$/)),
  birthcountry: z.string().regex(/^99\d{3}$/),
  email: orNull(z.email().max(254)),
})

const activity = z.object({
  codeModeExercice: z.string().max(20).optional(),
  codeSecteurDactivite: z.string().max(20).optional(),
  codeRole: orNull(z.string().max(20)),
  codeGenreActivite: orNull(z.string().max(20)),
  identifiantTechniqueDeLaStructure: orNull(z.string().max(60)),
  raisonSocialeSite: orNull(z.string().max(200)),
})

/** What a professional's provider says (the shape of Pro Santé Connect); without SubjectRefPro nobody is a professional. */
export const professionalClaims = z.object({
  sub: shortText,
  SubjectNameID: shortText,
  family_name: name,
  given_name: name,
  email: orNull(z.email().max(254)),
  SubjectRefPro: z.object({
    exercices: z
      .array(
        z.object({
          codeProfession: z.string().min(1).max(10),
          codeCiviliteDexercice: orNull(z.string().max(10)),
          codeSavoirFaire: orNull(z.string().max(10)),
          activities: z.array(activity).default([]),
        }),
      )
      .min(1),
  }),
})

/** What a reviewer's provider says (plain OpenID Connect). */
export const reviewerClaims = z.object({ sub: shortText, name: shortText, email: orNull(z.email().max(254)) })

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
export const contactSchema = z.strictObject({
  email: z
    .string(errorCode("account.contact_email"))
    .trim()
    .max(254, errorCode("account.contact_email"))
    .pipe(z.email(errorCode("account.contact_email"))),
})
export const confirmContactSchema = z.strictObject({
  code: z.string(errorCode("account.contact_code")).regex(/^[\w-]{43}$/, errorCode("account.contact_code")),
})
