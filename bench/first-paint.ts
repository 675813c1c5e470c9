import { type Browser, type BrowserContext, chromium, expect, type Page } from "@playwright/test"
import { findChromium } from "@/bin/find-chromium"
import { signIn } from "@/e2e/people"
import { type Figure, figure } from "./figures"
import { serveGovukPages } from "./govuk-pages"
import type { Portal } from "./portal"
import { median, ratio } from "./rounds"

/** A page of ours, and the page of the other side that it stands beside. */
type PaintedPage = { id: string; what: string; path: string; beside: "/list" | "/form" }
type Painted = { paint: number; shift: number }
type Wanted = { pages: readonly PaintedPage[]; documentIds: readonly [string, string]; rounds: number }

/** Slow 4G as Lighthouse has it, and a telephone a quarter as quick as this machine. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 4
const QUIET_MS = 1_500

/** P8: when the largest part of a page is painted on a slow telephone, beside a page of `govuk-frontend`; and the viewer of documents there. */
export async function measureFirstPaint(portal: Portal, { pages, documentIds, rounds }: Wanted): Promise<Figure[]> {
  const govuk = await serveGovukPages(Array.from({ length: 20 }, (_, at) => `Analyses de sang ${at + 1}`))
  const browser = await chromium.launch({ executablePath: await findChromium(() => undefined), args: ["--no-sandbox"] })
  const asked = { browser, portal }
  try {
    const figures: Figure[] = []
    for (const { id, what, path, beside } of pages) {
      const sides: Record<"ours" | "theirs", Painted[]> = { ours: [], theirs: [] }
      for (let round = 0; round < rounds; round++) {
        const ours = async () => sides.ours.push(await paintOnce(asked, portal.url + path))
        const theirs = async () => sides.theirs.push(await paintOnce(asked, govuk.url + beside))
        for (const turn of round % 2 ? [ours, theirs] : [theirs, ours]) await turn()
      }
      figures.push(...compared(id, what, sides))
    }
    return [...figures, ...(await viewerFigures(asked, documentIds, rounds))]
  } finally {
    await browser.close()
    govuk.stop()
  }
}

function compared(id: string, what: string, { ours, theirs }: Record<"ours" | "theirs", Painted[]>): Figure[] {
  const [own, other] = [ours.map(({ paint }) => paint), theirs.map(({ paint }) => paint)]
  const detail = `${Math.round(median(own))} over ${Math.round(median(other))} ms, at a quarter of the speed on slow 4G, nothing kept.`
  const shift = Math.max(...ours.map(({ shift }) => shift))
  return [
    figure(id, `${what}, largest paint ÷ a page of govuk-frontend`, ratio(own, other), "ratio", { most: 1.2 }, detail),
    figure(`${id}-shift`, `${what}, what moves after it was shown`, shift, "ratio", { most: 0.02 }, "the most of all rounds."),
  ]
}

type Asked = { browser: Browser; portal: Portal }

/** A telephone that kept nothing, signed in. */
async function onTelephone<Seen>(
  { browser, portal }: Asked,
  look: (page: Page, context: BrowserContext) => Promise<Seen>,
): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    // Elsewhere a sentence about the hours of Paris comes in above the page.
    timezoneId: "Europe/Paris",
  })
  try {
    await signIn(context, portal.cookie.split("=")[1] ?? "", portal.url)
    const page = await context.newPage()
    const telephone = await context.newCDPSession(page)
    await telephone.send("Network.enable")
    await telephone.send("Network.emulateNetworkConditions", NETWORK)
    await telephone.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    return await look(page, context)
  } finally {
    await context.close()
  }
}

function paintOnce(asked: Asked, url: string): Promise<Painted> {
  return onTelephone(asked, async (page) => {
    const answer = await page.goto(url, { waitUntil: "load", timeout: 60_000 })
    if (answer?.status() !== 200) throw new Error(`${url} was answered with ${answer?.status()}`)
    await page.waitForTimeout(QUIET_MS)
    return page.evaluate<Painted>(READ_PAINT)
  })
}

/** Runs in the page: as words, since what is made of our own source names helpers that no page has. */
const READ_PAINT = `Promise.all(["largest-contentful-paint", "layout-shift"].map((type) => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries())).observe({ type, buffered: true })
  setTimeout(() => done([]), 500)
}))).then(([paints, shifts]) => ({
  paint: paints.at(-1)?.startTime ?? NaN,
  shift: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
}))`

/** Runs in the page: its picture has come, or the reader has drawn it and said its words. */
const FIRST_PAGE_IS_SHOWN = `[...document.querySelectorAll("main img")].some(({ complete, naturalWidth }) => complete && naturalWidth > 0)
  || document.querySelector("main canvas ~ *, main section.sr-only[aria-label]") !== null`

/** The first document of a telephone brings the reader of PDF files, the second one finds it kept. */
async function viewerFigures(asked: Asked, documentIds: readonly [string, string], rounds: number): Promise<Figure[]> {
  const { url, patientId } = asked.portal
  const times: { first: number; second: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const open = async (page: Page, documentId: string) => {
      await page.goto(`${url}/patients/${patientId}/documents/${documentId}`, { waitUntil: "commit", timeout: 60_000 })
      const isShown = () => page.evaluate<boolean>(FIRST_PAGE_IS_SHOWN)
      await expect.poll(isShown, { timeout: 60_000, intervals: [25] }).toBe(true)
      return page.evaluate(() => performance.now())
    }
    times.push(
      await onTelephone(asked, async (page) => ({
        first: await open(page, documentIds[0]),
        second: await open(page, documentIds[1]),
      })),
    )
  }
  const tell = (id: string, what: string, taken: number[], aim: { most: number } | null) =>
    figure(
      id,
      what,
      median(taken),
      "ms",
      aim,
      `${Math.round(Math.min(...taken))} to ${Math.round(Math.max(...taken))} ms over ${rounds} rounds.`,
    )
  return [
    tell(
      "P8-viewer",
      "until the first page of a PDF is drawn, when the reader is kept",
      times.map(({ second }) => second),
      { most: 1_500 },
    ),
    tell(
      "P8-viewer-first",
      "the same on a telephone that never read one here",
      times.map(({ first }) => first),
      null,
    ),
  ]
}
