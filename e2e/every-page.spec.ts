import { join } from "node:path"
import { type BrowserContext, expect, type Page, type Response } from "@playwright/test"
import type { RunOptions } from "axe-core"
import type { Person } from "./circle/cast"
import { brokenWords } from "./fixtures/looks"
import { test as base } from "./fixtures/test"
import { watch } from "./fixtures/watching"
import { signIn } from "./people"
import { PAGES, viewsOf } from "./route-list"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
/** Rules whose answer depends on how wide the page is: what else axe asks is the same page at any width. */
const WIDTH_BOUND = ["color-contrast-enhanced", "scrollable-region-focusable", "target-size"]
/** Everything is looked at on a small telephone, what depends on the width on a screen too. */
const RULES: Record<number, RunOptions> = {
  320: {
    runOnly: { type: "tag", values: TAGS },
    // Contrast of 7 : 1, which no tag of WCAG 2.2 AA asks for, holds that of 4.5 : 1 with it.
    rules: { "color-contrast-enhanced": { enabled: true }, "color-contrast": { enabled: false } },
  },
  1280: { runOnly: { type: "rule", values: WIDTH_BOUND } },
}
/** In a window so low the bar under the thumb lies in the page: at rest nothing stands behind it that one would scroll to. */
const HEIGHT = 470
const PORTAL = process.env.RELAIS_URL ?? "http://localhost:3000"
const AXE = join(import.meta.dirname, "../node_modules/axe-core/axe.min.js")

/** A page, and what it asked of others than the portal or was refused since somebody looked last. */
type Watched = { page: Page; foreign: string[] }

/**
 * One page for each person and each worker, led from address to address: a new one is a process of the browser's own,
 * which takes longer to begin than a page takes to be looked at.
 */
const pages = new Map<Person, Watched>()

const test = base.extend<{ pageOf: (person: Person) => Promise<Watched> }>({
  pageOf: async ({ browser, circle }, use) => {
    await use(async (person) => {
      const known = pages.get(person)
      if (known) return known
      const page = await (await openContext(person)).newPage()
      const watched = { page, foreign: watch(page, [PORTAL]) }
      pages.set(person, watched)
      return watched
    })
    async function openContext(person: Person): Promise<BrowserContext> {
      const context = await browser.newContext()
      await context.addInitScript({ path: AXE })
      if (person !== "nobody") await signIn(context, circle.sessions[person], PORTAL)
      return context
    }
  },
})

declare global {
  /** The whole of axe runs inside the page, and only its answer travels. */
  var axe: typeof import("axe-core")
}

/** Looks at the page as it stands; one line for each thing that breaks a rule. */
async function axeFaults(page: Page, options: RunOptions): Promise<string[]> {
  return page.evaluate(async (asked) => {
    const { violations } = await globalThis.axe.run(document, { ...asked, resultTypes: ["violations"] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 120)}`),
    )
  }, options)
}

/** Everything that a machine can say against the page as it stands, one line each. */
async function faultsOf(page: Page, rules: RunOptions): Promise<string[]> {
  const found = await axeFaults(page, rules)
  const own = [ownFaults, smallTargets, brokenWords]
  return [...found, ...(await Promise.all(own.map((faults) => page.evaluate(faults)))).flat()]
}

/** What axe does not say: too wide, not one heading, no language. Runs in the page. */
function ownFaults(): string[] {
  const faults: string[] = []
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) faults.push(`scrolls sideways: ${scrollWidth} in ${clientWidth}`)
  const headings = document.querySelectorAll("h1")
  if (headings.length !== 1) faults.push(`${headings.length} main headings`)
  if (!/^(fr|en)$/.test(document.documentElement.lang)) faults.push("no language")
  const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim()
  const titles = document.querySelectorAll("head title")
  const title = plain(document.title).replace(/^Erreur : /, "")
  if (titles.length !== 1) faults.push(`${titles.length} titles`)
  if (!title.startsWith(plain(headings[0]?.textContent))) faults.push(`a title that is not its heading: ${title}`)

  return faults
}

/** Runs in the page. What stands in a line of text is as high as the line (WCAG 2.2, 2.5.8). */
function smallTargets(): string[] {
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  // A link that is all of its line stands alone.
  const isInText = (link: Element) => {
    const line = link.closest("p, li, dd, td, label, figcaption, [role=alert]")
    return getComputedStyle(link).display === "inline" && line !== null && line.textContent?.trim() !== link.textContent?.trim()
  }
  const sizeOf = (target: Element) => {
    const label = target.matches("input[type=radio], input[type=checkbox], input[type=file]") ? target.closest("label") : null
    return (label ?? target).getBoundingClientRect()
  }
  return (
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]")]
      .filter((target) => isShown(target) && !isInText(target))
      .map((target) => ({ target, size: sizeOf(target) }))
      // What only a screen reader finds shows itself when it has focus.
      .filter(({ size: { width, height } }) => width > 1 && (width < 44 || height < 44))
      .map(
        ({ target, size }) =>
          `${Math.round(size.width)} × ${Math.round(size.height)} to touch: ${target.outerHTML.slice(0, 140)}`,
      )
  )
}

async function expectNoFault(page: Page, where: string) {
  // A form without its script yet has made a whole page of its answer.
  await page.waitForLoadState()
  for (const [width, rules] of Object.entries(RULES)) {
    await page.setViewportSize({ width: Number(width), height: HEIGHT })
    expect.soft(await faultsOf(page, rules), `${where}, ${width} px wide`).toEqual([])
  }
  expect.soft(await page.evaluate(tooWideTwiceAsLarge), `${where}, in letters twice as large`).toBe(0)
}

/** Runs in the page: by how many pixels it has to be pushed sideways once its letters are twice as large (WCAG 2.2, 1.4.4). */
function tooWideTwiceAsLarge(): number {
  const root = document.documentElement
  root.style.fontSize = "200%"
  const tooWide = root.scrollWidth - root.clientWidth
  root.style.fontSize = ""
  return tooWide
}

/** Who looks at each page; where somebody else finds another form there, that is a test of its own. */
const LOOKS = PAGES.flatMap(({ pattern, alsoBy }) => [
  { pattern, turn: 0, whom: "everybody" },
  ...(alsoBy ? [{ pattern, turn: 1, whom: "somebody else too" }] : []),
])

for (const { pattern, turn, whom } of LOOKS) {
  test(`${pattern} can be read, reached and touched by ${whom}, and asks nothing of others`, async ({ pageOf, circle }) => {
    const view = viewsOf(circle).filter(({ route }) => route.pattern === pattern)[turn]
    if (!view) throw new Error("The page has left the list")
    // Each address is looked at whole, at two widths and in error.
    test.setTimeout(60_000 * (1 + view.addresses.length))
    const { page, foreign } = await pageOf(view.viewer)
    await page.emulateMedia({ colorScheme: "light" })
    for (const address of view.addresses) {
      foreign.length = 0
      await expectOwnPolicy(await page.goto(address), address)
      expect.soft(foreign, address).toEqual([])
      await expectNoFault(page, address)
      foreign.length = 0
      await sendFormWrong(page, address, view.route.wrong)
      expect.soft(foreign, `${address} in error`).toEqual([])
    }
  })
}

/** Nothing runs that the answer does not name, and nothing is drawn by a style attribute. */
async function expectOwnPolicy(response: Response | null, address: string) {
  const policy = (await response?.allHeaders())?.["content-security-policy"] ?? ""
  expect.soft(policy, address).toMatch(/^default-src 'none'; script-src 'nonce-\w{32}' 'strict-dynamic';/)
  expect.soft(await response?.text(), `${address} without a style attribute`).not.toMatch(/<[^>]+\sstyle=/)
}

/** Sends the page's form with nothing in it, or with what it refuses: the refusal is read, reached and touched as well. */
async function sendFormWrong(page: Page, address: string, wrong: Record<string, string> = {}) {
  const form = page.locator("main form:not([method=get])").filter({ has: page.locator(ASKED) })
  if ((await form.count()) === 0) return
  await form.first().evaluate(empty, ASKED)
  for (const [name, value] of Object.entries(wrong)) await form.first().locator(`[name="${name}"]`).fill(value)
  await form.first().locator("button[type=submit], button:not([type])").last().click()
  const answer = page
    .locator("main")
    .locator("[role=alert], [role=status]")
    // What was done before makes way for what was refused.
    .filter({ has: page.locator("p, h2"), visible: true })
    .first()
  await expect.soft(answer, `${address} says what is missing`).toBeVisible()
  const summary = page.locator("main [role=alert]", { has: page.getByRole("heading") })
  if ((await summary.count()) > 0) {
    await expect.soft(summary, `${address}: the summary has focus`).toBeFocused()
    expect.soft(await page.title(), `${address}: the title says that there is an error`).toMatch(/^Erreur\s: /)
  }
  await expectNoFault(page, `${address} in error`)
}

const ASKED = "input:not([type=hidden]), select, textarea"

/** Runs in the page. */
function empty(form: Element, asked: string) {
  for (const field of form.querySelectorAll(asked)) {
    if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) field.checked = false
    else if (field instanceof HTMLSelectElement) field.selectedIndex = -1
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = ""
  }
}

const AS: Person[] = ["nobody", "patient", "caregiver", "teamProfessional"]

for (const person of AS) {
  test(`In the dark, ${person} reads as well`, async ({ pageOf, circle }) => {
    const { page } = await pageOf(person)
    await page.emulateMedia({ colorScheme: "dark" })
    const { patientId } = circle
    const seen =
      person === "nobody"
        ? ["/", "/help", "/sign-in"]
        : ["", "/documents", "/journal"].map((rest) => `/patients/${patientId}${rest}`)
    for (const address of seen) {
      await page.goto(address)
      const rules = ["color-contrast-enhanced"]
      expect.soft(await axeFaults(page, { runOnly: { type: "rule", values: rules } }), address).toEqual([])
    }
  })
}

test("On a telephone, what the keyboard reaches never stops behind the bar under the thumb", async ({ pageOf, circle }) => {
  const { page } = await pageOf("patient")
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`/patients/${circle.patientId}`)
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab")
    expect.soft(await page.evaluate(hiddenByTheBar)).toBeNull()
  }
})

/** Runs in the page. What has the focus, where the bar lies over it. */
function hiddenByTheBar(): string | null {
  const bar = document.querySelector(".bottom-bar")
  const focused = document.activeElement
  if (!bar || !focused || focused === document.body || bar.contains(focused)) return null
  const isBehind = focused.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1
  return isBehind ? focused.outerHTML.slice(0, 120) : null
}
