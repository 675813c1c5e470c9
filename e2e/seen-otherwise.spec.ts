import { type BrowserContext, expect, type Page } from "@playwright/test"
import { EVERYBODY, nameOf, type Person } from "./circle/cast"
import { faultsOfForcedColours, faultsOfLargeLetters, printed } from "./fixtures/looks"
import { test as base, signIn } from "./people"
import { viewsOf } from "./route-list"

const PORTAL = process.env.RELAIS_URL ?? "http://localhost:3000"
const WIDTHS = [320, 1280]

/** A page without scripts, so that what is drawn is what the server wrote, and each address is looked at in a moment. */
const test = base.extend<{ pageOf: (person: Person, scripts?: boolean) => Promise<Page> }>({
  pageOf: async ({ browser, circle }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person, javaScriptEnabled = false) => {
      const context = await browser.newContext({ javaScriptEnabled })
      contexts.push(context)
      if (person !== "nobody") await signIn(context, circle.sessions[person], PORTAL)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

async function faultsAt(page: Page, address: string): Promise<string[]> {
  await page.goto(address, { waitUntil: "load" })
  const found: string[] = []
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%"
  })
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...(await page.evaluate(faultsOfLargeLetters)).map((fault) => `${width} px, ${fault}`))
  }
  await page.emulateMedia({ forcedColors: "active" })
  found.push(...(await page.evaluate(faultsOfForcedColours)))
  await page.emulateMedia({ forcedColors: "none", media: "print" })
  const { left, head, isPublic } = await page.evaluate(printed)
  await page.emulateMedia({ media: "screen" })
  if (!isPublic && !isHead(head)) found.push(`on paper first: ${head.join(" | ")}`)
  return [...found, ...left.map((html) => `on paper: ${html}`)]
}

const DAY = /^Imprimé depuis Relais le \d{1,2}(er)? \p{L}+ \d{4}$/u

/** Before the heading a name, whatever is known of the person, the day, and where one is: what the page says comes at once. */
const isHead = (lines: string[]) => lines.some((line) => DAY.test(line)) && lines.length <= 4

/** One page of each shape, and all of them in the long run. */
const SHAPES = [
  "/patients/[patientId]",
  "/patients/[patientId]/documents/[documentId]",
  "/patients/[patientId]/helpers/[delegationId]",
  "/patients/[patientId]/helpers/invite",
  "/helping",
  "/review/[caseId]",
  "/professional",
]
const isLookedAt = (pattern: string) => process.env.RELAIS_DEEP !== undefined || SHAPES.includes(pattern)

for (const person of EVERYBODY) {
  test(`${person} reads with letters twice as large, in forced colours, and on paper`, async ({ pageOf, circle }) => {
    const seen = viewsOf(circle).filter(({ viewer, route }) => viewer === person && isLookedAt(route.pattern))
    const addresses = seen.flatMap(({ addresses }) => (process.env.RELAIS_DEEP ? addresses : addresses.slice(0, 1)))
    test.setTimeout(60_000 + addresses.length * 20_000)
    const page = await pageOf(person)
    for (const address of addresses) expect.soft(await faultsAt(page, address), address).toEqual([])
  })
}

test("On paper a document bears whose it is and the day, then its title and its words", async ({ pageOf, circle }) => {
  const page = await pageOf("caregiver")
  await page.goto(`/patients/${circle.patientId}/documents`)
  await page.emulateMedia({ media: "print" })
  const { head } = await page.evaluate(printed)
  expect(head).toEqual([nameOf("patient"), expect.stringMatching(DAY)])
})

test("On a telephone the picker takes two lines at most, and names whom one helps once it is open", async ({ pageOf }) => {
  const page = await pageOf("caregiver", true)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto("/helping")
  const picker = page.locator("header summary").first()
  const lines = await picker
    .locator("span:not(.sr-only)")
    .first()
    .evaluate((label) => {
      const { lineHeight } = getComputedStyle(label)
      return Math.round(label.getBoundingClientRect().height / Number.parseFloat(lineHeight))
    })
  expect(lines).toBeLessThanOrEqual(2)
  await picker.click()
  const jeanne = page.locator("header").getByRole("link", { name: /^Jeanne Lefèvre \d+ documents à lire$/ })
  await jeanne.click()
  await expect(page.getByRole("region", { name: /^Espace de Jeanne Lefèvre/ })).toBeVisible()
})

test("On a wide desk the papers stand beside the list, each card as high as what it holds", async ({ pageOf, circle }) => {
  const page = await pageOf("reviewer")
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/review/${circle.takenCaseId}`)
  const box = async (name: string) => {
    const card = page.locator("main section").filter({ has: page.getByRole("heading", { level: 2, name }) })
    return card.evaluate((element) => {
      const { top, bottom, right, left } = element.getBoundingClientRect()
      return { top, left, right, empty: bottom - (element.lastElementChild?.getBoundingClientRect().bottom ?? 0) }
    })
  }
  const [papers, list, decision] = [await box("Les pièces"), await box("Ce que montrent les pièces"), await box("Décider")]
  expect(papers.empty).toBeLessThan(40)
  expect(papers.top).toBe(list.top)
  expect(papers.right).toBeLessThan(list.left)
  expect(decision.left).toBe(papers.left)
})
