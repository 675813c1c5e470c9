import { gzipSync } from "node:zlib"
import { cookieOf, makeCircle } from "@/e2e/circle/circle"
import { viewsOf } from "@/e2e/route-list"
import { type Figure, figure } from "./figures"
import { getPage, type Portal } from "./portal"

export type WeighedPage = { id: string; what: string; path: string; hasForm: boolean }
type Site = { url: string; cookie: string }
type Weight = { pattern: string; hasForm: boolean; kilobytes: number }

/** P7: what the scripts that a page names weigh, beyond those of an empty Next app. */
export async function measurePageWeight(portal: Portal, comparedUrl: string, pages: readonly WeighedPage[]): Promise<Figure[]> {
  const empty = await weigh({ url: comparedUrl, cookie: "" }, "/empty")
  const figures: Figure[] = []
  for (const { id, what, path, hasForm } of pages) {
    const { bytes } = await weigh(portal, path)
    const kilobytes = (bytes - empty.bytes) / 1024
    const detail = `${(bytes / 1024).toFixed(1)} KB of scripts, less the ${(empty.bytes / 1024).toFixed(1)} KB of an empty Next app.`
    figures.push(figure(id, `scripts of ${what}, gzip`, kilobytes, "KB", { most: hasForm ? 60 : 10 }, detail))
  }
  return [...figures, ...heaviest(await weighEvery(portal, empty.bytes))]
}

/** Every page of the list that the tests ask, as the first who may see it; it has a form if it has one in any of its states. */
async function weighEvery(portal: Portal, empty: number): Promise<Weight[]> {
  const circle = await makeCircle()
  const weights = new Map<string, Weight>()
  for (const { route, viewer, addresses } of viewsOf(circle)) {
    const { cookie = "" } = cookieOf(circle, viewer)
    for (const address of addresses) {
      const { bytes, hasForm } = await weigh({ url: portal.url, cookie }, address)
      const { pattern } = route
      const before = weights.get(pattern)
      const kilobytes = Math.max((bytes - empty) / 1024, before?.kilobytes ?? 0)
      weights.set(pattern, { pattern, hasForm: hasForm || before?.hasForm === true, kilobytes })
    }
  }
  return [...weights.values()]
}

function heaviest(weights: readonly Weight[]): Figure[] {
  const most = (id: string, what: string, of: readonly Weight[], aim: number) => {
    const [first, ...rest] = of.toSorted((one, other) => other.kilobytes - one.kilobytes)
    if (!first) throw new Error(`No page is ${what}`)
    const over = [first, ...rest].filter(({ kilobytes }) => kilobytes > aim).map(({ pattern }) => pattern)
    const others = over.length > 0 ? ` Over the aim: ${over.join(", ")}.` : ""
    return figure(
      id,
      `the heaviest scripts of ${what}`,
      first.kilobytes,
      "KB",
      { most: aim },
      `${first.pattern}, of ${of.length}.${others}`,
    )
  }
  return [
    most(
      "P7-pages",
      "every page without a form",
      weights.filter(({ hasForm }) => !hasForm),
      10,
    ),
    most(
      "P7-forms",
      "every page with a form",
      weights.filter(({ hasForm }) => hasForm),
      60,
    ),
  ]
}

/** The page's scripts in bytes, each compressed by itself as it travels, and whether it asks something itself, its bars left out. */
async function weigh(site: Site, path: string): Promise<{ bytes: number; hasForm: boolean }> {
  const html = await getPage(site, path)
  const named = html.matchAll(/(\/_next\/static\/[^"'\\\s]+\.js)\b/g)
  // Browsers that know modules leave out the polyfills of the others.
  const old = new Set([...html.matchAll(/<script[^>]*noModule[^>]*>/gi)].flatMap(([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? []))
  const scripts = [...new Set([...named].map(([, script = ""]) => script))].filter((script) => !old.has(script))
  let bytes = 0
  for (const script of scripts) bytes += await weightOf(site.url + script)
  return { bytes, hasForm: /<main[\s\S]*<form[\s\S]*<\/main>/.test(html) }
}

const weighed = new Map<string, number>()

async function weightOf(script: string): Promise<number> {
  const known = weighed.get(script) ?? gzipSync(Buffer.from(await (await fetch(script)).arrayBuffer())).length
  weighed.set(script, known)
  return known
}
