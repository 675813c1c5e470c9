import { FOR_MYSELF } from "./fixtures/sign-in"
import { expect, test } from "./fixtures/test"
import { watch } from "./fixtures/watching"

const PORTAL = process.env.RELAIS_URL ?? "http://localhost:3000"
const PROVIDER = new URL(process.env.CITIZEN_ISSUER ?? PORTAL).origin

// That no page asks anything of another site is looked at where every page is visited (`every-page.spec.ts`).

test("Signing in asks the identity provider and nobody else", async ({ arriveAs }) => {
  const page = await arriveAs(null, { alone: true })
  const found = watch(page, [PORTAL, PROVIDER])
  await page.goto("/sign-in")
  await page.getByRole("main").getByRole("link", { name: FOR_MYSELF }).click()
  await page.waitForURL((url) => url.origin === PROVIDER)
  await page.getByRole("button", { name: /Karim Benali/ }).click()
  await page.waitForURL((url) => url.origin === PORTAL)
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  expect(found).toEqual([])
})
