import type { NarrativeItem, NarrativeNode, NarrativeRow } from "./schema"

/** The first blocks of what an author wrote, and whether they are all of it. */
export type Opening = { nodes: NarrativeNode[]; isWhole: boolean }

type Taken<Part> = { taken: Part[]; isWhole: boolean }

/**
 * As many of the first blocks as hold so many letters, and one at least: a sentence is never cut, a list and a table only between two of
 * their lines. Links and calls of notes stay as words, since what they lead to may be in the rest.
 */
export function openingOf(nodes: readonly NarrativeNode[], most: number): Opening {
  const { taken, isWhole } = takeRuns(runsOf(nodes.filter((node) => !isEmpty(node))), most)
  return { nodes: taken.flat().map(unlinked), isWhole }
}

/** Says nothing: left for later, it would be as though there were more to read. */
export function isEmpty(node: NarrativeNode): boolean {
  if (node.kind === "list") return node.items.length + node.caption.length === 0
  if (node.kind === "table") return node.head.length + node.body.length + node.foot.length + node.caption.length === 0
  if (node.kind === "group") return node.children.every(isEmpty)
  return node.kind === "paragraph" && node.caption.length === 0 && node.children.every(isEmpty)
}

const isInline = (node: NarrativeNode) =>
  ["text", "break", "link", "note"].includes(node.kind) || (node.kind === "group" && !node.isBlock)

/** The blocks, each alone, and what stands between them together: it is one sentence. */
function runsOf(nodes: readonly NarrativeNode[]): NarrativeNode[][] {
  const runs: NarrativeNode[][] = []
  for (const [at, node] of nodes.entries()) {
    const before = nodes[at - 1]
    const goesOn = before !== undefined && isInline(before) && isInline(node)
    if (goesOn) runs.at(-1)?.push(node)
    else runs.push([node])
  }
  return runs
}

function takeRuns(runs: readonly NarrativeNode[][], most: number): Taken<NarrativeNode[]> {
  const { taken, isWhole } = takeFirst(runs, lettersOf, most)
  const [only] = taken
  if (taken.length > 1 || !only || lettersOf(only) <= most) return { taken, isWhole }
  const parts = only.map((node) => shortened(node, most))
  return { taken: [parts.map(({ node }) => node)], isWhole: isWhole && parts.every((part) => part.isWhole) }
}

/** As many as have room, and the first in any case. */
function takeFirst<Part>(parts: readonly Part[], length: (part: Part) => number, most: number): Taken<Part> {
  let letters = 0
  const end = parts.findIndex((part, at) => {
    letters += length(part)
    return at > 0 && letters > most
  })
  return end < 0 ? { taken: [...parts], isWhole: true } : { taken: parts.slice(0, end), isWhole: false }
}

/** A block that is longer than there is room for: its first lines, where it has lines. */
function shortened(node: NarrativeNode, most: number): { node: NarrativeNode; isWhole: boolean } {
  if (node.kind === "group" && node.isBlock) {
    const { nodes: children, isWhole } = openingOf(node.children, most)
    return { node: { ...node, children }, isWhole }
  }
  if (node.kind === "list") {
    const { taken: items, isWhole } = takeFirst(node.items, lettersOfItem, most)
    return { node: { ...node, items }, isWhole }
  }
  if (node.kind === "table" && node.body.every(spansNothing)) {
    const { taken: body, isWhole } = takeFirst(node.body, lettersOfRow, most)
    return { node: { ...node, body, foot: isWhole ? node.foot : [] }, isWhole }
  }
  return { node, isWhole: true }
}

const spansNothing = (row: NarrativeRow) => row.every(({ rows }) => rows === 1)
const lettersOfRow = (row: NarrativeRow) => row.reduce((sum, { children }) => sum + lettersOf(children), 0)
const lettersOfItem = ({ caption, children }: NarrativeItem) => lettersOf(caption) + lettersOf(children)
const lettersOf = (nodes: readonly NarrativeNode[]): number => nodes.reduce((sum, node) => sum + lettersIn(node), 0)

function lettersIn(node: NarrativeNode): number {
  switch (node.kind) {
    case "text":
      return node.text.length
    case "group":
    case "link":
    case "paragraph":
      return lettersOf(node.children)
    case "list":
      return node.items.reduce((sum, item) => sum + lettersOfItem(item), 0)
    case "table":
      return [...node.head, ...node.body, ...node.foot].reduce((sum, row) => sum + lettersOfRow(row), 0)
    default:
      return 0
  }
}

/** The same words, leading nowhere and with no place of their own. */
function unlinked(node: NarrativeNode): NarrativeNode {
  switch (node.kind) {
    case "note":
      return { kind: "text", text: ` [${node.number}]` }
    case "link":
      return { kind: "group", styles: [], anchor: null, isBlock: false, children: node.children.map(unlinked) }
    case "group":
      return { ...node, anchor: null, children: node.children.map(unlinked) }
    case "paragraph":
    case "picture":
      return { ...node, anchor: null, ...withWords(node) }
    case "list":
      return { ...node, anchor: null, caption: node.caption.map(unlinked), items: node.items.map(unlinkedItem) }
    case "table": {
      const { caption, head, body, foot } = node
      const rows = { head: head.map(unlinkedRow), body: body.map(unlinkedRow), foot: foot.map(unlinkedRow) }
      return { ...node, anchor: null, caption: caption.map(unlinked), ...rows }
    }
    default:
      return node
  }
}

type Captioned = { caption: NarrativeNode[]; children?: NarrativeNode[] }

const withWords = <Node extends Captioned>({ caption, children }: Node) => ({
  caption: caption.map(unlinked),
  ...(children && { children: children.map(unlinked) }),
})
const unlinkedItem = (item: NarrativeItem): NarrativeItem => ({
  anchor: null,
  caption: item.caption.map(unlinked),
  children: item.children.map(unlinked),
})
const unlinkedRow = (row: NarrativeRow): NarrativeRow =>
  row.map((cell) => ({ ...cell, anchor: null, children: cell.children.map(unlinked) }))
