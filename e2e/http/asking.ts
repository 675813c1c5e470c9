import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import type { Person } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { type Answer, addressOf, type Route } from "../route"
import { ask, portal, type Reply } from "./client"

const MISSING = "Cette partie ne vous est pas ouverte"

/** What the door said, as the list of routes says it; a status of another kind stays a number. */
export function answerOf({ status, headers, text }: Reply): Answer | number {
  if (status === 404) return "not-found"
  if (status === 401) return "unauthorised"
  if (status === 403) return "forbidden"
  if (status >= 300 && status < 400)
    return /^(https?:\/\/[^/]+)?\/sign-in(\?|$)/.test(headers.location ?? "") ? "sign-in" : "moved"
  // What is done without a word is done.
  if (status !== 200 && status !== 204) return status
  return text.includes(MISSING) ? "missing" : "shown"
}

/** Asks as a form of ours would; whoever would be signed out comes with a session of their own. */
export async function askRoute(circle: Circle, route: Route, person: Person): Promise<Reply> {
  const own = route.endsSession && person !== "nobody"
  const headers = own ? { cookie: `${SESSION_COOKIE}=${await newSession(circle.actors[person])}` } : cookieOf(circle, person)
  return ask(addressOf(route, circle), { method: route.method, headers: { ...headers, origin: portal() } })
}

/** What stands between the bars of a page, without the scripts that may stand there too. */
export const mainOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").replace(/<script[\s\S]*?<\/script>/g, "")

/** The words of the main heading, as they are read. */
export function headingOf({ text }: Reply): string {
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? ""
  const words = heading.replace(/<[^>]+>/g, "")
  return words.replaceAll("&#x27;", "'").replaceAll("&amp;", "&").replaceAll("&quot;", '"').replace(/\s+/g, " ").trim()
}

/** The blocks of a home by their headings, in the order in which they are read. */
export const blocksOf = (html: string) =>
  [...mainOf(html).matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, heading = ""]) => heading.replace(/<[^>]+>/g, ""))
