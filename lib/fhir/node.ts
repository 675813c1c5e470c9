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

/** The values at a dotted path, arrays opened on the way; at most 500, so that no document can exhaust the reader. */
export function valuesAt(node: Node | null, path: string): unknown[] {
  let values: unknown[] = [node]
  for (const key of path.split(".")) {
    values = values.flatMap((value) => {
      const next = asNode(value)?.[key]
      return next === undefined || next === null ? [] : next
    })
  }
  return values.slice(0, 500)
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

/** The first finite number at a dotted path, or null. */
export function numberAt(node: Node | null, path: string): number | null {
  const value = valuesAt(node, path)[0]
  return typeof value === "number" && Number.isFinite(value) ? value : null
}

/** The value of a choice element (`onset[x]`: onsetDateTime, onsetAge, onsetString…), whatever its type. */
export function choiceAt(node: Node | null, name: string): unknown {
  const key = Object.keys(node ?? {}).find(
    (candidate) => candidate.startsWith(name) && /^[A-Z]/.test(candidate.slice(name.length)),
  )
  return key === undefined ? undefined : node?.[key]
}
