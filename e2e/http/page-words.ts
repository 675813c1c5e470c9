import type { Face, Language } from "@/drizzle/vocabulary"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { calledAlike, misnamed } from "./spoken-names"

const MARKS: Record<string, string> = { amp: "&", quot: '"', "#x27": "'", lt: "<", gt: ">", nbsp: "\u00a0" }

const asRead = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => MARKS[name] ?? whole).replace(/\s+/g, " ")

/** What somebody reads of a page: its title, and everything between the tags but scripts, styles and addresses written out. */
export function wordsOf(html: string): string {
  const whole = html.replace(/<span class="unbroken">([^<]*)<\/span>/g, "$1")
  const seen = whole.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ")
  return asRead(asRead(seen).replace(/\bhttps?:\/\/\S+|\S+@\S+/g, " "))
}

/** The page without what an author wrote: words that stand so in the file of a document are quoted, and not the portal's. */
export function withoutQuotes(html: string, file: string): string {
  const written = asRead(file)
  const isQuoted = (words: string) => words.length > 3 && written.includes(words)
  return html.replace(/>([^<]+)(?=<)/g, (whole, words: string) => (isQuoted(asRead(words).trim()) ? ">" : whole))
}

/** What is read of the first such element. */
const readIn = (html: string, tag: "title" | "h1") =>
  wordsOf(new RegExp(`<${tag}[^>]*>[\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? "").trim()

/** Every title of a page: it has one. */
export const titleOf = (html: string) => [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title)

/** Ways to who saw what that call it a journal, which no bar or title does. */
export const journalLinks = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*href="[^"]*\/journal[?"][^>]*>[\s\S]*?<\/a>/g)]
    .map(([link]) => wordsOf(link).trim())
    .filter((said) => /journal/i.test(said))

/** The page that one is left on in a hurry does not say of which site it is. */
const NEUTRAL = "/leave/done"

/** The title of a page, where it is not its heading first and the site last. */
export function titleFaults(html: string, pattern: string): string[] {
  const [title, heading] = [readIn(html, "title"), readIn(html, "h1")]
  const isRight = pattern === NEUTRAL ? title === heading : title.startsWith(heading) && title.endsWith(" · Relais")
  return heading !== "" && isRight ? [] : [title]
}

type Page = {
  pattern: string
  language: Language
  face?: Face
  /** The file of a document that is read there. */
  file?: string
}

/** In what way a page is not called by its heading, says something otherwise than the portal does, or aloud what is not written. */
export const pageFaults = (html: string, { pattern, language, face, file = "" }: Page): string[] => [
  ...misnamed(html),
  ...calledAlike(html),
  ...titleFaults(html, pattern),
  ...journalLinks(html),
  ...shownOtherwise(wordsOf(withoutQuotes(html, file)), language, face),
]
