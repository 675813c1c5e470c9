import { eq, sql } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { letTurnsPass } from "@/lib/access/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { chooseDoctorTitle, chooseLanguage, confirmContact, endAllSessions, endSession, proposeContact } from "./commands"
import { findSession, getContact, listSessions } from "./queries"
import { SignInRefused } from "./rules"
import { letPass, newSignIn, rowOf } from "./testing"

afterAll(closeDatabase)

describe("Somebody who is signed in twice", () => {
  test("sees both sessions and ends the other one, which stops at once", async () => {
    const here = await newSignIn()
    const there = await newSignIn({ subject: here.subject })
    expect((await listSessions(here.actor)).map((session) => session.isThisOne).sort()).toEqual([false, true])
    await endSession(here.actor, there.actor.sessionPublicId)
    expect(await findSession(there.sessionId)).toBeNull()
    expect(await findSession(here.sessionId)).not.toBeNull()
    expect(await listSessions(here.actor)).toHaveLength(1)
  })

  test("ends all of them in one gesture, and nobody else’s", async () => {
    const here = await newSignIn()
    const there = await newSignIn({ subject: here.subject })
    const other = await newSignIn()
    await endAllSessions(here.actor)
    expect([await findSession(here.sessionId), await findSession(there.sessionId)]).toEqual([null, null])
    expect(await findSession(other.sessionId)).not.toBeNull()
  })

  test("cannot end a session twice, nor somebody else’s, and that one goes on unchanged", async () => {
    const mine = await newSignIn()
    const other = await newSignIn()
    const before = await rowOf(other.actor)
    await expect(endSession(mine.actor, other.actor.sessionPublicId)).rejects.toThrow(NotFoundError)
    expect(await rowOf(other.actor)).toEqual(before)
    await endSession(mine.actor, mine.actor.sessionPublicId)
    await expect(endSession(mine.actor, mine.actor.sessionPublicId)).rejects.toThrow(NotFoundError)
  })

  test("sees no session that ended by itself", async () => {
    const here = await newSignIn()
    const there = await newSignIn({ subject: here.subject })
    await letPass(there.actor, 1801)
    expect(await listSessions(here.actor)).toHaveLength(1)
  })
})

describe("A sign-in", () => {
  test("beyond the tenth ends the oldest of the person's sessions, and nobody else's", async () => {
    const other = await newSignIn()
    const first = await newSignIn()
    const { subject } = first
    const second = await newSignIn({ subject })
    for (let number = 3; number <= 10; number++) await newSignIn({ subject })
    expect(await findSession(first.sessionId)).not.toBeNull()
    const eleventh = await newSignIn({ subject })
    expect(await findSession(first.sessionId)).toBeNull()
    expect(await rowOf(first.actor)).toMatchObject({ endReason: "replaced" })
    // The browser that signs in anew gives its own place back.
    const again = await newSignIn({ subject, previousSessionId: eleventh.sessionId })
    expect(await findSession(second.sessionId)).not.toBeNull()
    expect(await listSessions(again.actor)).toHaveLength(10)
    expect(await findSession(other.sessionId)).not.toBeNull()
  })

  test("in the browser of somebody else ends that person’s session", async () => {
    const first = await newSignIn()
    const second = await newSignIn({ previousSessionId: first.sessionId })
    expect(second.actor.accountId).not.toBe(first.actor.accountId)
    expect(await findSession(first.sessionId)).toBeNull()
    expect(await rowOf(first.actor)).toMatchObject({ endReason: "replaced" })
  })

  test("anew by another person is refused and ends nothing", async () => {
    const first = await newSignIn()
    await expect(newSignIn({ previousSessionId: first.sessionId, steppedUp: true })).rejects.toThrow(
      new SignInRefused("other_person"),
    )
    expect(await findSession(first.sessionId)).not.toBeNull()
  })

  test("keeps a contact that the person changed, and takes the name the provider says now", async () => {
    const { actor, subject } = await newSignIn()
    await asAccount(actor.accountId, (tx) =>
      tx.update(accounts).set({ email: "chosen@example.org", displayName: "Old Name" }).where(eq(accounts.id, actor.accountId)),
    )
    const again = await newSignIn({ subject })
    expect(again.actor.displayName).toBe("Karim Benali")
    expect((await getContact(again.actor)).email).toBe("chosen@example.org")
  })

  test("of two at the same moment by one new person makes one account", async () => {
    const subject = `twice-${Date.now()}`
    const both = await Promise.all([newSignIn({ subject }), newSignIn({ subject })])
    expect(new Set(both.map(({ actor }) => actor.accountId)).size).toBe(1)
  })
})

describe("A contact address", () => {
  test("is not used before it was confirmed, and then is", async () => {
    const { actor, sessionId } = await newSignIn()
    expect(actor.email).toBeNull()
    const code = await proposedCode(actor, "new@example.org")
    expect(await getContact(actor)).toEqual({ email: "karim@example.org", isConfirmed: false, pendingEmail: "new@example.org" })
    await confirmContact(actor, code)
    expect((await findSession(sessionId))?.actor.email).toBe("new@example.org")
    await expect(confirmContact(actor, code)).rejects.toThrow(ConflictError)
  })

  test("is not confirmed by a guessed code, an older one, one that is a day old, or somebody else’s", async () => {
    const { actor } = await newSignIn()
    const other = await newSignIn()
    const older = await proposedCode(actor, "older@example.org")
    await expect(proposedCode(actor, "new@example.org")).rejects.toThrow(ConflictError)
    await letTurnsPass(actor, "contact_mails", "5 minutes")
    const code = await proposedCode(actor, "new@example.org")
    await expect(confirmContact(actor, "A".repeat(43))).rejects.toThrow(ConflictError)
    await expect(confirmContact(actor, older)).rejects.toThrow(ConflictError)
    await expect(confirmContact(other.actor, code)).rejects.toThrow(ConflictError)
    await asAccount(actor.accountId, (tx) =>
      tx.update(accounts).set({ pendingEmailExpiresAt: sql`now()` }).where(eq(accounts.id, actor.accountId)),
    )
    await expect(confirmContact(actor, code)).rejects.toThrow(ConflictError)
    expect((await getContact(actor)).email).toBe("karim@example.org")
  })
})

async function proposedCode(actor: Actor, email: string): Promise<string> {
  let sent = ""
  await proposeContact(actor, email, {
    toNew: (code) => {
      sent = code
      return { subject: "s", text: "t" }
    },
    toOld: { subject: "s", text: "t" },
  })
  return sent
}

test("A language that somebody chose is theirs at the next request", async () => {
  const { actor, sessionId } = await newSignIn()
  await chooseLanguage(actor, "en")
  expect((await findSession(sessionId))?.actor.language).toBe("en")
})

describe("A doctor", () => {
  test("is written Dre once she says so, at her next sign-in too, and Dr again when she prefers it", async () => {
    const { actor, subject, sessionId } = await newSignIn({ face: "professional" })
    await chooseDoctorTitle(actor, "dre")
    expect((await findSession(sessionId))?.actor.displayName).toBe("Dre Anne Morel")
    const again = await newSignIn({ face: "professional", subject })
    expect(again.actor.displayName).toBe("Dre Anne Morel")
    await chooseDoctorTitle(again.actor, "dr")
    expect((await newSignIn({ face: "professional", subject })).actor.displayName).toBe("Dr Anne Morel")
  })

  test("is whom the provider calls one: a citizen of that name chooses nothing, and the row stays", async () => {
    const { actor } = await newSignIn()
    const before = await rowOf(actor)
    await expect(chooseDoctorTitle(actor, "dre")).rejects.toThrow(NotFoundError)
    expect(await rowOf(actor)).toEqual(before)
  })
})
