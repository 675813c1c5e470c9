import { createHash } from "node:crypto"
import { LANGUAGES, type Language } from "./language.ts"

const STYLE =
  ":root{color-scheme:light dark}body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif}hr{margin:3rem 0}"
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")

export const BARE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** What a page says in one language: HTML paragraphs under a heading. */
type Part = { title: string; paragraphs: string[] }

/** A page in both languages, that of the person first, which needs neither Next nor a database. */
export function barePage(first: Language, parts: Record<Language, Part>): string {
  const ordered = [first, ...LANGUAGES.filter((language) => language !== first)]
  const sections = ordered.map((language, place) => {
    const [heading, { title, paragraphs }] = [place === 0 ? "h1" : "h2", parts[language]]
    const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("")
    return `<section lang="${language}"><${heading}>${title}</${heading}>${text}</section>`
  })
  const head = `<meta charset="utf-8"><title>${parts[first].title} · Relais</title><meta name="viewport" content="width=device-width">`
  return `<!doctype html><html lang="${first}">${head}<style>${STYLE}</style><main>${sections.join("<hr>")}</main></html>`
}
