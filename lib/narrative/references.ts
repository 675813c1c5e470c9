import { attribute, elementsOf, type XmlElement } from "./element"

/** What a page shows as a thing of its own; a link to anything else would lead nowhere. */
const PLACES = new Set("section content linkHtml sub sup paragraph list item table td th renderMultiMedia".split(" "))

/** Who is called by whom inside one document: targets of links get an anchor of ours, footnotes a number. */
export class References {
  private readonly anchors = new Map<string, string>()
  private readonly given = new Set<string>()
  private readonly footnotes = new Set<string>()
  private readonly numbers = new Map<string, number>()
  private readonly said = new Set<string>()
  private readonly called = new Set<number>()
  private count = 0

  constructor(body: XmlElement | null) {
    const ids = new Set<string>()
    const wanted = new Set<string>()
    const open = body ? [body] : []
    for (let next = open.pop(); next; next = open.pop()) {
      const id = attribute(next, "ID")
      if (id && PLACES.has(next.name)) ids.add(id)
      if (id && next.name === "footnote") this.footnotes.add(id)
      const href = next.name === "linkHtml" ? attribute(next, "href") : null
      if (href?.startsWith("#")) wanted.add(href.slice(1))
      open.push(...elementsOf(next))
    }
    for (const id of wanted) if (ids.has(id)) this.anchors.set(id, `cda-${this.anchors.size + 1}`)
  }

  /** The anchor of an element that some link leads to; of two with the same ID only the first gets it. */
  anchorOf(element: XmlElement): string | null {
    const id = attribute(element, "ID")
    const anchor = id ? this.anchors.get(id) : undefined
    if (!id || !anchor || this.given.has(id)) return null
    this.given.add(id)
    return anchor
  }

  /** Where a link inside the document leads, or null. */
  targetOf(href: string | null): string | null {
    return href?.startsWith("#") ? (this.anchors.get(href.slice(1)) ?? null) : null
  }

  /** The number of a footnote where it is written; a second one with the same ID counts as another. */
  numberFootnote(id: string | null): number {
    if (!id || this.said.has(id)) return ++this.count
    this.said.add(id)
    return this.numberOf(id)
  }

  /** The number of a footnote that is called again, or null when the document holds none. */
  numberReference(id: string | null): number | null {
    return id && this.footnotes.has(id) ? this.numberOf(id) : null
  }

  /** Whether a note is called for the first time: the way back from it leads here. */
  isFirstCall(number: number): boolean {
    const isFirst = !this.called.has(number)
    this.called.add(number)
    return isFirst
  }

  private numberOf(id: string): number {
    const number = this.numbers.get(id) ?? ++this.count
    this.numbers.set(id, number)
    return number
  }
}
