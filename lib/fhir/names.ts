import { plainWords } from "@/lib/platform/plain-text"
import { asText, type Node, nodesAt, textAt, valuesAt } from "./node"

/** How likely a name is the one in use; a lower number is better (FHIR R4, `name-use`). */
const USES: Record<string, number> = { usual: 0, official: 1, temp: 3, nickname: 4, anonymous: 5, maiden: 6, old: 7 }
const NO_USE = 2
const NOT_NOW = 10

/** Uses of a name whose family name, or whose given names, are not those of today. */
const OTHER_FAMILY = new Set<unknown>(["maiden", "old", "anonymous", "nickname"])
const OTHER_GIVEN = new Set<unknown>(["old", "anonymous", "nickname"])

/** The names that say something, the one in use first: never an old or a maiden one before another. */
function byUse(resource: Node, now: Date): Node[] {
  const rank = (name: Node) => (USES[textAt(name, "use") ?? ""] ?? NO_USE) + (isNow(name, now) ? 0 : NOT_NOW)
  const names = nodesAt(resource, "name").filter((name) => sayName(name) !== null)
  return names.toSorted((one, other) => rank(one) - rank(other))
}

/** Whether a name has begun and has not ended; a period holds the whole of its last day, month or year (FHIR R4, `Period`). */
function isNow(name: Node, now: Date): boolean {
  const [start, end] = [textAt(name, "period.start"), textAt(name, "period.end")]
  const compare = (date: string) => {
    if (date.length > 10) return Date.parse(date) - now.getTime()
    return date.localeCompare(now.toISOString().slice(0, date.length))
  }
  return !(start && compare(start) > 0) && !(end && compare(end) < 0)
}

/** The name in use, with the part that it leaves to another name: who gives the used family name alone still has her given names. */
function nameInUse(resource: Node, now: Date): Node | null {
  const [name, ...others] = byUse(resource, now)
  if (!name || sayName(name) !== sayParts(name)) return name ?? null
  const lent = (key: "family" | "given", notFrom: Set<unknown>) =>
    [name, ...others.filter(({ use }) => !notFrom.has(use))].find((one) => textAt(one, key) !== null)?.[key]
  return { ...name, family: lent("family", OTHER_FAMILY), given: lent("given", OTHER_GIVEN) }
}

/** The name of a person as the person wears it at an instant, all its parts. */
export function nameOf(resource: Node, now = new Date()): string | null {
  const name = nameInUse(resource, now)
  return name ? sayName(name) : textAt(resource, "name")
}

/** One name, all that its parts and its text say. */
export function sayName(name: Node): string | null {
  const [parts, text] = [sayParts(name), textAt(name, "text")]
  if (!parts || !text) return parts ?? text
  const [inParts, inText] = [plainWords(parts), plainWords(text)]
  if (inText.every((word) => inParts.includes(word))) return parts
  return inParts.every((word) => inText.includes(word)) ? text : `${parts} (${text})`
}

/** The family name after the given names; where it already stands among several of them, it is said once. */
function sayParts(name: Node): string | null {
  const texts = (key: string) => valuesAt(name, key).flatMap((part) => asText(part) ?? [])
  const given = texts("given")
  const family = textAt(name, "family")
  const isAmong = given.length > 1 && given.some((part) => part.toLowerCase() === family?.toLowerCase())
  return asText([...texts("prefix"), ...given, ...(family && !isAmong ? [family] : []), ...texts("suffix")].join(" "))
}

/** The family name at birth, where the document tells it beside the one in use. */
export function birthNameOf(resource: Node, now = new Date()): string | null {
  const maiden = nodesAt(resource, "name").find((name) => name.use === "maiden")
  return maiden ? otherFamily(maiden, nameInUse(resource, now)) : null
}

/** The name that papers bear, where the person is called by another family name (FHIR R4, `name-use`: official). */
export function officialNameOf(resource: Node, now = new Date()): string | null {
  const official = nodesAt(resource, "name").find((name) => name.use === "official" && isNow(name, now))
  const said = official && otherFamily(official, nameInUse(resource, now)) ? sayName(official) : null
  return said === nameOf(resource, now) ? null : said
}

function otherFamily(name: Node, inUse: Node | null): string | null {
  const family = textAt(name, "family") ?? textAt(name, "text")
  return family && family !== (textAt(inUse, "family") ?? textAt(inUse, "text")) ? family : null
}
