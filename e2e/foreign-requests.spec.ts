import { expect, test } from "@playwright/test"
import { watch } from "./fixtures/watching"

const PORTAL = process.env.RELAIS_URL ?? "http://localhost:3000"
const PROVIDER = new URL(process.env.CITIZEN_ISSUER ?? PORTAL).origin

// That no page asks anything of another site is looked at where every page is visited (`every-page.spec.ts`).

test("Signing in asks the identity provider and nobody else", async ({ page }) => {
  const found = watch(page, [PORTAL, PROVIDER])
  await page.goto("/sign-in")
  await page.locator('main a[href^="/sign-in/citizen"]').click()
  await page.waitForURL((url) => url.origin === PROVIDER)
  await page.getByRole("button", { name: /Karim Benali/ }).click()
  await page.waitForURL((url) => url.origin === PORTAL)
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  expect(found).toEqual([])
})

test("No page may be put into another site's page, sniffed, or sent on with its address", async ({ request }) => {
  for (const address of ["/", "/sign-in", "/nowhere", "/api/health"]) {
    const headers = (await request.get(address)).headers()
    expect.soft(headers["content-security-policy"], address).toContain("frame-ancestors 'none'")
    expect.soft(headers, address).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    })
    expect.soft(headers["x-powered-by"], address).toBeUndefined()
  }
})
