import { gzipSync } from "node:zlib"
import { type Figure, figure } from "./figures"
import { getPage, type Portal } from "./portal"

export type WeighedPage = { id: string; what: string; path: string; hasForm: boolean }

/** P7: what the scripts that a page names weigh, beyond those of an empty Next app. */
export async function measurePageWeight(portal: Portal, comparedUrl: string, pages: readonly WeighedPage[]): Promise<Figure[]> {
  const empty = await scriptWeight({ url: comparedUrl, cookie: "" }, "/empty")
  const figures: Figure[] = []
  for (const { id, what, path, hasForm } of pages) {
    const whole = await scriptWeight(portal, path)
    const kilobytes = (whole - empty) / 1024
    const detail = `${(whole / 1024).toFixed(1)} KB of scripts, less the ${(empty / 1024).toFixed(1)} KB of an empty Next app.`
    figures.push(figure(id, `scripts of ${what}, gzip`, kilobytes, "KB", { most: hasForm ? 60 : 10 }, detail))
  }
  return figures
}

/** Bytes of the scripts named in the page's HTML, each compressed by itself as it travels. */
async function scriptWeight(site: { url: string; cookie: string }, path: string): Promise<number> {
  const html = await getPage(site, path)
  const named = html.matchAll(/(\/_next\/static\/[^"'\\\s]+\.js)\b/g)
  // Browsers that know modules leave out the polyfills of the others.
  const old = new Set([...html.matchAll(/<script[^>]*noModule[^>]*>/gi)].flatMap(([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? []))
  const scripts = [...new Set([...named].map(([, script = ""]) => script))].filter((script) => !old.has(script))
  let bytes = 0
  for (const script of scripts) bytes += gzipSync(Buffer.from(await (await fetch(site.url + script)).arrayBuffer())).length
  return bytes
}
