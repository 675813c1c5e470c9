import type { Page } from "@playwright/test"
import type { RunningIdentityProvider } from "@/demo/identity-provider"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { startWithLyingProvider } from "./fixtures/lying-provider"
import type { PortalOfItsOwn } from "./fixtures/portal-of-its-own"
import { FOR_MYSELF, goToProvider, pick, signInAs, signOut } from "./fixtures/sign-in"
import { expect, test } from "./fixtures/test"

const HONEST: RunningIdentityProvider["misbehaviour"] = {
  nonce: undefined,
  userinfo: undefined,
  acr: undefined,
  exercices: undefined,
}

const problem = (page: Page) => page.getByRole("status").filter({ hasText: "La connexion n’a pas eu lieu" })

async function expectNobody(page: Page) {
  const cookies = await page.context().cookies()
  expect(cookies.some(({ name }) => name === SESSION_COOKIE)).toBe(false)
}

test("Somebody signs in with one click, is recognised, and signs out", async ({ page }) => {
  await signInAs(page, "Victor Noël")
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bonjour Victor")
  await signOut(page)
  await expect(page.getByRole("main").getByRole("link", { name: "Me connecter" }).first()).toBeVisible()
  await page.goto("/account")
  await expect(page).toHaveURL(/\/sign-in\?back=%2Faccount/)
})

test("Somebody who asked for a page before signing in arrives there", async ({ page }) => {
  await page.goto("/account")
  await page.getByRole("main").getByRole("link", { name: FOR_MYSELF }).click()
  await pick(page, "Victor Noël")
  await expect(page.getByRole("heading", { level: 1, name: "Mon compte" })).toBeVisible()
})

test("Somebody who cancels at the identity provider reads that nothing was kept, and can begin again", async ({ page }) => {
  await goToProvider(page)
  await page.getByRole("button", { name: "Annuler et revenir à Relais" }).click()
  await expect(problem(page)).toContainText("Vous avez annulé la connexion. Rien n’a été enregistré.")
  await expectNobody(page)
  await signInAs(page, "Victor Noël")
})

test("Somebody whom the identity provider refuses reads it", async ({ page, baseURL }) => {
  await goToProvider(page)
  await page.goto(`${baseURL}/api/auth/callback/citizen?error=server_error&state=unknown`)
  await expect(problem(page)).toBeVisible()
  await expectNobody(page)
})

test("A sign-in finished in another browser than it was begun in is refused", async ({ page, browser }) => {
  await goToProvider(page)
  const step = async (method: "get" | "post", url: string) => {
    const form = method === "post" ? { person: "stranger" } : undefined
    const response = await page.request[method](url, { form, maxRedirects: 0 })
    return new URL(response.headers().location ?? "", url).href
  }
  const callback = await step("get", await step("post", page.url()))
  expect(callback).toContain("/api/auth/callback/citizen?")
  const thief = await browser.newPage({ locale: "fr-FR" })
  await thief.goto(callback)
  await expect(problem(thief)).toContainText("ou dans une autre fenêtre")
  await expectNobody(thief)
  await thief.close()
})

test.describe("With an identity provider that lies", () => {
  // One after the other: they share the provider, and a lie is for one of them only.
  test.describe.configure({ mode: "default" })
  let provider: RunningIdentityProvider
  let portal: PortalOfItsOwn

  test.beforeAll(async () => {
    ;({ portal, provider } = await startWithLyingProvider())
  })
  test.afterAll(async () => {
    await portal?.stop()
    await provider?.close()
  })
  test.beforeEach(() => {
    Object.assign(provider.misbehaviour, HONEST)
  })

  const lies: [string, RunningIdentityProvider["misbehaviour"], string][] = [
    ["answers another request than ours", { nonce: "other" }, "La réponse reçue n’était pas celle de votre demande"],
    ["signs who one is with a wrong key", { userinfo: "wrong_key" }, "Nous n’avons pas pu vérifier que la réponse venait bien"],
    ["speaks of somebody else", { userinfo: "other_subject" }, "Par sécurité, nous l’avons refusée"],
    ["did not check strongly enough", { acr: "eidas0" }, "n’a pas vérifié assez fortement qui vous êtes"],
  ]
  for (const [what, lie, sentence] of lies) {
    test(`Nobody is signed in by a provider that ${what}`, async ({ page }) => {
      Object.assign(provider.misbehaviour, lie)
      await goToProvider(page, "citizen", portal.url)
      await pick(page, "Jeanne Lefèvre")
      await expect(problem(page)).toContainText(sentence)
      await expectNobody(page)
    })
  }

  test("A professional without a place of practice is sent to the door for everybody", async ({ page }) => {
    provider.misbehaviour.exercices = "none"
    await goToProvider(page, "professional", portal.url)
    await pick(page, "Dr Anne Morel")
    await expect(problem(page)).toContainText("Aucun lieu d’exercice n’est connu à votre nom")
  })

  test("The honest person is let in once the provider says the truth", async ({ page }) => {
    await signInAs(page, "Jeanne Lefèvre", "citizen", portal.url)
  })
})
