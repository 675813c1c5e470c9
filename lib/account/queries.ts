import "server-only"
import { createHash } from "node:crypto"
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { sessions } from "@/drizzle/schema/sessions"
import type { Face, Language, Sex } from "@/drizzle/vocabulary"
import type { Actor, Exercice } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { calledName, personName } from "@/lib/identity/rules"
import { SESSION_HOURS } from "./rules"
import { exerciceSchema } from "./schema"

/** What the cookie's id is kept as: the id itself is in no table. */
export function hashSessionId(sessionId: string): Buffer {
  return createHash("sha256").update(sessionId).digest()
}

/** The account that a provider's subject signs in to, before any actor is known. */
export async function findAccountId(issuer: string, subject: string): Promise<string | null> {
  const [row] = await portalDatabase().execute<{ id: string | null }>(
    sql`select relais.find_account(${issuer}, ${subject}) as id`,
  )
  return row?.id ?? null
}

/** A use of a session is noted at most so often. */
const TOUCHED_EACH_SECONDS = 60

/** A session that holds now, and who is signed in by it. */
export type LiveSession = {
  actor: Actor
  acr: string | null
  exerciceChoices: Exercice[]
  startedAt: Date
  lastSeenAt: Date
  expiresAt: Date
  idleSeconds: number
  idTokenCiphertext: Buffer | null
  /** Not written for a minute: the next request writes `last_seen_at`. */
  isStale: boolean
}

type FoundRow = {
  public_id: string
  account_id: string
  face: Face
  acr: string | null
  stepped_up_at: string | Date | null
  exercice: unknown
  exercice_choices: unknown
  started_at: string | Date
  last_seen_at: string | Date
  expires_at: string | Date
  idle_seconds: number
  id_token_ciphertext: Buffer | null
  unseen_seconds: number
  display_name: string
  birth_name: string | null
  used_name: string | null
  given_names: string | null
  first_given_name: string | null
  sex: Sex | null
  birth_date: string | null
  birth_place_insee: string | null
  birth_country_cog: string | null
  email: string | null
  language: Language
}

/** The session of a cookie, when it holds by the database's clock; one statement, before any actor is known. */
export async function findSession(sessionId: string): Promise<LiveSession | null> {
  const idHash = hashSessionId(sessionId).toString("hex")
  const [row] = await portalDatabase().execute<FoundRow>(sql`
    select s.*, s.birth_date::text as birth_date from relais.find_session(decode(${idHash}, 'hex')) s`)
  return row ? liveSession(row) : null
}

/**
 * Whose session a cookie was and where they practised, when it ended by itself or from elsewhere, for as long as a session
 * lasts at most; null after a sign-out.
 */
export async function findPastPerson(sessionId: string): Promise<Pick<Actor, "accountId" | "exercice"> | null> {
  if (!sessionId) return null
  const idHash = hashSessionId(sessionId).toString("hex")
  const [row] = await portalDatabase().execute<{ account_id: string; exercice: unknown }>(
    sql`select * from relais.find_past_person(decode(${idHash}, 'hex'), make_interval(hours => ${SESSION_HOURS}::int))`,
  )
  return row ? { accountId: row.account_id, exercice: row.exercice ? exerciceSchema.parse(row.exercice) : null } : null
}

function liveSession(row: FoundRow): LiveSession {
  return {
    actor: actorOf(row),
    acr: row.acr,
    exerciceChoices: row.face === "professional" ? exerciceSchema.array().parse(row.exercice_choices) : [],
    startedAt: new Date(row.started_at),
    lastSeenAt: new Date(row.last_seen_at),
    expiresAt: new Date(row.expires_at),
    idleSeconds: row.idle_seconds,
    idTokenCiphertext: row.id_token_ciphertext,
    isStale: row.unseen_seconds > TOUCHED_EACH_SECONDS,
  }
}

function actorOf(row: FoundRow): Actor {
  const traits = traitsOf(row)
  return {
    accountId: row.account_id,
    face: row.face,
    displayName: traits ? personName(traits) : row.display_name,
    givenName: traits ? calledName(traits) : row.display_name,
    traits,
    sex: row.sex,
    exercice: row.exercice ? exerciceSchema.parse(row.exercice) : null,
    email: row.email,
    language: row.language,
    sessionPublicId: row.public_id,
    steppedUpAt: row.stepped_up_at ? new Date(row.stepped_up_at) : null,
  }
}

function traitsOf(row: FoundRow): Actor["traits"] {
  const { birth_name, given_names, first_given_name, sex, birth_date, birth_country_cog } = row
  if (birth_name === null || given_names === null || first_given_name === null || !sex || !birth_date) return null
  return {
    birthName: birth_name,
    usedName: row.used_name,
    givenNames: given_names,
    firstGivenName: first_given_name,
    sex,
    birthDate: birth_date,
    birthPlace: row.birth_place_insee,
    birthCountry: birth_country_cog,
  }
}

/** A row of "where I am signed in". */
export type SessionInList = { publicId: string; device: string; startedAt: Date; lastSeenAt: Date; isThisOne: boolean }

/** The person's own sessions that hold now, the last used first. */
export async function listSessions(actor: Actor): Promise<SessionInList[]> {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .select({
        publicId: sessions.publicId,
        device: sessions.device,
        startedAt: sessions.startedAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.accountId, actor.accountId), isNull(sessions.endedAt), holdsNow))
      .orderBy(desc(sessions.lastSeenAt)),
  )
  return rows.map((row) => ({ ...row, isThisOne: row.publicId === actor.sessionPublicId }))
}

/** Whether a session that nobody ended still holds, by the database's clock. */
export const holdsNow = sql`now() < ${sessions.expiresAt} and now() < ${sessions.lastSeenAt} + make_interval(secs => ${sessions.idleSeconds})`

/** The person's contact address: the one in use, whether it was confirmed, and one that waits for its confirmation. */
export async function getContact(
  actor: Actor,
): Promise<{ email: string | null; isConfirmed: boolean; pendingEmail: string | null }> {
  const [row] = await asAccount(actor.accountId, (tx) =>
    tx
      .select({
        email: accounts.email,
        verifiedAt: accounts.emailVerifiedAt,
        pendingEmail: sql<string | null>`case when now() < ${accounts.pendingEmailExpiresAt} then ${accounts.pendingEmail} end`,
      })
      .from(accounts)
      .where(eq(accounts.id, actor.accountId)),
  )
  return { email: row?.email ?? null, isConfirmed: Boolean(row?.verifiedAt), pendingEmail: row?.pendingEmail ?? null }
}
