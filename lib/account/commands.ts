import "server-only"
import { createHash, randomBytes, randomUUID } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { practices } from "@/drizzle/schema/care"
import { sessions } from "@/drizzle/schema/sessions"
import type { DoctorTitle, Language, SessionEndReason } from "@/drizzle/vocabulary"
import type { Actor, Exercice } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { takeTurn } from "@/lib/access/limits"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellAccount } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { findAccountId, findSession, hashSessionId } from "./queries"
import { IDLE_SECONDS, SESSION_HOURS, type SignedInPerson, SignInRefused } from "./rules"
import { endOldestSessions } from "./sessions/commands"

export type SignIn = {
  person: SignedInPerson
  issuer: string
  acr: string | null
  device: string
  language: Language
  idTokenCiphertext: Buffer | null
  /** The cookie's id until now; that session ends here. */
  previousSessionId: string | null
  /** The person was asked to sign in anew and did: it must be the same person. */
  steppedUp: boolean
}

/** Makes or refreshes the account, ends the session that the browser had, and opens one with a new id, which it returns. */
export async function signIn(input: SignIn): Promise<string> {
  const previous = input.previousSessionId ? await findSession(input.previousSessionId) : null
  const accountId = await accountIdFor(input)
  if (input.steppedUp && previous?.actor.accountId !== accountId) throw new SignInRefused("other_person")
  const sessionId = randomBytes(32).toString("base64url")
  await asAccount(accountId, async (tx) => {
    await keepAccount(tx, accountId, input.person)
    await keepPractices(tx, accountId, input.person)
    const kept = input.steppedUp ? (previous?.actor.exercice ?? null) : null
    await openSession(tx, accountId, sessionId, input, kept)
    await endOldestSessions(tx, accountId, previous?.actor.sessionPublicId)
  })
  if (previous) await endSessions(previous.actor, previous.actor.sessionPublicId, "replaced")
  return sessionId
}

/** The account of this subject, made at the first sign-in; two first sign-ins at once make one. */
async function accountIdFor({ issuer, person, language }: SignIn): Promise<string> {
  const known = await findAccountId(issuer, person.subject)
  if (known) return known
  const id = randomUUID()
  const { face, subject, email, isEmailLeftOut } = person
  await asAccount(id, async (tx) => {
    const made = await tx
      .insert(accounts)
      .values({ id, face, issuer, subject, email, language, ...said(person) })
      .onConflictDoNothing()
      .returning({ id: accounts.id })
    if (made.length > 0 && isEmailLeftOut) await tellAccount(tx, id, "address_left_out", { subject: "address" })
  })
  const made = await findAccountId(issuer, subject)
  if (!made) throw new SignInRefused("unavailable")
  return made
}

/** Takes over what the provider says now; the contact, the language and a doctor's title stay the person's own. */
async function keepAccount(tx: Transaction, id: string, person: SignedInPerson): Promise<void> {
  const displayName = sql<string>`case when ${accounts.doctorTitle} = 'dre'
    then regexp_replace(${person.displayName}::text, '^Dr ', 'Dre ') else ${person.displayName}::text end`
  const [row] = await tx
    .update(accounts)
    .set({ ...said(person), displayName })
    .where(eq(accounts.id, id))
    .returning({ closedAt: accounts.closedAt })
  if (!row || row.closedAt) throw new SignInRefused("closed")
}

/** Where a professional practises, as the provider says today: by this a patient finds them. */
async function keepPractices(tx: Transaction, accountId: string, { face, exercices }: SignedInPerson): Promise<void> {
  if (face !== "professional") return
  await tx.delete(practices).where(eq(practices.accountId, accountId))
  const rows = exercices.map(({ professionCode, savoirFaireCode, structureId, structureName }, position) => ({
    ...{ accountId, position, professionCode, savoirFaireCode, structureId, structureName },
  }))
  if (rows.length > 0) await tx.insert(practices).values(rows)
}

function said({ displayName, traits, sex, idNatPs, rpps }: SignedInPerson) {
  return {
    displayName,
    birthName: traits?.birthName ?? null,
    usedName: traits?.usedName ?? null,
    givenNames: traits?.givenNames ?? null,
    firstGivenName: traits?.firstGivenName ?? null,
    sex,
    birthDate: traits?.birthDate ?? null,
    birthPlaceInsee: traits?.birthPlace ?? null,
    birthCountryCog: traits?.birthCountry ?? null,
    idNatPs,
    rpps,
  }
}

async function openSession(tx: Transaction, accountId: string, sessionId: string, input: SignIn, kept: Exercice | null) {
  const { exercices, face } = input.person
  await tx.insert(sessions).values({
    idHash: hashSessionId(sessionId),
    accountId,
    face,
    acr: input.acr,
    expiresAt: sql`now() + make_interval(hours => ${SESSION_HOURS}::int)`,
    idleSeconds: IDLE_SECONDS[face],
    steppedUpAt: input.steppedUp ? sql`now()` : null,
    device: input.device,
    exercice: kept ?? (exercices.length === 1 ? exercices[0] : null),
    exerciceChoices: exercices,
    idTokenCiphertext: input.idTokenCiphertext,
  })
}

/** Notes that the session is in use, at most once a minute; an ended session stays ended. */
export async function touchSession(actor: Actor): Promise<void> {
  await asAccount(actor.accountId, (tx) =>
    tx
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(
        and(
          eq(sessions.accountId, actor.accountId),
          eq(sessions.publicId, actor.sessionPublicId),
          isNull(sessions.endedAt),
          sql`${sessions.lastSeenAt} < now()`,
        ),
      ),
  )
}

/** Ends the session that the actor is using now. */
export async function endOwnSession(actor: Actor, reason: "signed_out" | "left"): Promise<void> {
  await endSessions(actor, actor.sessionPublicId, reason)
}

/** Ends one of the actor's own sessions, on whatever device; throws `NotFoundError` when it is not one of theirs or has ended. */
export async function endSession(actor: Actor, publicId: string): Promise<void> {
  const ended = await endSessions(actor, publicId, "ended_elsewhere")
  if (ended === 0) throw new NotFoundError()
}

/** Ends every session of the actor, this one too. */
export async function endAllSessions(actor: Actor): Promise<void> {
  await endSessions(actor, null, "ended_elsewhere")
}

async function endSessions(actor: Actor, publicId: string | null, reason: SessionEndReason): Promise<number> {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .update(sessions)
      .set({ endedAt: sql`now()`, endReason: reason, idTokenCiphertext: null })
      .where(
        and(
          eq(sessions.accountId, actor.accountId),
          isNull(sessions.endedAt),
          publicId ? eq(sessions.publicId, publicId) : undefined,
        ),
      )
      .returning({ publicId: sessions.publicId }),
  )
  return rows.length
}

/** Keeps the language that the person reads; the cookie is the caller's. */
export async function chooseLanguage(actor: Actor, language: Language): Promise<void> {
  await asAccount(actor.accountId, (tx) => tx.update(accounts).set({ language }).where(eq(accounts.id, actor.accountId)))
}

/**
 * Keeps how a doctor is written: "Dre Anne Morel". What was signed before stays as it was signed (decision 108).
 * @throws NotFoundError for anybody whom the provider does not call a doctor
 */
export async function chooseDoctorTitle(actor: Actor, title: DoctorTitle): Promise<void> {
  const written = title === "dre" ? "Dre " : "Dr "
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .update(accounts)
      .set({ doctorTitle: title, displayName: sql`regexp_replace(${accounts.displayName}, '^Dre? ', ${written}::text)` })
      .where(and(eq(accounts.id, actor.accountId), eq(accounts.face, "professional"), sql`${accounts.displayName} ~ '^Dre? '`))
      .returning({ id: accounts.id }),
  )
  if (rows.length === 0) throw new NotFoundError()
}

/** What is written to the new address, with its code, and to the old one; words are the caller's. */
export type ContactMails = {
  toNew: (code: string) => { subject: string; text: string }
  toOld: { subject: string; text: string }
}

/**
 * Notes an address to be confirmed and writes to it and to the one in use, which stays in use; the code lives one day.
 * @throws ConflictError `account.contact_too_soon` within five minutes of the last one
 */
export async function proposeContact(actor: Actor, email: string, mails: ContactMails): Promise<void> {
  const code = randomBytes(32).toString("base64url")
  await asAccount(actor.accountId, async (tx) => {
    // Counted since the address in use was confirmed: what was confirmed was one's own.
    const [row] = await tx
      .update(accounts)
      .set({ pendingEmail: email, pendingEmailCodeHash: codeHash(code), pendingEmailExpiresAt: sql`now() + interval '1 day'` })
      .where(eq(accounts.id, actor.accountId))
      .returning({ confirmedAt: accounts.emailVerifiedAt })
    const isFree = row && (await takeTurn(tx, "contact_mails", row.confirmedAt?.toISOString()))
    if (!isFree) throw new ConflictError("account.contact_too_soon")
    await enqueue(tx, "mail.send", { to: email, ...mails.toNew(code) })
    if (actor.email) await enqueue(tx, "mail.send", { to: actor.email, ...mails.toOld })
  })
}

/** Makes the waiting address the one in use; throws `ConflictError` when the code is not the last one sent, or is too old. */
export async function confirmContact(actor: Actor, code: string): Promise<void> {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .update(accounts)
      .set({
        email: sql`${accounts.pendingEmail}`,
        emailVerifiedAt: sql`now()`,
        pendingEmail: null,
        pendingEmailCodeHash: null,
        pendingEmailExpiresAt: null,
      })
      .where(
        and(
          eq(accounts.id, actor.accountId),
          eq(accounts.pendingEmailCodeHash, codeHash(code)),
          sql`now() < ${accounts.pendingEmailExpiresAt}`,
        ),
      )
      .returning({ id: accounts.id }),
  )
  if (rows.length === 0) throw new ConflictError("account.contact_code")
}

function codeHash(code: string): Buffer {
  return createHash("sha256").update(code).digest()
}
