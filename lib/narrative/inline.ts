import { isBlank, isBlock } from "./flow"
import type { NarrativeNode } from "./schema"

/** Nodes as words only; a block that stands among them where only words may gives its words, apart from those around it. */
export function asInline(nodes: NarrativeNode[]): NarrativeNode[] {
  return nodes.flatMap((node) => {
    if (!isBlock(node)) return [node]
    const words = wordsOf(node)
    return words.length > 0 ? [text(" "), ...words, text(" ")] : []
  })
}

const text = (said: string): NarrativeNode => ({ kind: "text", text: said })

/** What a block says, with its looks, its links and its notes; cells and rows apart, so that two values never become one. */
function wordsOf(node: NarrativeNode): NarrativeNode[] {
  switch (node.kind) {
    case "group":
      return [{ ...node, isBlock: false, children: asInline(node.children) }]
    case "paragraph":
      return joined([node.caption, asInline(node.children)], " ")
    case "list":
      return joined([node.caption, ...node.items.flatMap(({ caption, children }) => [caption, asInline(children)])], " ")
    case "table": {
      const rows = [...node.head, ...node.body, ...node.foot]
      const cells = rows.map((row) => row.map(({ children }) => asInline(children)))
      return joined([node.caption, ...cells.map((row) => joined(row, " · "))], " ; ")
    }
    case "picture":
      return node.caption
    default:
      return [node]
  }
}

function joined(parts: NarrativeNode[][], between: string): NarrativeNode[] {
  const saying = parts.filter((part) => !part.every(isBlank))
  return saying.flatMap((part, at) => (at === 0 ? part : [text(between), ...part]))
}
