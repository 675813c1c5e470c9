import { expect, type Page } from "@playwright/test"
import { signIn, test } from "./people"
import { viewsOf } from "./routes"

const PORTAL = process.env.RELAIS_URL ?? "http://localhost:3000"
const PROVIDER = new URL(process.env.CITIZEN_ISSUER ?? PORTAL).origin

/** Everything that the pages asked of another site, or that the browser refused them by the content policy. */
function watch(page: Page, allowed: readonly string[]): string[] {
  const found: string[] = []
  page.context().on("request", (request) => {
    const url = new URL(request.url())
    if (!allowed.includes(url.origin) && !["data:", "blob:"].includes(url.protocol)) found.push(`asked ${request.url()}`)
  })
  page.on("console", (message) => {
    if (/content security policy|violates|refused to/i.test(message.text())) found.push(`refused: ${message.text()}`)
  })
  page.on("pageerror", (error) => found.push(`broke: ${error.message}`))
  page.on("websocket", (socket) => found.push(`socket ${socket.url()}`))
  return found
}

test("No page asks anything of another site, and none breaks its own content policy", async ({ circle, browser }) => {
  test.setTimeout(180_000)
  const views = viewsOf(circle)
  for (const viewer of new Set(views.map((view) => view.viewer))) {
    const context = await browser.newContext({ baseURL: PORTAL })
    if (viewer !== "nobody") await signIn(context, circle.sessions[viewer], PORTAL)
    const page = await context.newPage()
    const found = watch(page, [PORTAL])
    for (const address of views.filter((view) => view.viewer === viewer).flatMap(({ addresses }) => addresses)) {
      const response = await page.goto(address, { waitUntil: "load" })
      const policy = (await response?.allHeaders())?.["content-security-policy"] ?? ""
      expect.soft(policy, address).toMatch(/^default-src 'none'; script-src 'nonce-\w{32}' 'strict-dynamic';/)
      expect.soft(await response?.text(), `${address} without a style attribute`).not.toMatch(/<[^>]+\sstyle=/)
      expect.soft(found.splice(0), address).toEqual([])
    }
    await context.close()
  }
})

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
