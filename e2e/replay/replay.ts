import type { Labels } from "./labels"
import type { Visitor } from "./visitor"

/** What one person was answered at one address, in words that two databases with the same cast share. */
export type Answer = { address: string; person: string; status: number; documents: string[] }

/** Addresses that end a session, change the language, or say something new at each visit. */
const LEFT_OUT = /^\/(sign-out|sign-in|leave|language|api\/auth|demo|_next|pdfjs)/
/** How many addresses of one pattern are followed: lists with their filters are many. */
const OF_ONE_PATTERN = 40

/** Every address to which links lead this person, from the home page on. */
export async function followLinks({ visit }: Visitor, { named }: Labels): Promise<string[]> {
  const seen = new Set(["/"])
  const patterns = new Map<string, number>()
  const isFew = (link: string) => {
    const pattern = named(link).replace(/\?.*/, "?")
    const count = (patterns.get(pattern) ?? 0) + 1
    patterns.set(pattern, count)
    return count <= OF_ONE_PATTERN
  }
  for (const path of seen) {
    const { text, headers } = await visit(path)
    const isPage = String(headers["content-type"]).startsWith("text/html")
    const links = linksOf(isPage ? text : "", headers.location).filter((link) => !seen.has(link))
    for (const link of links.filter(isFew)) seen.add(link)
  }
  return [...seen]
}

function linksOf(text: string, location = ""): string[] {
  const written = [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, path = ""]) => path.replaceAll("&amp;", "&"))
  // A cursor holds an instant of the seed; the first page leads to what the second one shows.
  return [...written, location].filter(
    (path) => path.startsWith("/") && !LEFT_OUT.test(path) && !/[?&](before|after|older|newer)=/.test(path),
  )
}

/** Asks every address as everybody, in an order that two databases with the same cast share. */
export async function replay(people: readonly Visitor[], addresses: readonly string[], labels: Labels): Promise<Answer[]> {
  const answers: Answer[] = []
  const inOrder = [...addresses].sort((one, other) => labels.named(one).localeCompare(labels.named(other)))
  for (const path of inOrder) {
    const replies = await Promise.all(people.map(async ({ key, visit }) => ({ key, reply: await visit(path) })))
    for (const { key, reply } of replies) {
      // A redirect to the sign-in names where one was going.
      const documents = reply.status < 300 ? labels.documentsIn(reply.text) : []
      answers.push({ address: labels.named(path), person: key, status: reply.status, documents })
    }
  }
  return answers
}

/** What one run answered otherwise than another, at the addresses that both have. */
export function compare(before: readonly Answer[], now: readonly Answer[]): { compared: number; differing: string[] } {
  const keyOf = ({ address, person }: Answer) => `${person} at ${address}`
  const saidOf = ({ status, documents }: Answer) => `${status} ${documents.join(", ")}`
  const earlier = new Map(before.map((answer) => [keyOf(answer), saidOf(answer)]))
  const shared = now.filter((answer) => earlier.has(keyOf(answer)))
  const differing = shared
    .filter((answer) => earlier.get(keyOf(answer)) !== saidOf(answer))
    .map((answer) => `${keyOf(answer)}: ${earlier.get(keyOf(answer))} before, ${saidOf(answer)} now`)
  return { compared: shared.length, differing }
}
