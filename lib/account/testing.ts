import { randomBytes, randomUUID } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { sessions } from "@/drizzle/schema/sessions"
import type { Face } from "@/drizzle/vocabulary"
import type { Actor, Exercice } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { asSuperuser } from "@/lib/access/testing"
import { signIn } from "./commands"
import { findSession, hashSessionId } from "./queries"
import { IDLE_SECONDS, personFromClaims, SESSION_HOURS } from "./rules"

const PRACTICE: Exercice = {
  professionCode: "10",
  roleCode: null,
  activityCode: null,
  savoirFaireCode: "SM26",
  structureId: "R00000",
  structureName: "Cabinet de la rue des Lices",
  label: "Médecin, cabinet de la rue des Lices",
}

/** Signs somebody in by writing a session, and returns the id that the cookie holds. */
export async function newSession(actor: Actor): Promise<string> {
  const sessionId = randomBytes(32).toString("base64url")
  const exercice = actor.face === "professional" ? (actor.exercice ?? PRACTICE) : null
  await asAccount(actor.accountId, (tx) =>
    tx.insert(sessions).values({
      idHash: hashSessionId(sessionId),
      accountId: actor.accountId,
      face: actor.face,
      expiresAt: sql`now() + make_interval(hours => ${SESSION_HOURS}::int)`,
      idleSeconds: IDLE_SECONDS[actor.face],
      device: "Chromium, Linux",
      exercice,
      exerciceChoices: exercice ? [exercice] : [],
    }),
  )
  return sessionId
}

/** What the provider of each face says of one of its people. */
const CLAIMS: Record<Face, Record<string, unknown>> = {
  citizen: {
    given_name: "Karim",
    family_name: "BENALI",
    gender: "male",
    birthdate: "1991-08-27",
    birthplace: "59512",
    birthcountry: "99100",
    email: "karim@example.org",
  },
  professional: {
    SubjectNameID: "899700000001",
    given_name: "Anne",
    family_name: "MOREL",
    SubjectRefPro: { exercices: [{ codeProfession: "10", codeCiviliteDexercice: "DR" }] },
  },
  reviewer: { name: "Isabelle Mercier", email: "reviewer1@example.org" },
}

/** Somebody new signs in on a device. */
export async function newSignIn(over: { face?: Face; subject?: string; previousSessionId?: string; steppedUp?: boolean } = {}) {
  const face = over.face ?? "citizen"
  const person = personFromClaims(face, { ...CLAIMS[face], sub: over.subject ?? randomUUID() })
  const sessionId = await signIn({
    person,
    issuer: "https://identity.test",
    acr: "eidas1",
    device: "Firefox, Linux",
    language: "fr",
    idTokenCiphertext: null,
    previousSessionId: over.previousSessionId ?? null,
    steppedUp: over.steppedUp ?? false,
  })
  const session = await findSession(sessionId)
  if (!session) throw new Error("The session does not hold")
  return { sessionId, actor: session.actor, subject: person.subject }
}

/** Moves a session into the past by so many seconds, as waiting would. */
export async function letPass(actor: Actor, lastSeenSeconds: number, startedSeconds = lastSeenSeconds) {
  await asSuperuser(
    (db) => db`update sessions set last_seen_at = now() - make_interval(secs => ${lastSeenSeconds}),
        started_at = now() - make_interval(secs => ${startedSeconds}),
        expires_at = now() - make_interval(secs => ${startedSeconds}) + interval '12 hours'
      where public_id = ${actor.sessionPublicId}`,
  )
}

/** The row of a session, whatever became of it. */
export const rowOf = async (actor: Actor) => {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx.select().from(sessions).where(eq(sessions.publicId, actor.sessionPublicId)),
  )
  if (!rows[0]) throw new Error("There is no such session")
  return rows[0]
}
