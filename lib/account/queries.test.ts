import { eq, sql } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { sessions } from "@/drizzle/schema/sessions"
import type { Face } from "@/drizzle/vocabulary"
import { asAccount } from "@/lib/access/database-session"
import { endOwnSession, touchSession } from "./commands"
import { findSession, hashSessionId } from "./queries"
import { letPass, newSignIn, rowOf } from "./testing"

afterAll(closeDatabase)

describe("A session holds", () => {
  test.each<[Face, number, boolean]>([
    ["citizen", 1800 - 5, true],
    ["citizen", 1800, false],
    ["citizen", 1800 + 5, false],
    ["professional", 900 - 5, true],
    ["professional", 900, false],
    ["reviewer", 900 - 5, true],
    ["reviewer", 900, false],
  ])("of a %s after %d idle seconds: %s", async (face, seconds, holds) => {
    const { sessionId, actor } = await newSignIn({ face })
    await letPass(actor, seconds)
    expect((await findSession(sessionId)) !== null).toBe(holds)
  })

  test.each([
    [12 * 3600 - 5, true],
    [12 * 3600, false],
  ])("%d seconds after the sign-in although it is used all the time: %s", async (seconds, holds) => {
    const { sessionId, actor } = await newSignIn()
    await letPass(actor, 0, seconds)
    expect((await findSession(sessionId)) !== null).toBe(holds)
  })

  test("no longer than twelve hours, whoever writes the row", async () => {
    const { actor } = await newSignIn()
    const prolong = asAccount(actor.accountId, (tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: sql`started_at + interval '12 hours 1 second'` })
        .where(eq(sessions.publicId, actor.sessionPublicId)),
    )
    await expect(prolong).rejects.toThrow()
  })

  test("by the database's clock: the portal's clock is never asked", async () => {
    const { sessionId, actor } = await newSignIn()
    await letPass(actor, 1800)
    const realNow = Date.now
    Date.now = () => realNow() - 3_600_000
    try {
      expect(await findSession(sessionId)).toBeNull()
    } finally {
      Date.now = realNow
    }
  })

  test("for nobody who guesses, or who knows only its hash", async () => {
    const { sessionId } = await newSignIn()
    expect(await findSession("A".repeat(43))).toBeNull()
    expect(await findSession(hashSessionId(sessionId).toString("base64url"))).toBeNull()
  })

  test("and a use is written at most once a minute", async () => {
    const { sessionId, actor } = await newSignIn()
    await letPass(actor, 58)
    expect((await findSession(sessionId))?.isStale).toBe(false)
    await letPass(actor, 61)
    expect((await findSession(sessionId))?.isStale).toBe(true)
    await touchSession(actor)
    expect((await findSession(sessionId))?.isStale).toBe(false)
  })

  test("no more once it ended, even if a page that was open uses it", async () => {
    const { sessionId, actor } = await newSignIn()
    await endOwnSession(actor, "left")
    await touchSession(actor)
    expect(await findSession(sessionId)).toBeNull()
    expect(await rowOf(actor)).toMatchObject({ endReason: "left" })
  })
})
