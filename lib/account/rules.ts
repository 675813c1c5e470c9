import type { z } from "zod"
import type { Face, Sex } from "@/drizzle/vocabulary"
import type { Exercice, IdentityTraits } from "@/lib/access/actor"
import { personName, writtenName } from "@/lib/identity/rules"
import { citizenClaims, professionalClaims, reviewerClaims } from "./schema"

/** A session ends twelve hours after the sign-in, whatever happens (OWASP ASVS 5.0, level 3). */
export const SESSION_HOURS = 12

/** Seconds without a request after which a session has ended, by face. */
export const IDLE_SECONDS: Record<Face, number> = { citizen: 1800, professional: 900, reviewer: 900 }

/** How many sessions of one person hold at once; the next sign-in ends the oldest. */
export const MOST_SESSIONS = 10

/** Minutes during which having signed in anew counts. */
const STEP_UP_MINUTES = 10

/** Why a sign-in did not happen; each has a sentence on the sign-in page. */
export const SIGN_IN_PROBLEMS = [
  "cancelled",
  "refused",
  "expired",
  "nonce",
  "signature",
  "acr",
  "identity",
  "no_exercice",
  "other_person",
  "closed",
  "cookies",
  "unavailable",
] as const
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number]

/** What a provider must say of somebody, so that the person is known; a refusal names the one that is missing, never its value. */
export const SIGN_IN_TRAITS = ["subject", "name", "birth_date", "professional_number"] as const
export type SignInTrait = (typeof SIGN_IN_TRAITS)[number]

const TRAIT_OF_CLAIM: Record<string, SignInTrait> = {
  sub: "subject",
  family_name: "name",
  given_name: "name",
  name: "name",
  birthdate: "birth_date",
  SubjectNameID: "professional_number",
}

/** A sign-in that is refused, with the reason that the person may read. */
export class SignInRefused extends Error {
  override name = "SignInRefused"
  constructor(
    readonly problem: SignInProblem,
    readonly trait: SignInTrait | null = null,
  ) {
    super(problem)
  }
}

/** Somebody as their identity provider says who they are. */
export type SignedInPerson = {
  face: Face
  subject: string
  displayName: string
  traits: IdentityTraits | null
  sex: Sex | null
  email: string | null
  /** The provider gave an address that cannot be written to. */
  isEmailLeftOut: boolean
  idNatPs: string | null
  rpps: string | null
  exercices: Exercice[]
}

/**
 * Reads a provider's claims; a sandbox may number its people.
 * @throws SignInRefused when they do not say enough to know the person, with the trait that is missing
 */
export function personFromClaims(face: Face, claims: unknown, isSandbox = false): SignedInPerson {
  const said = face === "citizen" ? citizenFromClaims(claims, isSandbox) : null
  const person = said ?? (face === "professional" ? professionalFromClaims(claims, isSandbox) : reviewerFromClaims(claims))
  return { ...person, isEmailLeftOut: person.email === null && saysEmail(claims) }
}

type Read = Omit<SignedInPerson, "isEmailLeftOut">

const saysEmail = (claims: unknown): boolean =>
  typeof claims === "object" && claims !== null && "email" in claims && Boolean(claims.email)

/** The refusal of claims that cannot be read, with the first trait that is wrong. */
function refusedBy(error: z.ZodError): SignInRefused {
  const [claim] = error.issues[0]?.path ?? []
  return new SignInRefused("identity", TRAIT_OF_CLAIM[String(claim)] ?? null)
}

function reviewerFromClaims(claims: unknown): Read {
  const parsed = reviewerClaims.safeParse(claims)
  if (!parsed.success) throw refusedBy(parsed.error)
  const { sub, name, email } = parsed.data
  const nothingMore = { traits: null, sex: null, idNatPs: null, rpps: null, exercices: [] }
  return { face: "reviewer", subject: sub, displayName: name, email, ...nothingMore }
}

function citizenFromClaims(claims: unknown, isSandbox: boolean): Read {
  const parsed = citizenClaims(isSandbox).safeParse(claims)
  if (!parsed.success) throw refusedBy(parsed.error)
  const said = parsed.data
  const givenNames = said.given_name || said.given_name_array.filter(Boolean).join(" ")
  const firstGivenName = said.given_name_array.find(Boolean) ?? said.given_name.split(" ")[0] ?? said.given_name
  const traits: IdentityTraits = {
    birthName: said.family_name,
    usedName: said.preferred_username || null,
    givenNames,
    firstGivenName,
    sex: said.gender,
    birthDate: said.birthdate,
    birthPlace: said.birthplace,
    birthCountry: said.birthcountry,
  }
  return {
    face: "citizen",
    subject: said.sub,
    displayName: personName(traits),
    traits,
    sex: traits.sex,
    email: said.email,
    idNatPs: null,
    rpps: null,
    exercices: [],
  }
}

/** The civilities of Pro Santé Connect; another one tells nothing. */
const SEX_OF_CIVILITY: Record<string, Sex> = { M: "male", MME: "female" }

function professionalFromClaims(claims: unknown, isSandbox: boolean): Read {
  const parsed = professionalClaims(isSandbox).safeParse(claims)
  if (!parsed.success) {
    const onlyExercicesMissing = parsed.error.issues.every((issue) => issue.path[0] === "SubjectRefPro")
    throw onlyExercicesMissing ? new SignInRefused("no_exercice") : refusedBy(parsed.error)
  }
  const said = parsed.data
  const exercices = exercicesOf(said.SubjectRefPro.exercices)
  const title = said.SubjectRefPro.exercices.some((exercice) => exercice.codeCiviliteDexercice === "DR") ? "Dr" : ""
  return {
    face: "professional",
    subject: said.sub,
    displayName: [title, writtenName(said.given_name), writtenName(said.family_name)].filter(Boolean).join(" "),
    traits: null,
    sex: SEX_OF_CIVILITY[said.SubjectRefPro.codeCivilite ?? said.codeCivilite ?? ""] ?? null,
    email: said.email,
    idNatPs: said.SubjectNameID,
    rpps: /^8\d{11}$/.test(said.SubjectNameID) ? said.SubjectNameID.slice(1) : null,
    exercices,
  }
}

type SaidExercice = z.infer<ReturnType<typeof professionalClaims>>["SubjectRefPro"]["exercices"][number]

/** One entry per place of practice: an exercice with several activities is several places. */
function exercicesOf(said: SaidExercice[]): Exercice[] {
  return said.flatMap((exercice) => {
    const activities = exercice.activities.length > 0 ? exercice.activities : [null]
    return activities.map((activity) => ({
      professionCode: exercice.codeProfession,
      roleCode: activity?.codeRole ?? null,
      activityCode: activity?.codeGenreActivite ?? null,
      savoirFaireCode: exercice.codeSavoirFaire,
      structureId: activity?.identifiantTechniqueDeLaStructure ?? null,
      structureName: activity?.raisonSocialeSite ?? null,
      label: activity?.raisonSocialeSite ?? exercice.codeProfession,
    }))
  })
}

/** A place of practice as one word, by which two are compared. */
export function placeKey({
  professionCode,
  roleCode,
  activityCode,
  savoirFaireCode,
  structureId,
  structureName,
}: Exercice): string {
  return JSON.stringify([professionCode, roleCode, activityCode, savoirFaireCode, structureId, structureName])
}

/** Whether the provider vouches at least as strongly as was asked: eidas1 < eidas2 < eidas3; anything else is nothing. */
export function isAcrEnough(said: unknown, asked: string): boolean {
  const rank = (acr: unknown) => (typeof acr === "string" ? Number(/^eidas([123])$/.exec(acr)?.[1] ?? 0) : 0)
  return rank(said) >= rank(asked) && rank(said) > 0
}

/** Whether the person signed in anew a short while ago, as sensitive acts ask. */
export function isSteppedUp(steppedUpAt: Date | null, now: Date): boolean {
  if (!steppedUpAt) return false
  const age = now.getTime() - steppedUpAt.getTime()
  return age >= 0 && age < STEP_UP_MINUTES * 60_000
}

/** When the session will end if nothing more is done. */
export function sessionEnd(session: { lastSeenAt: Date; expiresAt: Date; idleSeconds: number }): Date {
  return new Date(Math.min(session.lastSeenAt.getTime() + session.idleSeconds * 1000, session.expiresAt.getTime()))
}

/** The sign-in page with a sealed way back, which leads on from there whoever is signed in. */
const LEADS_ON = /^\/sign-in\?kept=[\w-]+$/

/** A path of this site to go back to, or null: never another site, a handler that changes something, or a trick of signs. */
export function safeBackPath(back: string | null | undefined): string | null {
  if (!back || back.length > 500 || !/^\/(?![/\\])[\x21-\x7E]*$/.test(back) || back.includes("\\")) return null
  const url = URL.parse(back, "http://portal.invalid")
  if (url?.origin !== "http://portal.invalid" || url.pathname.startsWith("//")) return null
  if (/^\/(api|sign-in|sign-out|leave)(\/|$)/.test(url.pathname) && !LEADS_ON.test(back)) return null
  return url.pathname + url.search
}

const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
]

/** A few words by which a person knows a device again, without versions that would single it out. */
export function deviceWords(userAgent: string | null): string {
  const first = (known: [RegExp, string][]) => known.find(([sign]) => sign.test(userAgent ?? ""))?.[1]
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(", ")
}
