import { asText, type Node, nodesAt, textAt, valuesAt } from "./node"

/** How likely a name is the one in use; a lower number is better (FHIR R4, `name-use`). */
const USES: Record<string, number> = { usual: 0, official: 1, temp: 3, nickname: 4, anonymous: 5, maiden: 6, old: 7 }
const NO_USE = 2
const ENDED = 10

/** The name in use: never an old or a maiden one where there is another. */
function nameInUse(names: Node[]): Node | undefined {
  const rank = (name: Node) => (USES[textAt(name, "use") ?? ""] ?? NO_USE) + (textAt(name, "period.end") ? ENDED : 0)
  return names.toSorted((one, other) => rank(one) - rank(other))[0]
}

/** The name of a person as the person wears it, all its parts; a part repeated in the given names is said once. */
export function nameOf(resource: Node): string | null {
  const name = nameInUse(nodesAt(resource, "name"))
  return name ? sayName(name) : textAt(resource, "name")
}

/** One name, all its parts, else as it was written. */
export function sayName(name: Node): string | null {
  const texts = (key: string) => valuesAt(name, key).flatMap((part) => asText(part) ?? [])
  const parts = [...texts("prefix"), ...texts("given")]
  const family = textAt(name, "family")
  if (family && !parts.some((part) => part.toLowerCase() === family.toLowerCase())) parts.push(family)
  return asText([...parts, ...texts("suffix")].join(" ")) ?? textAt(name, "text")
}

/** The family name at birth, where the document tells it beside the one in use. */
export function birthNameOf(resource: Node): string | null {
  const names = nodesAt(resource, "name")
  const maiden = names.find((name) => name.use === "maiden")
  const family = textAt(maiden ?? null, "family")
  return family && family !== textAt(nameInUse(names) ?? null, "family") ? family : null
}
