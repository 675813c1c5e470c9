import type { Language } from "@/drizzle/vocabulary"
import type { Person } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { addressOf, type Route } from "../route"
import { askRoute } from "./asking"
import { circle } from "./circle"
import { ask, portal, type Reply } from "./client"

const kept = globalThis as typeof globalThis & { relaisVisits?: Map<string, Promise<Reply>> }

/**
 * What the circle of this process was answered, asked once: no test changes anything of these people, and drawing a page again
 * for each test that reads it would take most of the time of them all.
 */
export async function visit(person: Person, address: string, language: Language = "fr"): Promise<Reply> {
  const people = await circle()
  return keep(`${language} ${person} ${address}`, () => ask(address, { headers: headersOf(people, person, language) }))
}

/** The same at the first address of a route; what changes something or ends a session is asked each time. */
export async function visitRoute(person: Person, route: Route): Promise<Reply> {
  const people = await circle()
  if (route.method || route.endsSession) return askRoute(people, route, person)
  return visit(person, addressOf(route, people))
}

/** A fault is nobody's answer: whoever asks next asks again. */
function keep(key: string, asked: () => Promise<Reply>): Promise<Reply> {
  kept.relaisVisits ??= new Map()
  const all = kept.relaisVisits
  const known = all.get(key)
  if (known) return known
  const answer = asked()
  all.set(key, answer)
  const forget = () => all.delete(key)
  answer.then(({ status }) => status < 500 || forget(), forget)
  return answer
}

/** Whoever has chosen no language is answered in French. */
function headersOf(people: Circle, person: Person, language: Language) {
  const chosen = language === "fr" ? [] : [`relais.language=${language}`]
  const cookie = [cookieOf(people, person).cookie, ...chosen].filter(Boolean).join("; ")
  return cookie ? { cookie, origin: portal() } : { origin: portal() }
}
