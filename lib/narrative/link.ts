import type { NarrativeNode } from "./schema"

/** Words that lead to a place in the document. A note called among them stays a link of its own: none may stand in another. */
export function linked(to: string, nodes: NarrativeNode[]): NarrativeNode[] {
  return nodes.flatMap((node): NarrativeNode[] => {
    if (node.kind === "group" && holdsNote(node)) return [{ ...node, children: linked(to, node.children) }]
    return node.kind === "note" || isBlankText(node) ? [node] : [{ kind: "link", to, children: [node] }]
  })
}

const isBlankText = (node: NarrativeNode): boolean => node.kind === "text" && node.text.trim() === ""

const holdsNote = (node: NarrativeNode): boolean =>
  node.kind === "note" || (node.kind === "group" && node.children.some(holdsNote))
