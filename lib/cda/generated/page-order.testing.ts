import type { Spelt } from "./narrative.testing"

/**
 * What a page must say of the sections of one document, in order: words, notes by number, pictures by place. Written from the
 * schema and from how a page is read, and not from the reader: a table is read head, body, foot; a note's words come at the end
 * of the section in which it is written, by number.
 */
export class PageOrder {
  private readonly numbers = new Map<string, number>()
  private readonly written = new Set<string>()
  private count = 0
  private notes: { number: number; said: string[] }[] = []

  /** `known`: every ID of a footnote in the document. */
  constructor(private readonly known: ReadonlySet<string>) {}

  ofSection(text: Spelt): string[] {
    this.notes = []
    const said = this.childrenOf(text)
    const notes = this.notes.toSorted((one, other) => one.number - other.number)
    return [...said, ...notes.flatMap((note) => [`note ${note.number}`, ...note.said])]
  }

  private childrenOf(element: Spelt): string[] {
    return element.inside.flatMap((child) => (typeof child === "string" ? [child.trim()] : this.element(child)))
  }

  private element(element: Spelt): string[] {
    switch (element.name) {
      case "footnote":
        return [this.footnote(element)]
      case "footnoteRef": {
        const id = element.attributes.IDREF ?? ""
        return this.known.has(id) ? [`call ${this.numberOf(id)}`] : []
      }
      case "renderMultiMedia":
        return this.pictures(element)
      case "table": {
        const part = (name: string) => element.inside.filter((child) => typeof child !== "string" && child.name === name)
        const parts = [...part("caption"), ...part("thead"), ...part("tbody"), ...part("tr"), ...part("tfoot")]
        return parts.flatMap((child) => (typeof child === "string" ? [] : this.childrenOf(child)))
      }
      default:
        return this.childrenOf(element)
    }
  }

  private footnote(element: Spelt): string {
    const id = element.attributes.ID
    const isFirst = id !== undefined && !this.written.has(id)
    if (isFirst) this.written.add(id)
    const number = isFirst ? this.numberOf(id) : ++this.count
    this.notes.push({ number, said: this.childrenOf(element) })
    return `call ${number}`
  }

  private numberOf(id: string): number {
    const number = this.numbers.get(id) ?? ++this.count
    this.numbers.set(id, number)
    return number
  }

  /** The first of several pictures bears the caption. */
  private pictures(element: Spelt): string[] {
    const [first = "", ...others] = (element.attributes.referencedObject ?? "").split(" ")
    return [`shown ${first}`, ...this.childrenOf(element), ...others.map((id) => `shown ${id}`)]
  }
}
