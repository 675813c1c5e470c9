import { asInline } from "./inline"
import type { NarrativeNode } from "./schema"

/** What words say, without their looks: for the names of tables and pictures. */
export function textOfNodes(nodes: NarrativeNode[]): string {
  return asInline(nodes).map(textOf).join("").trim()
}

function textOf(node: NarrativeNode): string {
  switch (node.kind) {
    case "text":
      return node.text
    case "break":
      return " "
    case "group":
    case "link":
      return node.children.map(textOf).join("")
    default:
      return ""
  }
}

/** Whether nodes say no more than their text: no exponent, no struck word, no note, no place that a link leads to. */
export function isOnlyText(nodes: NarrativeNode[]): boolean {
  return nodes.every((node) => {
    if (node.kind === "group") return !node.anchor && node.styles.every((style) => PLAIN.has(style)) && isOnlyText(node.children)
    return node.kind === "text"
  })
}

const PLAIN = new Set(["bold", "italics", "underline"])
