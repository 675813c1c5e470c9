import type { NarrativeNode } from "@/lib/narrative/schema"

/** What words say, without their looks: for names of tables and pictures, which screen readers say. */
export function textOfNodes(nodes: NarrativeNode[]): string {
  return nodes.map(textOf).join("").trim()
}

function textOf(node: NarrativeNode): string {
  if (node.kind === "text") return node.text
  if (node.kind === "break") return " "
  return node.kind === "group" || node.kind === "link" || node.kind === "paragraph" ? node.children.map(textOf).join("") : ""
}
