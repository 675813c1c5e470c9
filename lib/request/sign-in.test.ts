import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { castPerson } from "@/demo/cast"
import { type RunningIdentityProvider, startIdentityProvider } from "@/demo/identity-provider"
import { closeDatabase } from "@/drizzle/client"
import { sessions } from "@/drizzle/schema/sessions"
import { asAccount } from "@/lib/access/database-session"
import { asSuperuser } from "@/lib/access/testing"
import { pickExercice } from "@/lib/account/place/commands"
import { findSession } from "@/lib/account/queries"
import { SESSION_COOKIE } from "./cookies"
import { openIdToken } from "./id-token"
import { Browser, location, TEST_PORTAL } from "./testing"

let provider: RunningIdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, portalUrl: TEST_PORTAL })
  for (const [face, prefix] of [
    ["citizen", "CITIZEN"],
    ["professional", "PROFESSIONAL"],
    ["reviewer", "REVIEWER"],
  ] as const) {
    process.env[`${prefix}_ISSUER`] = provider.issuers[face]
    process.env[`${prefix}_CLIENT_SECRET`] = provider.clientSecrets[face]
  }
})
beforeEach(() => {
  for (const key of Object.keys(provider.misbehaviour)) Reflect.deleteProperty(provider.misbehaviour, key)
  vi.spyOn(console, "error").mockImplementation(() => {})
})
afterAll(async () => {
  await provider.close()
  await closeDatabase()
})

const path = (response: Response) => location(response).replace(TEST_PORTAL, "")
const sessionOf = async (browser: Browser) => (browser.sessionId ? findSession(browser.sessionId) : null)

describe("A citizen who signs in", () => {
  test("arrives where they wanted to go, known by their identity traits", async () => {
    const browser = new Browser()
    expect(path(await browser.signIn("citizen", { person: "jeanne" }, "?back=/helping%3Fpage%3D2"))).toBe("/helping?page=2")
    const session = await sessionOf(browser)
    expect(session?.actor).toMatchObject({
      face: "citizen",
      displayName: "Jeanne Lefèvre",
      givenName: "Jeanne",
      traits: castPerson("jeanne").traits,
    })
    expect(session?.actor.steppedUpAt).toBeNull()
    expect(session?.acr).toBe("eidas1")
  })

  test("gets a cookie that is only an opaque id for this host, of which the database keeps the hash", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "karim" })
    const cookie = browser.lastSetCookies.find((line) => line.startsWith(SESSION_COOKIE)) ?? ""
    expect(browser.sessionId).toMatch(/^[\w-]{43}$/)
    for (const rule of [/; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/i]) expect(cookie).toMatch(rule)
    expect(cookie).not.toMatch(/Domain=/i)
    const hash = createHash("sha256")
      .update(browser.sessionId ?? "")
      .digest()
    const accountId = (await sessionOf(browser))?.actor.accountId ?? ""
    const [row] = await asAccount(accountId, (tx) => tx.select().from(sessions).where(eq(sessions.idHash, hash)))
    expect(row).toMatchObject({ device: "Firefox, Linux", idleSeconds: 1800 })
    expect(row?.idTokenCiphertext?.includes("eyJ")).toBe(false)
    expect(openIdToken(row?.idTokenCiphertext ?? null)).toMatch(/^eyJ/)
  })

  test("keeps one account, gets a new id each time, and the old id opens nothing any more", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "paul" })
    const first = { id: browser.sessionId ?? "", session: await sessionOf(browser) }
    await browser.signIn("citizen", { person: "paul" })
    expect(browser.sessionId).not.toBe(first.id)
    expect(await findSession(first.id)).toBeNull()
    expect((await sessionOf(browser))?.actor.accountId).toBe(first.session?.actor.accountId)
  })

  test("born abroad has a country and no commune", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "amina" })
    expect((await sessionOf(browser))?.actor.traits).toMatchObject({ birthPlace: null, birthCountry: "99341" })
  })

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/api/session/extend",
    "/sign-out",
    "/a\u0000b",
  ])("and was told to go back to %j arrives at home instead", async (back) => {
    expect(path(await new Browser().signIn("citizen", { person: "karim" }, `?back=${encodeURIComponent(back)}`))).toBe("/home")
  })
})

describe("A sign-in that must not happen gives a reason and no session:", () => {
  const refused = async (browser: Browser, answer: Response, problem: string) => {
    expect(path(answer)).toBe(`/sign-in?problem=${problem}`)
    expect(browser.sessionId).toBeUndefined()
  }

  test("the person cancels", async () => {
    const browser = new Browser()
    await refused(browser, await browser.signIn("citizen", { cancel: "1" }), "cancelled")
  })

  test("the provider answers with another nonce", async () => {
    provider.misbehaviour.nonce = "other"
    const browser = new Browser()
    await refused(browser, await browser.signIn("citizen", { person: "jeanne" }), "nonce")
  })

  test.each(["wrong_key", "expired", "wrong_audience", "other_subject"] as const)(
    "what it says of the person is signed, but %s",
    async (fault) => {
      provider.misbehaviour.userinfo = fault
      const browser = new Browser()
      await refused(browser, await browser.signIn("citizen", { person: "jeanne" }), "signature")
    },
  )

  test.each(["citizen", "professional"] as const)("the provider of a %s vouches too weakly", async (face) => {
    provider.misbehaviour.acr = "eidas0"
    const browser = new Browser()
    await refused(browser, await browser.signIn(face, { person: face === "citizen" ? "jeanne" : "morel" }), "acr")
  })

  test("a professional has no place of practice", async () => {
    provider.misbehaviour.exercices = "none"
    const browser = new Browser()
    await refused(browser, await browser.signIn("professional", { person: "morel" }), "no_exercice")
  })

  test("the answer comes to a browser that never asked", async () => {
    const browser = new Browser()
    const url = await browser.untilCallback(await browser.begin("citizen"), { person: "jeanne" })
    const other = new Browser()
    await refused(other, await other.finish("citizen", url), "expired")
  })

  test("the answer has another state", async () => {
    const browser = new Browser()
    const url = new URL(await browser.untilCallback(await browser.begin("citizen"), { person: "jeanne" }))
    url.searchParams.set("state", "A".repeat(43))
    await refused(browser, await browser.finish("citizen", url.href), "expired")
  })

  test("the same answer is brought twice", async () => {
    const browser = new Browser()
    const url = await browser.untilCallback(await browser.begin("citizen"), { person: "jeanne" })
    const cookies = new Map(browser.jar.portal)
    await browser.finish("citizen", url)
    const thief = new Browser()
    for (const [name, value] of cookies) thief.jar.portal.set(name, value)
    expect(path(await thief.finish("citizen", url))).toBe("/sign-in?problem=refused")
    expect(thief.sessionId).toBeUndefined()
  })

  test("the account was closed", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "marc" })
    const accountId = (await sessionOf(browser))?.actor.accountId ?? ""
    await asSuperuser((sql) => sql`update accounts set closed_at = now() where id = ${accountId}`)
    expect(await sessionOf(browser)).toBeNull()
    const later = new Browser()
    await refused(later, await later.signIn("citizen", { person: "marc" }), "closed")
  })
})

describe("Signing in anew", () => {
  test("is noted on a session with a new id", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "claire" })
    const before = browser.sessionId
    const began = await browser.begin("citizen", "?step_up=1&back=/account")
    expect(new URL(location(began)).searchParams.get("prompt")).toBe("login")
    expect(path(await browser.finish("citizen", await browser.untilCallback(began, { person: "claire" })))).toBe("/account")
    expect(browser.sessionId).not.toBe(before)
    expect((await sessionOf(browser))?.actor.steppedUpAt).toBeInstanceOf(Date)
  })

  test("as somebody else is refused, and the session goes on as it was", async () => {
    const browser = new Browser()
    await browser.signIn("citizen", { person: "claire" })
    const before = browser.sessionId
    expect(path(await browser.signIn("citizen", { person: "paul" }, "?step_up=1"))).toBe("/sign-in?problem=other_person")
    expect(browser.sessionId).toBe(before)
    expect((await sessionOf(browser))?.actor.displayName).toBe("Claire Lefèvre")
  })
})

describe("A professional who signs in", () => {
  test("with one place of practice has it at once, with fifteen minutes of idle time", async () => {
    const browser = new Browser()
    expect(path(await browser.signIn("professional", { person: "morel" }))).toBe("/professional")
    const session = await sessionOf(browser)
    expect(session?.actor).toMatchObject({
      displayName: "Dr Anne Morel",
      exercice: { professionCode: "10", savoirFaireCode: "SM26" },
    })
    expect(session?.idleSeconds).toBe(900)
  })

  test("with two picks one of them for this session, and no third", async () => {
    const browser = new Browser()
    await browser.signIn("professional", { person: "nurse" })
    const session = await sessionOf(browser)
    expect(session?.actor.exercice).toBeNull()
    expect(session?.exerciceChoices.map((choice) => choice.structureName)).toEqual([
      "Cabinet infirmier du Marché",
      "Hôpital du Val",
    ])
    if (!session) throw new Error("Nobody is signed in")
    await expect(pickExercice(session.actor, 2)).rejects.toThrow()
    expect(await pickExercice(session.actor, 1)).toEqual({ isAnotherPlace: false })
    expect((await sessionOf(browser))?.actor.exercice?.structureName).toBe("Hôpital du Val")
  })
})

test("A reviewer signs in with a plain provider", async () => {
  const browser = new Browser()
  expect(path(await browser.signIn("reviewer", { person: "safeguarding" }))).toBe("/review")
  expect((await sessionOf(browser))?.actor).toMatchObject({ face: "reviewer", displayName: "Camille Dubois", traits: null })
})

test("The provider lets a person out who shows their id_token, and nobody else", async () => {
  const end = (query: Record<string, string>) =>
    fetch(`${provider.issuers.citizen}/session/end?${new URLSearchParams(query)}`, { redirect: "manual" })
  const browser = new Browser()
  await browser.signIn("citizen", { person: "lea" })
  const idToken = openIdToken((await sessionOf(browser))?.idTokenCiphertext ?? null) ?? ""
  const home = `${TEST_PORTAL}/`
  expect((await end({ id_token_hint: idToken, post_logout_redirect_uri: home })).headers.get("location")).toBe(home)
  expect((await end({ id_token_hint: idToken, post_logout_redirect_uri: "https://elsewhere.example/" })).status).toBe(400)
  expect((await end({ id_token_hint: "x", post_logout_redirect_uri: home })).status).toBe(400)
})
