import { drawLine, widthOf } from "./lines"
import type { Sheet } from "./sheet"
import { wordsOf } from "./writing"

type Stroke = { path: string; width: number; colour: string; dash?: [number, number] }
type Label = { x: number; y: number; text: string; anchor: "start" | "middle" | "end" }

/** A drawing of lines and dots with a few labels, and what it shows in words for who does not see it. */
export type Figure = {
  alt: string
  width: number
  height: number
  strokes: Stroke[]
  filled: { path: string; colour: string }
  labels: Label[]
}

/** Draws a figure as wide as its column, on one page. */
export function drawFigure(sheet: Sheet, figure: Figure): void {
  const { x, width } = sheet.column
  const scale = width / figure.width
  const height = figure.height * scale
  sheet.makeRoom(height)
  const y = sheet.y
  sheet.figure(figure.alt, [x, y, x + width, y + height], () => {
    sheet.pdf.save().translate(x, y).scale(scale)
    for (const stroke of figure.strokes) drawStroke(sheet.pdf, stroke)
    if (figure.filled.path) sheet.pdf.path(figure.filled.path).fill(figure.filled.colour)
    sheet.pdf.fillColor("#000")
    for (const label of figure.labels) drawLabel(sheet.pdf, label)
    sheet.pdf.restore()
  })
  sheet.y = y + height
}

function drawStroke(pdf: PDFKit.PDFDocument, { path, width, colour, dash }: Stroke): void {
  if (!path) return
  pdf.save().lineWidth(width).strokeColor(colour)
  if (dash) pdf.dash(dash[0], { space: dash[1] })
  pdf.path(path).stroke().restore()
}

const STYLE = { size: 12 }
const BEFORE = { start: 0, middle: 0.5, end: 1 }

function drawLabel(pdf: PDFKit.PDFDocument, { x, y, text, anchor }: Label): void {
  const words = wordsOf(text)
  drawLine(pdf, words, { x: x - widthOf(pdf, words, STYLE) * BEFORE[anchor], y: y - STYLE.size }, STYLE, true)
}
