import { allAt, attribute, BLANKS, type XmlElement } from "./element"
import { drop, flow, holdsBlock } from "./flow"
import { asInline } from "./inline"
import { linked } from "./link"
import { isEmpty } from "./opening"
import type { References } from "./references"
import type { NarrativeItem, NarrativeNode, NarrativeNote, NarrativePicture, Numbering, Style } from "./schema"
import { readTable, unfolded } from "./table"
import { textOfNodes } from "./text"

/** So many elements and letters of a narrative are shown; the rest is in the file. */
const MOST_ELEMENTS = 40_000
const MOST_LETTERS = 2_000_000
const DEEPEST_TABLE = 3
const SILENT = new Set(["script", "style", "head", "iframe", "object", "embed", "applet", "template", "svg", "math", "include"])
/** Codes are joined in every way that programs thought of: `BoldItalics`, `bold`, `Bold Italics`. */
const STYLES: [RegExp, Style][] = [
  [/bold/i, "bold"],
  [/italic|emphasis/i, "italics"],
  [/underline/i, "underline"],
]
const REVISIONS: Record<string, Style> = { insert: "inserted", delete: "deleted" }
const NUMBERINGS: Record<string, Numbering> = { LittleAlpha: "a", BigAlpha: "A", LittleRoman: "i", BigRoman: "I" }

/**
 * Reads the narrative blocks of one document (CDA R2, §4.3.5). No word is lost: an unknown element, or one that stands where
 * it may not, gives its words; no attribute passes unread.
 */
export class NarrativeReader {
  /** How many elements and texts were left out; whoever compares it before and after knows whether his part is whole. */
  refused = 0
  private spent = 0
  private letters = 0
  private tables = 0
  private links = 0
  private notes: NarrativeNote[] = []

  constructor(
    private readonly references: References,
    private readonly pictureOf: (reference: string) => NarrativePicture,
  ) {}

  /** The text of one section, the footnotes written in it, and whether something of it is left out. */
  read(text: XmlElement | null): { nodes: NarrativeNode[]; notes: NarrativeNote[]; isCut: boolean } {
    this.notes = []
    const before = this.refused
    const read = text ? flow(this.childrenOf(text), true) : []
    const isCut = this.refused > before
    // What held nothing but what was left out is not the beginning of something.
    const nodes = isCut && read.every(isEmpty) ? [] : read
    return { nodes, notes: this.notes.sort((one, other) => one.number - other.number), isCut }
  }

  /** The anchor of an element that some link leads to. */
  anchorOf(element: XmlElement): string | null {
    return this.references.anchorOf(element)
  }

  /** Counts one element more; false once the document has had its measure. */
  spend(): boolean {
    if (this.refused > 0 || this.spent >= MOST_ELEMENTS) this.refused++
    else this.spent++
    return this.refused === 0
  }

  /** What stands in an element, as words or as blocks. */
  childrenOf(element: XmlElement, without?: string): NarrativeNode[] {
    return element.children.flatMap((child) => (typeof child !== "string" && child.name === without ? [] : this.child(child)))
  }

  /** Nothing follows a cut, loose words neither: a sentence without its middle could say the opposite. */
  child(child: XmlElement | string): NarrativeNode[] {
    if (typeof child !== "string") return this.element(child)
    if (child === "") return []
    this.letters += child.length
    if (this.letters > MOST_LETTERS && child.trim() !== "") this.refused++
    if (this.refused === 0) return [{ kind: "text", text: child.replace(BLANKS, " ") }]
    if (child.trim() !== "") this.refused++
    return []
  }

  captionOf(element: XmlElement): NarrativeNode[] {
    return allAt(element, "caption").flatMap((caption) => asInline(drop(this.childrenOf(caption))))
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

  private group(element: XmlElement, styles: Style[]): NarrativeNode {
    const anchor = this.anchorOf(element)
    const children = this.childrenOf(element)
    const isBlock = holdsBlock(children)
    return { kind: "group", styles, anchor, isBlock, children: isBlock ? flow(children) : children }
  }

  /** A link within the document leads there; any other is a text with its address beside it, and opens nothing. */
  private link(element: XmlElement): NarrativeNode[] {
    const href = attribute(element, "href")
    const to = this.links === 0 ? this.references.targetOf(href) : null
    if (to) this.links++
    const group = this.group(element, [])
    if (to) this.links--
    const words = textOfNodes([group])
    if (to && words) return linked(to, asInline([group]))
    if (!href || !/^(https?:\/\/|mailto:|tel:)/i.test(href) || words.includes(href.replace(/^(mailto|tel):/i, ""))) return [group]
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
    const anchor = this.anchorOf(element)
    const references = (element.attributes.referencedObject ?? "").split(/\s+/).filter(Boolean)
    const caption = this.captionOf(element)
    const words = drop(this.childrenOf(element, "caption"))
    const shown = references.filter((_, index) => index === 0 || this.spend())
    if (shown.length === 0) return [...caption, ...words]
    const pictures = shown.map((reference, index): NarrativeNode => {
      const isFirst = index === 0
      return {
        kind: "picture",
        anchor: isFirst ? anchor : null,
        picture: this.pictureOf(reference),
        caption: isFirst ? caption : [],
      }
    })
    return [...pictures, ...words]
  }

  private paragraph(element: XmlElement): NarrativeNode {
    const anchor = this.anchorOf(element)
    const caption = this.captionOf(element)
    const children = drop(this.childrenOf(element, "caption"))
    if (!holdsBlock(children)) return { kind: "paragraph", anchor, caption, children }
    const before: NarrativeNode[] = caption.length > 0 ? [{ kind: "paragraph", anchor: null, caption, children: [] }] : []
    return { kind: "group", styles: [], anchor, isBlock: true, children: [...before, ...flow(children, true)] }
  }

  private list(element: XmlElement): NarrativeNode {
    const isOrdered = attribute(element, "listType") === "ordered"
    const numbering = isOrdered ? (NUMBERINGS[attribute(element, "styleCode") ?? ""] ?? "1") : null
    const [anchor, caption] = [this.anchorOf(element), this.captionOf(element)]
    return { kind: "list", anchor, numbering, caption, items: element.children.flatMap((child) => this.item(child)) }
  }

  /** An item; what else stands in a list is one too. */
  private item(child: XmlElement | string): NarrativeItem[] {
    if (typeof child === "string" || child.name !== "item") {
      const isSaid = typeof child !== "string" && child.name === "caption"
      const children = isSaid ? [] : flow(this.child(child))
      return children.length > 0 ? [{ anchor: null, caption: [], children }] : []
    }
    if (!this.spend()) return []
    const anchor = this.anchorOf(child)
    return [{ anchor, caption: this.captionOf(child), children: flow(this.childrenOf(child, "caption")) }]
  }

  /** Tables in tables stay tables for a while; of deeper ones each cell stands on lines of its own. */
  private table(element: XmlElement): NarrativeNode[] {
    const anchor = this.anchorOf(element)
    this.tables++
    const { strays, table } = readTable(element, this)
    this.tables--
    if (this.tables < DEEPEST_TABLE) return [...strays, { kind: "table", anchor, ...table }]
    return [...strays, unfolded({ anchor, ...table })]
  }
}

const localName = ({ name }: XmlElement) => name.slice(name.lastIndexOf("}") + 1).toLowerCase()

function contentStyles(element: XmlElement): Style[] {
  const codes = attribute(element, "styleCode") ?? ""
  const styles = STYLES.map(([pattern, style]) => ({ style, at: codes.search(pattern) })).filter(({ at }) => at >= 0)
  return [
    ...styles.sort((one, other) => one.at - other.at).map(({ style }) => style),
    ...[REVISIONS[attribute(element, "revised") ?? ""] ?? []].flat(),
  ]
}
