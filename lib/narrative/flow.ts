import type { NarrativeNode } from "./schema"

/** Whether a node stands on lines of its own. */
export function isBlock(node: NarrativeNode): boolean {
  return node.kind === "group" ? node.isBlock : ["paragraph", "list", "table", "picture"].includes(node.kind)
}

/** Whether one of the nodes stands on lines of its own. */
export const holdsBlock = (nodes: NarrativeNode[]): boolean => nodes.some(isBlock)

/** A text of blanks alone. */
export const isBlank = (node: NarrativeNode | undefined) => node?.kind === "text" && node.text.trim() === ""

/** Without the blanks at both ends. */
export function drop(nodes: NarrativeNode[]): NarrativeNode[] {
  let [from, to] = [0, nodes.length]
  while (from < to && isBlank(nodes[from])) from++
  while (to > from && isBlank(nodes[to - 1])) to--
  return nodes.slice(from, to)
}

/** Nodes as they may follow each other: all of them words, or all of them blocks, with loose words in paragraphs between. */
export function flow(nodes: NarrativeNode[], always = false): NarrativeNode[] {
  if (!always && !holdsBlock(nodes)) return drop(nodes)
  const blocks: NarrativeNode[] = []
  let words: NarrativeNode[] = []
  const close = () => {
    const children = drop(words)
    if (children.length > 0) blocks.push({ kind: "paragraph", anchor: null, caption: [], children })
    words = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) words.push(node)
    else {
      close()
      blocks.push(node)
    }
  }
  close()
  return blocks
}
