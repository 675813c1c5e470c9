/** What a page shows of an author's text: words, tables and pictures; no markup and no address of its own survives. */

export type Style = "bold" | "italics" | "underline" | "sub" | "sup" | "inserted" | "deleted"

/** How the items of a list are counted; null for bullets. */
export type Numbering = "1" | "a" | "A" | "i" | "I" | null

/** A picture or a PDF of the narrative, by its place in the document, or why it is not shown. */
export type NarrativePicture =
  | { pdf: number }
  | { id: number; width: number; height: number; alt: string | null }
  | { refused: "missing" | "other_kind" | `${"too_large" | "unreadable" | "elsewhere"}${"" | "_file"}` }

/** Inside a paragraph, a link or a note that is called stand only texts; a group with blocks in it is a block. */
export type NarrativeNode =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "group"; styles: Style[]; anchor: string | null; isBlock: boolean; children: NarrativeNode[] }
  | { kind: "link"; to: string; children: NarrativeNode[] }
  | { kind: "note"; number: number; isFirst: boolean }
  | { kind: "paragraph"; anchor: string | null; caption: NarrativeNode[]; children: NarrativeNode[] }
  | { kind: "list"; anchor: string | null; numbering: Numbering; caption: NarrativeNode[]; items: NarrativeItem[] }
  | ({ kind: "table" } & NarrativeTable)
  | { kind: "picture"; anchor: string | null; picture: NarrativePicture; caption: NarrativeNode[] }

export type NarrativeItem = { anchor: string | null; caption: NarrativeNode[]; children: NarrativeNode[] }
export type NarrativeCell = {
  isHeading: boolean
  columns: number
  rows: number
  anchor: string | null
  children: NarrativeNode[]
}
export type NarrativeRow = NarrativeCell[]
export type NarrativeTable = {
  anchor: string | null
  caption: NarrativeNode[]
  head: NarrativeRow[]
  body: NarrativeRow[]
  foot: NarrativeRow[]
}

/** A footnote, said once at the end of the section that calls it first. */
export type NarrativeNote = { number: number; children: NarrativeNode[] }
