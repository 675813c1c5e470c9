import { readFileSync } from "node:fs"
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import { type RunningIdentityProvider, startIdentityProvider } from "@/demo/identity-provider"
import { closeDatabase } from "@/drizzle/client"
import { asSuperuser } from "@/lib/access/testing"
import { findSession } from "@/lib/account/queries"
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

describe("Somebody real signs in,", () => {
  const caseOf = (name: string) =>
    JSON.parse(readFileSync(new URL(`../account/cases/claims-${name}.json`, import.meta.url), "utf8"))
  const signIn = async (face: "citizen" | "professional", person: string, claims: Record<string, unknown>) => {
    provider.misbehaviour.claims = claims
    const browser = new Browser()
    const answer = path(await browser.signIn(face, { person }))
    return { answer, session: await sessionOf(browser) }
  }

  test.each([
    [
      "a day of birth of which the year is known",
      "fc-naissance-presumee",
      { birthDate: "1948", birthCountry: "99352" },
      "Nina Essai",
    ],
    ["one name", "fc-sans-prenom", { birthName: "ESSAI", givenNames: "", firstGivenName: "" }, "Essai"],
    ["an apostrophe first", "fc-apostrophe-initiale", { birthName: "'T ESSAI" }, "Nina 'T Essai"],
    ["a name of eighty letters", "fc-nom-long", { firstGivenName: "Nina" }, /^Nina (Essai ){14}Fin$/],
    ["an address that cannot be written to", "fc-courriel-accent", { birthName: "ESSAI" }, "Nina Essai"],
  ])("with %s", async (_, name, traits, displayName) => {
    const { answer, session } = await signIn("citizen", "lucie", caseOf(name))
    expect(answer).toBe("/home")
    expect(session?.actor).toMatchObject({ traits, displayName: expect.stringMatching(displayName) })
    expect(session?.actor.givenName).not.toBe("")
  })

  test("without an address that can be written to, and is told so once", async () => {
    const claims = caseOf("fc-courriel-accent")
    const accountId = (await signIn("citizen", "sophie", claims)).session?.actor.accountId ?? ""
    await signIn("citizen", "sophie", claims)
    const kept = await asSuperuser(
      (
        sql,
      ) => sql`select a.email, array_agg(n.kind || ' ' || n.subject) told from accounts a join notices n on n.account_id = a.id
        where a.id = ${accountId} group by a.email`,
    )
    expect(kept).toEqual([{ email: null, told: ["address_left_out address"] }])
  })

  test.each(["psc-second-sans-profession", "psc-identite-de-test"])("as a professional: %s", async (name) => {
    const { answer, session } = await signIn("professional", "nurse", caseOf(name))
    expect(answer).toBe("/professional")
    expect(session?.exerciceChoices).toHaveLength(1)
  })

  test("or reads which trait is missing; the log names it too, and never its value", async () => {
    const { answer } = await signIn("citizen", "lucie", { ...caseOf("fc-nom-long"), birthdate: "le 3 mai" })
    expect(answer).toBe("/sign-in?problem=identity&trait=birth_date")
    const lines = vi.mocked(console.error).mock.calls.map(String).join("\n")
    expect(lines).toContain('"trait":"birth_date"')
    expect(lines).not.toMatch(/3 mai|essai/i)
  })
})
