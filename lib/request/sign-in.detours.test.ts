import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { type RunningIdentityProvider, startIdentityProvider } from "@/demo/identity-provider"
import { closeDatabase } from "@/drizzle/client"
import { JOURNEY_COOKIE } from "./cookies"
import { carriedBack, carryBack, wayOn } from "./journey"
import { beginSignIn, finishSignIn } from "./sign-in"
import { Browser, location, TEST_PORTAL } from "./testing"

let provider: RunningIdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, portalUrl: TEST_PORTAL })
  process.env.CITIZEN_ISSUER = provider.issuers.citizen
  process.env.CITIZEN_CLIENT_SECRET = provider.clientSecrets.citizen
})
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {})
})
afterAll(async () => {
  await provider.close()
  await closeDatabase()
})

const STATE = "x".repeat(16)
const BACK = "/invitation/4K7P-X2MD-9QRT-B3HN"
const asked = (response: Response) => {
  const { origin, pathname, searchParams } = new URL(location(response))
  return { origin, pathname, ...Object.fromEntries(searchParams) }
}
/** All that an answer says to whoever asked. */
const saidBy = (response: Response) => decodeURIComponent([...response.headers].flat().join(" "))
/** Where an answer leads on to once somebody is signed in, when it is still sealed. */
const keptIn = (response: Response) => {
  const back = new URL(location(response)).searchParams.get("back")
  return back && wayOn(Object.fromEntries(new URL(back, TEST_PORTAL).searchParams), true, new Date())
}
const begin = (origin: string, query: string, cookie = "") => {
  const headers = { host: new URL(origin).host, cookie }
  return beginSignIn(new Request(`${origin}/sign-in/citizen${query}`, { headers }), "citizen")
}
const query = `?back=${encodeURIComponent(BACK)}`

describe("A detour of the sign-in keeps where one was going", () => {
  test("when it is cancelled at the provider", async () => {
    const browser = new Browser()
    const answer = await browser.signIn("citizen", { cancel: "1" }, query)
    expect(asked(answer)).toMatchObject({ pathname: "/sign-in", problem: "cancelled", back: BACK })
  })

  test("when it took too long", async () => {
    const browser = new Browser()
    const callback = await browser.untilCallback(await browser.begin("citizen", query), { person: "jeanne" })
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 20 * 60_000 })
    const answer = await browser.finish("citizen", callback).finally(() => vi.useRealTimers())
    expect(asked(answer)).toMatchObject({ problem: "expired", back: BACK })
    expect(browser.sessionId).toBeUndefined()
  })

  test.each([
    ["and the person comes back", { person: "jeanne" }, "expired"],
    ["and the person cancels", { cancel: "1" }, "cancelled"],
  ])("when the browser lost all its cookies on the way, %s", async (_, form, problem) => {
    const browser = new Browser()
    const callback = await browser.untilCallback(await browser.begin("citizen", query), form)
    browser.jar.portal.clear()
    const answer = await browser.finish("citizen", callback)
    expect(asked(answer)).toMatchObject({ pathname: "/sign-in", problem, back: expect.stringMatching(/^\/sign-in\?kept=/) })
    expect(keptIn(answer)).toBe(BACK)
    expect(browser.sessionId).toBeUndefined()
  })

  test("and says it to nobody who is not signed in, who may have read the state anywhere", async () => {
    const state = new URL(location(await new Browser().begin("citizen", query))).searchParams.get("state") ?? ""
    const request = new Request(`${TEST_PORTAL}/api/auth/callback/citizen?error=access_denied&state=${state}`)
    const answer = await finishSignIn(request, "citizen")
    expect(saidBy(answer)).not.toMatch(/invitation|4K7P/)
    const stranger = new Browser()
    const on = `?back=${encodeURIComponent(new URL(location(answer)).searchParams.get("back") ?? "")}`
    const began = await stranger.begin("citizen", on)
    expect(saidBy(began)).not.toMatch(/invitation|4K7P/)
    const cancelled = await stranger.finish("citizen", await stranger.untilCallback(began, { cancel: "1" }))
    expect(saidBy(cancelled)).not.toMatch(/invitation|4K7P/)
    const arrived = await stranger.signIn("citizen", { person: "jeanne" }, on)
    expect(stranger.sessionId).toBeDefined()
    expect(new URL(location(arrived)).pathname).toBe("/sign-in")
    const sealed = Object.fromEntries(new URL(location(arrived)).searchParams)
    expect(wayOn(sealed, false, new Date())).toBe(`/sign-in?kept=${sealed.kept}`)
    expect(wayOn(sealed, true, new Date())).toBe(BACK)
  })

  test("and leaves a longer state of next-auth alone, on the way there as on the way back", () => {
    const long = "s".repeat(60)
    const address = `${provider.issuers.citizen}/authorize?state=${long}`
    expect(carryBack(address, BACK, new Date())).toBe(address)
    expect(carriedBack(long, new Date())).toEqual({ state: long, back: null })
  })

  test("and the provider cannot read it, nor anybody put another in its place, nor use it after an hour", async () => {
    const browser = new Browser()
    const began = new URL(location(await browser.begin("citizen", query)))
    const state = began.searchParams.get("state") ?? ""
    const other = new URL(location(await browser.begin("citizen", "?back=/account"))).searchParams.get("state") ?? ""
    expect(Buffer.from(state, "base64url").toString("latin1")).not.toMatch(/invitation|4K7P/)
    const backOf = async (sent: string) => {
      const request = new Request(`${TEST_PORTAL}/api/auth/callback/citizen?error=access_denied&state=${sent}`)
      return keptIn(await finishSignIn(request, "citizen"))
    }
    expect(await backOf(state)).toBe(BACK)
    const changed = state.slice(0, -4) + (state.endsWith("AAAA") ? "BBBB" : "AAAA")
    for (const wrong of [state.slice(0, 43), state.slice(0, 60), state.slice(0, 43) + other.slice(43), changed, "x"])
      expect(await backOf(wrong), wrong).toBeNull()
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3600_000 })
    expect(await backOf(state).finally(() => vi.useRealTimers())).toBeNull()
    expect(wayOn({ kept: state }, true, new Date())).toBe(BACK)
    expect(wayOn({ kept: state }, true, new Date(Date.now() + 3600_000))).toBeNull()
    expect(wayOn({ kept: changed }, true, new Date())).toBeNull()
  })

  test("however long it is: what no state holds stays in this browser", async () => {
    const long = `/search?q=${"a".repeat(400)}`
    const browser = new Browser()
    const began = await browser.begin("citizen", `?back=${encodeURIComponent(long)}`)
    expect(new URL(location(began)).searchParams.get("state")).toHaveLength(43)
    const answer = await browser.finish("citizen", await browser.untilCallback(began, { cancel: "1" }))
    expect(asked(answer)).toMatchObject({ problem: "cancelled", back: long })
  })

  test("when it was begun in several tabs, each of which goes on to its own page", async () => {
    const browser = new Browser()
    const pages = ["/account", "/helping", BACK, "/open-space"]
    const callbacks: string[] = []
    for (const page of pages)
      callbacks.push(await browser.untilCallback(await browser.begin("citizen", `?back=${page}`), { person: "jeanne" }))
    for (const [place, page] of pages.entries())
      expect(asked(await browser.finish("citizen", callbacks[place] ?? "")).pathname).toBe(page)
    expect([...browser.jar.portal.keys()].filter((name) => name.startsWith(JOURNEY_COOKIE))).toEqual([])
  })

  test("and of many that are never finished a browser keeps the last four", async () => {
    const browser = new Browser()
    const first = await browser.untilCallback(await browser.begin("citizen", query), { person: "jeanne" })
    for (let time = 0; time < 4; time++) await browser.begin("citizen", query)
    expect([...browser.jar.portal.keys()].filter((name) => name.startsWith(JOURNEY_COOKIE))).toHaveLength(4)
    expect(asked(await browser.finish("citizen", first))).toMatchObject({ pathname: "/sign-in", problem: "expired" })
  })

  test("when this browser keeps no cookies: it is told before the journey, and what to do", async () => {
    const tried = await begin(TEST_PORTAL, query)
    expect(asked(tried)).toMatchObject({ pathname: "/sign-in/citizen", tried: "1", back: BACK })
    const told = await begin(TEST_PORTAL, new URL(location(tried)).search)
    expect(asked(told)).toMatchObject({ pathname: "/sign-in", problem: "cookies", back: BACK })
  })

  test("when it is begun at another name of this host: it goes on at our own", async () => {
    const answer = await begin("http://127.0.0.1:3000", query, "__Host-relais-probe=1")
    expect(asked(answer)).toEqual({ origin: TEST_PORTAL, pathname: "/sign-in/citizen", back: BACK })
  })

  test("and never leads to another site, whatever the cookie holds", async () => {
    for (const kept of [
      "https://elsewhere.example/",
      `${TEST_PORTAL}.elsewhere.example/`,
      `${TEST_PORTAL}//elsewhere.example/`,
    ]) {
      const journey = { begunAt: Date.now(), isStepUp: false, cookies: { "__Host-relais-back": kept } }
      const headers = { cookie: `${JOURNEY_COOKIE}-${STATE}=${encodeURIComponent(JSON.stringify(journey))}` }
      const request = new Request(`${TEST_PORTAL}/api/auth/callback/citizen?error=access_denied&state=${STATE}`, { headers })
      expect(asked(await finishSignIn(request, "citizen"))).not.toHaveProperty("back")
    }
  })
})
