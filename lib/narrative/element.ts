import type { XmlElement } from "@/lib/platform/files/clinical-xml.mjs"

/** XML from outside, read step by step: nothing about its shape is taken for granted. */
export type { XmlElement }

/** Blanks as markup counts them; a no-break space is a letter of its author's. */
export const BLANKS = /[ \t\r\n]+/g

/** The child elements, in their order. */
export function elementsOf(element: XmlElement | null): XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== "string")
}

/** The elements at a path such as `author/assignedAuthor`. */
export function allAt(element: XmlElement | null, path: string): XmlElement[] {
  let found: XmlElement[] = element ? [element] : []
  for (const name of path.split("/")) found = found.flatMap((one) => elementsOf(one).filter((child) => child.name === name))
  return found
}

/** The first element at a path, or null. */
export function at(element: XmlElement | null, path: string): XmlElement | null {
  return allAt(element, path)[0] ?? null
}

/** Every element of a name, itself and within, in the order of the document; what stands in an inner `without` is left to it. */
export function listNamed(root: XmlElement, name: string, without?: string): XmlElement[] {
  const found: XmlElement[] = []
  const open = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.name === name) found.push(next)
    if (next === root || next.name !== without) open.push(...elementsOf(next).reverse())
  }
  return found
}

/** Every letter inside an element, blanks drawn together; null when there is none. */
export function textOf(element: XmlElement | null): string | null {
  const text = lettersOf(element).replace(BLANKS, " ").trim()
  return text === "" ? null : text
}

/** Every letter inside an element as it stands. */
function lettersOf(element: XmlElement | null): string {
  return (element?.children ?? []).map((child) => (typeof child === "string" ? child : lettersOf(child))).join("")
}

/** An attribute with something in it, or null. */
export function attribute(element: XmlElement | null, name: string): string | null {
  const value = element?.attributes[name]?.trim()
  return value ? value : null
}
