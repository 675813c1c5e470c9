import { allAt, at, attribute, BLANKS, elementsOf, lettersOf, type XmlElement } from "./element"
import { asInline, drop, flow, holdsBlock } from "./flow"
import type { References } from "./references"
import type {
  NarrativeCell,
  NarrativeItem,
  NarrativeNode,
  NarrativeNote,
  NarrativePicture,
  NarrativeRow,
  Numbering,
  Style,
} from "./schema"

/** So many elements of a narrative are shown; the rest is in the file. */
const MOST_ELEMENTS = 40_000
const DEEPEST_TABLE = 3
const MOST_SPANNED = 50
const LONGEST_FLAT = 5_000
const SILENT = new Set(["script", "style", "head", "iframe", "object", "embed", "applet", "template", "svg", "math", "include"])
const STYLES: Record<string, Style> = { Bold: "bold", Italics: "italics", Emphasis: "italics", Underline: "underline" }
const REVISIONS: Record<string, Style> = { insert: "inserted", delete: "deleted" }
const NUMBERINGS: Record<string, Numbering> = { LittleAlpha: "a", BigAlpha: "A", LittleRoman: "i", BigRoman: "I" }

/** Reads the narrative blocks of one document (CDA R2, §4.3.5); unknown elements give their words, and no attribute passes unread. */
export class NarrativeReader {
  isCut = false
  private spent = 0
  private tables = 0
  private notes: NarrativeNote[] = []

  constructor(
    private readonly references: References,
    private readonly pictureOf: (reference: string) => NarrativePicture,
  ) {}

  /** The text of one section, and the footnotes written in it. */
  read(text: XmlElement | null): { nodes: NarrativeNode[]; notes: NarrativeNote[] } {
    this.notes = []
    const nodes = text ? flow(this.childrenOf(text), true) : []
    return { nodes, notes: this.notes.sort((one, other) => one.number - other.number) }
  }

  /** The anchor of a section that some link leads to. */
  anchorOf(section: XmlElement): string | null {
    return this.references.anchorOf(section)
  }

  private childrenOf(element: XmlElement, without?: string): NarrativeNode[] {
    return element.children.flatMap((child): NarrativeNode[] => {
      if (typeof child !== "string") return child.name === without ? [] : this.element(child)
      return child === "" ? [] : [{ kind: "text", text: child.replace(BLANKS, " ") }]
    })
  }

  private element(element: XmlElement): NarrativeNode[] {
    if (!this.spend()) return []
    switch (element.name) {
      case "br":
        return [{ kind: "break" }]
      case "content":
        return [this.group(element, contentStyles(element))]
      case "sub":
      case "sup":
        return [this.group(element, [element.name])]
      case "caption":
        return [this.group(element, ["bold"])]
      case "linkHtml":
        return this.link(element)
      case "footnote":
        return [this.footnote(element)]
      case "footnoteRef":
        return this.footnoteReference(element)
      case "renderMultiMedia":
        return this.pictures(element)
      case "paragraph":
        return [this.paragraph(element)]
      case "list":
        return [this.list(element)]
      case "table":
        return this.table(element)
      default:
        return SILENT.has(localName(element)) ? [] : [this.group(element, [])]
    }
  }

  private spend(): boolean {
    if (this.spent >= MOST_ELEMENTS) this.isCut = true
    else this.spent++
    return !this.isCut
  }

  private group(element: XmlElement, styles: Style[]): NarrativeNode {
    const anchor = this.references.anchorOf(element)
    const children = this.childrenOf(element)
    const isBlock = holdsBlock(children)
    return { kind: "group", styles, anchor, isBlock, children: isBlock ? flow(children) : children }
  }

  /** A link within the document leads there; any other is a text with its address beside it, and opens nothing. */
  private link(element: XmlElement): NarrativeNode[] {
    const href = attribute(element, "href")
    const to = this.references.targetOf(href)
    const words = lettersOf(element).replace(BLANKS, " ").trim().slice(0, LONGEST_FLAT)
    if (to && words) return [{ kind: "link", to, children: [{ kind: "text", text: words }] }]
    const group = this.group(element, [])
    if (!href || !/^(https?:\/\/|mailto:|tel:)/i.test(href) || words.includes(href)) return [group]
    return [group, { kind: "text", text: words ? ` (${href})` : href }]
  }

  private footnote(element: XmlElement): NarrativeNode {
    const number = this.references.numberFootnote(attribute(element, "ID"))
    const isFirst = this.references.isFirstCall(number)
    this.notes.push({ number, children: flow(this.childrenOf(element)) })
    return { kind: "note", number, isFirst }
  }

  private footnoteReference(element: XmlElement): NarrativeNode[] {
    const number = this.references.numberReference(attribute(element, "IDREF"))
    return number ? [{ kind: "note", number, isFirst: this.references.isFirstCall(number) }] : []
  }

  private pictures(element: XmlElement): NarrativeNode[] {
    const anchor = this.references.anchorOf(element)
    const references = (element.attributes.referencedObject ?? "").split(/\s+/).filter(Boolean).slice(0, 20)
    return references.map((reference, index) => ({
      kind: "picture",
      anchor: index === 0 ? anchor : null,
      picture: this.pictureOf(reference),
      caption: index === 0 ? this.captionOf(element) : [],
    }))
  }

  private captionOf(element: XmlElement): NarrativeNode[] {
    const caption = at(element, "caption")
    return caption ? asInline(drop(this.childrenOf(caption))) : []
  }

  private paragraph(element: XmlElement): NarrativeNode {
    const anchor = this.references.anchorOf(element)
    const caption = this.captionOf(element)
    const children = drop(this.childrenOf(element, "caption"))
    if (!holdsBlock(children)) return { kind: "paragraph", anchor, caption, children }
    const before: NarrativeNode[] = caption.length > 0 ? [{ kind: "paragraph", anchor: null, caption, children: [] }] : []
    return { kind: "group", styles: [], anchor, isBlock: true, children: [...before, ...flow(children, true)] }
  }

  private list(element: XmlElement): NarrativeNode {
    const isOrdered = attribute(element, "listType") === "ordered"
    const numbering = isOrdered ? (NUMBERINGS[attribute(element, "styleCode") ?? ""] ?? "1") : null
    const items = allAt(element, "item").flatMap((item) => (this.spend() ? [this.item(item)] : []))
    return { kind: "list", anchor: this.references.anchorOf(element), numbering, caption: this.captionOf(element), items }
  }

  private item(element: XmlElement): NarrativeItem {
    const anchor = this.references.anchorOf(element)
    return { anchor, caption: this.captionOf(element), children: flow(this.childrenOf(element, "caption")) }
  }

  /** Tables in tables stay tables for a while; deeper ones are said as words. */
  private table(element: XmlElement): NarrativeNode[] {
    const anchor = this.references.anchorOf(element)
    if (this.tables >= DEEPEST_TABLE) {
      const text = lettersOf(element).replace(BLANKS, " ").trim().slice(0, LONGEST_FLAT)
      return text ? [{ kind: "paragraph", anchor, caption: [], children: [{ kind: "text", text }] }] : []
    }
    this.tables++
    const rows = (...paths: string[]) => paths.flatMap((path) => allAt(element, path)).flatMap((row) => this.row(row))
    const caption = this.captionOf(element)
    const table: NarrativeNode = {
      kind: "table",
      anchor,
      caption,
      head: rows("thead/tr"),
      body: rows("tbody/tr", "tr"),
      foot: rows("tfoot/tr"),
    }
    this.tables--
    return [table]
  }

  private row(element: XmlElement): NarrativeRow[] {
    if (!this.spend()) return []
    const cells = elementsOf(element).filter(({ name }) => name === "td" || name === "th")
    const row = cells.flatMap((cell) => (this.spend() ? [this.cell(cell)] : []))
    return row.length > 0 ? [row] : []
  }

  private cell(element: XmlElement): NarrativeCell {
    const anchor = this.references.anchorOf(element)
    const [columns, rows] = [spanned(element, "colspan"), spanned(element, "rowspan")]
    return { isHeading: element.name === "th", columns, rows, anchor, children: flow(this.childrenOf(element)) }
  }
}

const localName = ({ name }: XmlElement) => name.slice(name.lastIndexOf("}") + 1).toLowerCase()

function contentStyles(element: XmlElement): Style[] {
  const codes = (attribute(element, "styleCode") ?? "").split(/\s+/).flatMap((code) => STYLES[code] ?? [])
  return [...new Set([...codes, ...[REVISIONS[attribute(element, "revised") ?? ""] ?? []].flat()])]
}

function spanned(element: XmlElement, name: "colspan" | "rowspan"): number {
  const count = Number.parseInt(attribute(element, name) ?? "1", 10)
  return Number.isNaN(count) ? 1 : Math.min(Math.max(count, 1), MOST_SPANNED)
}
