import { wordsOf } from "./page-words"

/** What is only heard: how much is unread, which place that is. */
const HEARD = /<span[^>]*\bclass="[^"]*\bsr-only\b[^"]*"[^>]*>[\s\S]*?<\/span>/g
/** How much is unread, as it is seen. */
const COUNT = /<span[^>]*\baria-hidden="true"[^>]*>[\d+]*<\/span>/g

/** A way in the bars of a page: the word that stands there, and where it leads. */
type BarWay = { word: string; to: string }

/** Every way around what a page says: header and menus, bars, the line of gestures, the foot. */
export function barWaysOf(html: string): BarWay[] {
  const around = html.replace(/<main[\s\S]*<\/main>|<script[\s\S]*?<\/script>/g, "")
  const ways = [...around.matchAll(/<a\b[^>]*?\shref="([^"#]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, to = "", inside = ""]) => ({
    word: wordsOf(inside.replace(HEARD, "").replace(COUNT, "")).trim(),
    to: to.replaceAll("&amp;", "&"),
  }))
  return [...new Map(ways.map((way) => [`${way.word} ${way.to}`, way])).values()]
}

/** What stands over the heading of a page, and the heading. */
export function headOf(html: string): string[] {
  const [, over = "", heading = ""] = /(?:<p[^>]*>((?:(?!<\/p>)[\s\S])*)<\/p>)?<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html) ?? []
  return [over, heading].map((words) => wordsOf(words).trim())
}

/** Whether a page is called as the way that leads to it: its heading begins with the word, or stands under it. */
export function isCalled(html: string, word: string): boolean {
  const [over, heading = ""] = headOf(html)
  return over === word || heading === word || heading.startsWith(`${word} `)
}
