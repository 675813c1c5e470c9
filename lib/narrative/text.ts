import type { NarrativeNode, NarrativeTable } from "./schema"

/** What words say, without their looks: for names of tables and pictures, and where only words may stand. */
export function textOfNodes(nodes: NarrativeNode[]): string {
  return nodes.map(textOf).join("").trim()
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
    case "paragraph":
      return spaced([node.caption, node.children])
    case "list":
      return spaced([node.caption, ...node.items.flatMap(({ caption, children }) => [caption, children])])
    case "table":
      return textOfTable(node)
    default:
      return ""
  }
}

/** Cells and rows apart, so that two values never become one. */
function textOfTable({ caption, head, body, foot }: NarrativeTable): string {
  const rows = [...head, ...body, ...foot].map((row) => row.map(({ children }) => textOfNodes(children)).filter(Boolean))
  return ` ${[textOfNodes(caption), ...rows.map((cells) => cells.join(" · "))].filter(Boolean).join(" ; ")} `
}

const spaced = (parts: NarrativeNode[][]): string => ` ${parts.map(textOfNodes).filter(Boolean).join(" ")} `
