import { allAt, attribute, type XmlElement } from "./element"
import { flow } from "./flow"
import type { NarrativeCell, NarrativeNode, NarrativeRow, NarrativeTable } from "./schema"

const MOST_SPANNED = 50
const OF_A_TABLE = new Set(["caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr"])

/** What a table needs of the reader that it stands in. */
type Reader = {
  spend: () => boolean
  anchorOf: (element: XmlElement) => string | null
  captionOf: (element: XmlElement) => NarrativeNode[]
  child: (child: XmlElement | string) => NarrativeNode[]
  childrenOf: (element: XmlElement) => NarrativeNode[]
}

type Read = { strays: NarrativeNode[]; table: Omit<NarrativeTable, "anchor"> }

/** A table, and what stands in it where nothing may stand: that comes before it, and stays words. */
export function readTable(element: XmlElement, reader: Reader): Read {
  const caption = reader.captionOf(element)
  const strays = element.children.filter((child) => typeof child === "string" || !OF_A_TABLE.has(child.name))
  const rows = (...paths: string[]) => paths.flatMap((path) => allAt(element, path)).flatMap((part) => rowsOf(part, reader))
  return {
    strays: flow(strays.flatMap((child) => reader.child(child))),
    table: { caption, head: rows("thead"), body: rows("tbody", "tr"), foot: rows("tfoot") },
  }
}

/** The rows of a part of a table, or a row that stands by itself. */
function rowsOf(part: XmlElement, reader: Reader): NarrativeRow[] {
  if (part.name === "tr") return rowOf(part, reader)
  return part.children.flatMap((child) => {
    if (typeof child !== "string" && child.name === "tr") return rowOf(child, reader)
    const cell = strayCell(child, reader)
    return cell.length > 0 ? [cell] : []
  })
}

function rowOf(element: XmlElement, reader: Reader): NarrativeRow[] {
  if (!reader.spend()) return []
  const row = element.children.flatMap((child) => {
    if (typeof child === "string" || (child.name !== "td" && child.name !== "th")) return strayCell(child, reader)
    return reader.spend() ? [cellOf(child, reader)] : []
  })
  return row.length > 0 ? [row] : []
}

function strayCell(child: XmlElement | string, reader: Reader): NarrativeRow {
  const children = flow(reader.child(child))
  return children.length > 0 ? [{ isHeading: false, columns: 1, rows: 1, anchor: null, children }] : []
}

function cellOf(element: XmlElement, reader: Reader): NarrativeCell {
  const anchor = reader.anchorOf(element)
  const [columns, rows] = [spanned(element, "colspan"), spanned(element, "rowspan")]
  return { isHeading: element.name === "th", columns, rows, anchor, children: flow(reader.childrenOf(element)) }
}

function spanned(element: XmlElement, name: "colspan" | "rowspan"): number {
  const count = Number.parseInt(attribute(element, name) ?? "1", 10)
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), MOST_SPANNED)
}

/** A table as blocks, one after the other: its caption, then each cell. */
export function unfolded({ anchor, caption, head, body, foot }: NarrativeTable): NarrativeNode {
  const cells = [...head, ...body, ...foot].flat().flatMap((cell): NarrativeNode[] => {
    const children = flow(cell.children, true)
    const isShown = children.length > 0 || cell.anchor !== null
    return isShown ? [{ kind: "group", styles: [], anchor: cell.anchor, isBlock: true, children }] : []
  })
  const said: NarrativeNode[] = caption.length > 0 ? [{ kind: "paragraph", anchor: null, caption, children: [] }] : []
  return { kind: "group", styles: [], anchor, isBlock: true, children: [...said, ...cells] }
}
