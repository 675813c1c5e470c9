import type { Language } from "@/drizzle/vocabulary"
import { newPaper } from "./blank-paper"
import { drawSquare } from "./code"
import type { Style } from "./lines"
import { type Column, MILLIMETRE, Sheet } from "./sheet"

type Part = { title: string; lines: string[] }

/** A card for a wallet: two faces to cut out and fold, and under them the same in letters to read at arm's length. */
export type FoldedCard = {
  language: Language
  date: Date
  title: string
  name: string
  /** Under the name, on the first face. */
  front: string[]
  /** On the second face, as much as finds room. */
  parts: Part[]
  square?: { link: string; alt: string; hint: string }
  /** What is said where not everything found room on a face. */
  more: string
  /** How to cut and fold it. */
  how: string
}

/** A face as large as a bank card (ISO/IEC 7810, ID-1). */
const FACE = { width: 85.6 * MILLIMETRE, height: 54 * MILLIMETRE }
const X = (210 * MILLIMETRE - FACE.width) / 2
const TOP = 40 * MILLIMETRE
const EDGE = 4 * MILLIMETRE
const SQUARE = 30 * MILLIMETRE
const MARK = 5 * MILLIMETRE
const SIDE = 25 * MILLIMETRE

const SMALL: Style = { size: 7.5 }
const STRONG: Style = { size: 7.5, isStrong: true }
const TEXT: Style = { size: 13 }
const HEADING: Style = { size: 14, isStrong: true }

/** The card on one sheet of A4 or more, as a tagged PDF. */
export async function foldedCardPdf(card: FoldedCard): Promise<Buffer> {
  const { pdf, done } = newPaper(card)
  const sheet = new Sheet(pdf, { x: SIDE, width: 160 * MILLIMETRE, bottom: 275 * MILLIMETRE })
  sheet.lines("H1", [card.title], { size: 18, isStrong: true })
  drawEdges(pdf)
  drawFront(sheet, card)
  drawBack(sheet, card)
  sheet.y = TOP + 2 * FACE.height + 12 * MILLIMETRE
  sheet.paragraph(card.how, { size: 12 })
  drawLarge(sheet, card)
  sheet.end()
  pdf.end()
  return done
}

/** Where to cut, at the corners and outside of the card, and where to fold. */
function drawEdges(pdf: PDFKit.PDFDocument): void {
  const [left, right, bottom] = [X, X + FACE.width, TOP + 2 * FACE.height]
  pdf.markContent("Artifact", { type: "Layout" })
  pdf.save().lineWidth(0.5).strokeColor("#000")
  for (const y of [TOP, bottom]) {
    pdf
      .moveTo(left - MARK, y)
      .lineTo(left - 1, y)
      .moveTo(right + 1, y)
      .lineTo(right + MARK, y)
  }
  for (const x of [left, right]) {
    pdf
      .moveTo(x, TOP - MARK)
      .lineTo(x, TOP - 1)
      .moveTo(x, bottom + 1)
      .lineTo(x, bottom + MARK)
  }
  pdf
    .stroke()
    .lineWidth(0.25)
    .strokeColor("#888")
    .rect(X, TOP, FACE.width, 2 * FACE.height)
    .stroke()
  const fold = TOP + FACE.height
  pdf.dash(3, { space: 3 }).moveTo(left, fold).lineTo(right, fold).stroke().restore()
  pdf.endMarkedContent()
}

function drawFront(sheet: Sheet, { title, name, front, more }: FoldedCard): void {
  const column = { x: X + EDGE, width: FACE.width - 2 * EDGE }
  sheet.y = TOP + EDGE
  sheet.lines("P", [title], STRONG, column)
  sheet.y += 2
  sheet.lines("P", [name], { size: 12, isStrong: true }, column)
  fill(
    sheet,
    front.map((text) => [text, SMALL] as const),
    { column, bottom: TOP + FACE.height - EDGE, more },
  )
}

function drawBack(sheet: Sheet, { parts, square, more }: FoldedCard): void {
  const top = TOP + FACE.height + EDGE
  const beside = square ? SQUARE + EDGE / 2 : 0
  const column = { x: X + EDGE, width: FACE.width - 2 * EDGE - beside }
  const lines = parts.flatMap((part) => [[part.title, STRONG] as const, ...part.lines.map((text) => [text, SMALL] as const)])
  sheet.y = top
  fill(sheet, lines, { column, bottom: TOP + 2 * FACE.height - EDGE, more })
  if (!square) return
  const x = X + FACE.width - EDGE - SQUARE
  drawSquare(sheet, square, { x, y: top, side: SQUARE })
  sheet.y = top + SQUARE + 2
  sheet.lines("P", [square.hint], { size: 6.5 }, { x, width: SQUARE })
}

type Room = { column: Column; bottom: number; more: string }

/** Writes one line after the other while there is room for it and for saying that there is more. */
function fill(sheet: Sheet, lines: readonly (readonly [string, Style])[], { column, bottom, more }: Room): void {
  const said = sheet.heightOf([more], SMALL, column)
  for (const [at, [text, style]] of lines.entries()) {
    const isLast = at === lines.length - 1
    if (sheet.y + sheet.heightOf([text], style, column) + (isLast ? 0 : said) > bottom) {
      sheet.lines("P", [more], SMALL, column)
      return
    }
    sheet.lines("P", [text], style, column)
  }
}

/** The same again in large letters, to put where those who come will look. */
function drawLarge(sheet: Sheet, { name, front, parts }: FoldedCard): void {
  sheet.y += 6
  sheet.lines("P", [name], { size: 16, isStrong: true })
  for (const text of front) sheet.paragraph(text, TEXT)
  for (const { title, lines } of parts) {
    sheet.y += 4
    sheet.lines("P", [title], HEADING)
    for (const text of lines) sheet.paragraph(text, TEXT)
  }
}
