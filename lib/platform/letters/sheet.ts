import { drawLine, fillLines, type Style } from "./lines"
import { wordsOf } from "./writing"

/** In points. */
export const MILLIMETRE = 72 / 25.4

export type Column = { x: number; width: number }
type Tag = "H1" | "H2" | "H3" | "P"

/** Where one writes: the place of the pen, the column, and the end of the page. A new page comes by itself. */
export class Sheet {
  y = 20 * MILLIMETRE
  private readonly whole

  constructor(
    readonly pdf: PDFKit.PDFDocument,
    readonly column: Column & { bottom: number },
  ) {
    this.whole = pdf.struct("Document")
    pdf.addStructure(this.whole)
  }

  /** Writes lines that stay lines, as one element of the structure; each is filled again where it is too long. */
  lines(tag: Tag, texts: string[], style: Style, column: Column = this.column): void {
    const lines = texts.flatMap((text) => fillLines(this.pdf, wordsOf(text), column.width, style))
    const height = lineHeight(style)
    // The first line of a paragraph does not stay alone at the end of a page.
    this.makeRoom(height * Math.min(lines.length, 2))
    this.add(tag, () => {
      for (const [index, line] of lines.entries()) {
        this.makeRoom(height)
        drawLine(this.pdf, line, { x: column.x, y: this.y }, style, index === lines.length - 1)
        this.y += height
      }
    })
  }

  /** A paragraph and the space after it; its own line breaks are kept. */
  paragraph(text: string, style: Style, column: Column = this.column): void {
    this.lines("P", text.split("\n"), style, column)
    this.y += style.size * 0.7
  }

  /** Lines at the foot of the page, or of the next one where they find no room. */
  atFoot(texts: string[], style: Style): void {
    const height = this.heightOf(texts, style)
    this.makeRoom(height)
    this.y = this.column.bottom - height
    this.lines("P", texts, style)
  }

  heightOf(texts: string[], style: Style, { width }: Column = this.column): number {
    const count = texts.reduce((sum, text) => sum + fillLines(this.pdf, wordsOf(text), width, style).length, 0)
    return count * lineHeight(style)
  }

  /** Goes to a new page when so many points are not left on this one; the element that is being written goes on there. */
  makeRoom(height: number): void {
    if (this.y + height <= this.column.bottom) return
    const open = this.pdf.endPageMarkings(this.pdf.page)
    this.pdf.addPage()
    this.pdf.initPageMarkings(open)
    this.y = 20 * MILLIMETRE
  }

  /** A line that only looks well. */
  rule(colour: string, width: number): void {
    const { x } = this.column
    this.y += 6
    this.pdf.markContent("Artifact", { type: "Layout" })
    this.pdf.save().lineWidth(1.5).strokeColor(colour)
    this.pdf
      .moveTo(x, this.y)
      .lineTo(x + width, this.y)
      .stroke()
      .restore()
    this.pdf.endMarkedContent()
  }

  /** A drawing in `box` (left, top, right, bottom), said in words to who does not see it. */
  figure(alt: string, box: [number, number, number, number], draw: () => void): void {
    const options = { alt, bbox: box }
    this.whole.add(this.pdf.struct("Figure", options, draw))
  }

  end(): void {
    this.whole.end()
  }

  private add(tag: Tag, draw: () => void): void {
    this.whole.add(this.pdf.struct(tag, {}, draw))
  }
}

function lineHeight({ size }: Style): number {
  return size * 1.4
}
