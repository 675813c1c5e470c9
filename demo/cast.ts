import { sql } from "drizzle-orm"
import { personFromClaims } from "@/lib/account/rules"
import { CITIZENS } from "./cast-citizens"
import type { CastPerson } from "./cast-person"
import { PROFESSIONALS } from "./cast-professionals"
import { castClaims } from "./identity-provider/claims"

const reviewer = (key: string, displayName: string, fr: string, en: string): CastPerson => ({
  key,
  face: "reviewer",
  subject: `agent-${key}`,
  displayName,
  email: `${key}@example.org`,
  description: { fr, en },
  traits: null,
  professional: null,
})

const REVIEWERS: CastPerson[] = [
  reviewer("reviewer1", "Isabelle Mercier", "vérifie les demandes d’accès", "reviews requests for access"),
  reviewer("reviewer2", "Olivier Renard", "vérifie les demandes d’accès", "reviews requests for access"),
  reviewer("headreviewer", "Monique Chevalier", "responsable de la vérification", "head of review"),
  reviewer("safeguarding", "Camille Dubois", "protection des personnes", "safeguarding"),
  reviewer("counter", "Bruno Lambert", "aide au guichet", "helps at the counter"),
]

/** Everybody of the demonstration, in the order in which they are shown. */
export const CAST: readonly CastPerson[] = [...CITIZENS, ...PROFESSIONALS, ...REVIEWERS]

/** One person of the cast; throws when nobody has that key. */
export function castPerson(key: string): CastPerson {
  const person = CAST.find((candidate) => candidate.key === key)
  if (!person) throw new Error(`Nobody in the cast is called ${key}`)
  return person
}

/** The row of `accounts` that a sign-in of this person would make, with the contact confirmed, for the seed and the tests. */
export function castAccount(person: CastPerson, issuer: string) {
  const said = personFromClaims(person.face, castClaims(person))
  return {
    face: said.face,
    issuer,
    subject: said.subject,
    displayName: said.displayName,
    birthName: said.traits?.birthName,
    usedName: said.traits?.usedName,
    givenNames: said.traits?.givenNames,
    firstGivenName: said.traits?.firstGivenName,
    sex: said.sex,
    birthDate: said.traits?.birthDate,
    birthPlaceInsee: said.traits?.birthPlace,
    birthCountryCog: said.traits?.birthCountry,
    email: said.email,
    emailVerifiedAt: sql`now()`,
    idNatPs: said.idNatPs,
    rpps: said.rpps,
  }
}
