import { asText, type Node, textAt } from "./node"
import type { NarrativeBlock } from "./schema"

const LONGEST = 200_000
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" }
const SKIPPED = new Set(["style", "script", "head", "title"])
const BREAKS = new Set(["p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "dl", "dt", "dd"])

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? whole
    const point = name[1]?.toLowerCase() === "x" ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : " "
  })
}

/** Cut by hand rather than by a pattern: thousands of unclosed comments must not cost quadratic time. */
function withoutComments(markup: string): string {
  let kept = ""
  let position = 0
  for (;;) {
    const start = markup.indexOf("<!--", position)
    if (start < 0) return kept + markup.slice(position)
    kept += markup.slice(position, start)
    const end = markup.indexOf("-->", start + 4)
    if (end < 0) return kept
    position = end + 3
  }
}

type OpenTable = { header: string[]; rows: string[][]; cells: string[] | null; isHeader: boolean }

/** Turns the tags of a narrative into blocks of plain text; no tag, attribute, image or address survives. */
class NarrativeReader {
  readonly blocks: NarrativeBlock[] = []
  private text = ""
  private items: string[] | null = null
  private table: OpenTable | null = null
  private skipping: string | null = null

  read(token: string) {
    if (!token.startsWith("<")) {
      if (!this.skipping) this.text += decoded(token)
      return
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token)
    if (!tag) return
    const name = (tag[2] ?? "").toLowerCase()
    const closes = tag[1] === "/"
    if (SKIPPED.has(name) && !token.endsWith("/>")) this.skipping = closes ? null : name
    if (this.skipping) return
    if (this.table) this.inTable(name, closes, token.endsWith("/>"))
    else this.outside(name, closes)
  }

  private outside(name: string, closes: boolean) {
    if (name === "table" && !closes) {
      this.flush()
      this.table = { header: [], rows: [], cells: null, isHeader: false }
    } else if (name === "ul" || name === "ol") this.list(closes)
    else if (name === "li") this.item()
    else if (BREAKS.has(name)) {
      if (this.items) this.text += " "
      else this.flush()
    }
  }

  private inTable(name: string, closes: boolean, isEmpty: boolean) {
    const table = this.table
    if (!table) return
    if (name === "tr") this.row(table, closes)
    if (name === "td" || name === "th") this.cell(table, name, closes || isEmpty)
    if (name === "table" && closes) this.endTable(table)
    if (BREAKS.has(name)) this.text += " "
  }

  private row(table: OpenTable, closes: boolean) {
    if (closes) return this.endRow(table)
    table.cells = []
    table.isHeader = true
  }

  private cell(table: OpenTable, name: string, closes: boolean) {
    if (name === "td") table.isHeader = false
    const text = this.take()
    if (closes) table.cells?.push(text)
  }

  private endRow(table: OpenTable) {
    const cells = table.cells ?? []
    table.cells = null
    if (cells.every((cell) => cell === "")) return
    if (table.isHeader && table.header.length === 0 && table.rows.length === 0) table.header = cells
    else table.rows.push(cells)
  }

  private endTable(table: OpenTable) {
    if (table.header.length + table.rows.length > 0) this.blocks.push({ kind: "table", header: table.header, rows: table.rows })
    this.table = null
    this.text = ""
  }

  private list(closes: boolean) {
    if (!closes) {
      this.flush()
      this.items ??= []
      return
    }
    this.item()
    if (this.items && this.items.length > 0) this.blocks.push({ kind: "list", items: this.items })
    this.items = null
  }

  private item() {
    const text = this.take()
    if (text && this.items) this.items.push(text)
    else if (text) this.blocks.push({ kind: "text", text })
  }

  private take(): string {
    const text = this.text.replace(/\s+/g, " ").trim()
    this.text = ""
    return text
  }

  flush() {
    const text = this.take()
    if (text) this.blocks.push({ kind: "text", text })
  }

  end() {
    if (this.table) this.endTable(this.table)
    if (this.items) this.list(true)
    this.flush()
  }
}

/** The narrative of a section or resource (`text.div`) as plain blocks: markup from a stranger never reaches the page as markup. */
export function readNarrative(node: Node | null): NarrativeBlock[] {
  const markup = asText(textAt(node, "text.div"))
  if (!markup || textAt(node, "text.status") === "empty") return []
  const reader = new NarrativeReader()
  for (const token of withoutComments(markup.slice(0, LONGEST)).match(/<[^<>]*>|[^<]+|</g) ?? []) reader.read(token)
  reader.end()
  return reader.blocks
}

const withoutAddresses = (text: string): string => text.replace(/\b(?:https?:\/\/|urn:)\S*/gi, "").trim()

/** The narrative of a single resource, without the addresses of coding systems that generated texts are full of. */
export function readEntryNarrative(resource: Node): NarrativeBlock[] {
  return readNarrative(resource).flatMap((block): NarrativeBlock[] => {
    if (block.kind !== "text") return [block]
    const text = withoutAddresses(block.text)
    return text && !text.startsWith("Generated Narrative") ? [{ kind: "text", text }] : []
  })
}
