import type { XmlElement } from "@/lib/narrative/element"
import { holdsBlock } from "@/lib/narrative/flow"
import { NarrativeReader } from "@/lib/narrative/reader"
import { References } from "@/lib/narrative/references"
import type { NarrativeNode } from "@/lib/narrative/schema"
import { textOfNodes } from "@/lib/narrative/text"
import { isForPrograms, withoutSystems } from "./addresses"
import { type Node, textAt } from "./node"
import type { OwnText } from "./schema"
import { readXhtml } from "./xhtml"

/** What an element of XHTML is in the words of a clinical document's narrative, whose reader reads both. */
const NAMES: Record<string, string> = {
  ...{ ul: "list", ol: "list", li: "item", a: "linkHtml", img: "renderMultiMedia", hr: "br" },
  ...{ p: "paragraph", div: "paragraph", section: "paragraph", article: "paragraph", blockquote: "paragraph", pre: "paragraph" },
  ...{ address: "paragraph", center: "paragraph", header: "paragraph", footer: "paragraph" },
  ...{ dl: "paragraph", dt: "paragraph", dd: "paragraph" },
  ...{ table: "table", caption: "caption", thead: "thead", tbody: "tbody", tfoot: "tfoot", tr: "tr", td: "td", th: "th" },
  ...{ br: "br", sub: "sub", sup: "sup", col: "col", colgroup: "colgroup" },
}
const SILENT = new Set(["script", "style", "head", "iframe", "object", "embed"])
const BOLD = new Set(["b", "strong", "dt"])
const ITALICS = new Set(["i", "em", "cite", "var", "dfn"])
const DELETED = new Set(["s", "strike", "del"])
const NUMBERINGS: Record<string, string> = { a: "LittleAlpha", A: "BigAlpha", i: "LittleRoman", I: "BigRoman" }

/** Reads the narratives of one document, all of them within one measure. */
export class FhirNarratives {
  // A picture of a narrative is a file of its own, which the text only points to.
  private readonly reader = new NarrativeReader(new References(null), (place) => ({
    refused: place === "inside" ? "other_kind" : "elsewhere",
  }))

  /** How much was left out so far. */
  get refused(): number {
    return this.reader.refused
  }

  /** The narrative of a document, section or resource (`text.div`): markup from a stranger never reaches the page as markup. */
  read(node: Node | null): OwnText {
    const markup = textAt(node, "text.div")
    const status = textAt(node, "text.status")
    if (!markup) return { nodes: [], saysMore: false }
    const isGenerated = status === "generated"
    return {
      nodes: this.reader.read(translated(readXhtml(markup), isGenerated)).nodes,
      saysMore: !isGenerated && status !== "empty",
    }
  }

  /** The narrative of one resource; of one that says by its headline that a program made it, what it says to people. */
  readEntry(resource: Node): OwnText {
    const text = this.read(resource)
    return text.saysMore || !text.nodes.some(holdsHeadline) ? text : { ...text, nodes: withoutNoise(text.nodes) }
  }
}

/** The same tree in the words of the narrative block (CDA R2, §4.3.5); what was generated leads from each code to its system. */
function translated(element: XmlElement, isGenerated: boolean): XmlElement {
  const { name, attributes } = element
  const children = childrenOf(element, isGenerated)
  const styles = stylesOf(element)
  const inner = Object.keys(styles).length > 0 ? [{ name: "content", attributes: styles, children }] : children
  return {
    name: NAMES[name] ?? (/^h[1-6]$/.test(name) ? "paragraph" : "content"),
    attributes: kept(name, attributes, isGenerated),
    children: inner,
  }
}

/** Line ends count in preformatted text, and nowhere else; of a picture there is what stands for it. */
function childrenOf({ name, attributes, children }: XmlElement, isGenerated: boolean): (XmlElement | string)[] {
  if (name === "img") return attributes.alt ? [{ name: "caption", attributes: {}, children: [attributes.alt] }] : []
  return children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child !== "string") return SILENT.has(child.name) ? [] : [translated(child, isGenerated)]
    if (name !== "pre") return [child]
    return child.split(/\r?\n/).flatMap((line, at) => (at === 0 ? [line] : [{ name: "br", attributes: {}, children: [] }, line]))
  })
}

function stylesOf({ name, attributes }: XmlElement): Record<string, string> {
  const look = attributes.style ?? ""
  const codes = [
    BOLD.has(name) || /^h[1-6]$/.test(name) || /font-weight\s*:\s*(bold|[6-9]00)/i.test(look) ? "Bold" : "",
    ITALICS.has(name) || /font-style\s*:\s*italic/i.test(look) ? "Italics" : "",
    name === "u" || /text-decoration[^;]*underline/i.test(look) ? "Underline" : "",
  ].filter(Boolean)
  const isDeleted = DELETED.has(name) || /text-decoration[^;]*line-through/i.test(look)
  return {
    ...(codes.length > 0 && { styleCode: codes.join(" ") }),
    ...(isDeleted && { revised: "delete" }),
    ...(name === "ins" && { revised: "insert" }),
  }
}

function kept(name: string, written: Readonly<Record<string, string>>, isGenerated: boolean) {
  const { href = "", src = "", type = "", colspan = "", rowspan = "" } = written
  const attributes: Record<string, string> = {}
  const isSaying = /^(https?:\/\/|mailto:|tel:)/i.test(href) && !(isGenerated && isForPrograms(href))
  if (name === "a" && isSaying) attributes.href = href
  if (name === "img") attributes.referencedObject = /^(#|data:)/i.test(src) ? "inside" : "elsewhere"
  if (name === "ol") Object.assign(attributes, { listType: "ordered", styleCode: NUMBERINGS[type] ?? "Arabic" })
  if (colspan) attributes.colspan = colspan
  if (rowspan) attributes.rowspan = rowspan
  return attributes
}

const HEADLINE = /^Generated Narrative\b[\w: ]*$/

const isHeadline = (children: NarrativeNode[]) => !holdsBlock(children.slice(0, 1)) && HEADLINE.test(textOfNodes(children))

function holdsHeadline(node: NarrativeNode): boolean {
  if (node.kind !== "paragraph" && node.kind !== "group") return false
  return isHeadline(node.children) || node.children.some(holdsHeadline)
}

/** Without the headline, and without the addresses of coding systems that programs write beside every code. */
function withoutNoise(nodes: NarrativeNode[]): NarrativeNode[] {
  return nodes.flatMap((node): NarrativeNode[] => {
    if (node.kind === "text") return [{ ...node, text: withoutSystems(node.text) }]
    if (node.kind !== "paragraph" && node.kind !== "group") return [node]
    return isHeadline(node.children) ? [] : [{ ...node, children: withoutNoise(node.children) }]
  })
}
