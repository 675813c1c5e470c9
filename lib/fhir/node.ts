/** JSON from outside, read field by field: nothing about its shape is taken for granted. */
export type Node = { readonly [key: string]: unknown }

/** The value as an object, or null. */
export function asNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : null
}

/** The value as a text with something in it, or null. */
export function asText(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null
}

/** The values at a dotted path, arrays opened on the way. */
export function valuesAt(node: Node | null, path: string): unknown[] {
  let values: unknown[] = [node]
  for (const key of path.split(".")) {
    values = values.flatMap((value) => {
      const next = asNode(value)?.[key]
      return next === undefined || next === null ? [] : next
    })
  }
  return values
}

/** The first text at a dotted path, or null. */
export function textAt(node: Node | null, path: string): string | null {
  for (const value of valuesAt(node, path)) {
    const text = asText(value)
    if (text) return text
  }
  return null
}

/** The first object at a dotted path, or null. */
export function nodeAt(node: Node | null, path: string): Node | null {
  return nodesAt(node, path)[0] ?? null
}

/** The objects at a dotted path. */
export function nodesAt(node: Node | null, path: string): Node[] {
  return valuesAt(node, path).flatMap((value) => {
    const found = asNode(value)
    return found ? [found] : []
  })
}

/**
 * A number with the digits that its author wrote after the point: 1.10 is not 1.1 (FHIR R4, `decimal`); as it was `written` where no
 * number of a program holds it.
 */
export type Decimal = { value: number; digits: number; written?: string }

/** The value as a number, or null. */
export function asDecimal(value: unknown): Decimal | null {
  if (typeof value === "number") return Number.isFinite(value) ? { value, digits: 0 } : null
  const node = asNode(value)
  if (typeof node?.decimal !== "number" || typeof node.digits !== "number") return null
  const written = asText(node.written)
  return { value: node.decimal, digits: node.digits, ...(written && { written }) }
}

/** The first finite number at a dotted path, or null. */
export function decimalAt(node: Node | null, path: string): Decimal | null {
  return asDecimal(valuesAt(node, path)[0])
}

/** The name under which a choice element stands (`onset` as onsetDateTime, onsetAge, onsetString…), or null. */
export function choiceKey(node: Node | null, name: string): string | null {
  const isChoice = (key: string) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length))
  return Object.keys(node ?? {}).find(isChoice) ?? null
}

/** The value of a choice element (`onset[x]`), whatever its type. */
export function choiceAt(node: Node | null, name: string): unknown {
  const key = choiceKey(node, name)
  return key === null ? undefined : node?.[key]
}
