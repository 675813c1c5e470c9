import type { Style } from "./lines"
import { qrPath } from "./qr-path"
import { MILLIMETRE, type Sheet } from "./sheet"

type Code = { label: string; value: string; square?: { link: string; alt: string; hint: string } }

const SQUARE = 36 * MILLIMETRE
const BESIDE = 6 * MILLIMETRE
/** Wider apart, some readers take the space between two signs for a space, and a code copied from the screen would be cut. */
const CODE = { size: 21, spacing: 1.2, isStrong: true }

/** Something to copy by hand, in large letters set apart, with the same as a square to photograph beside; never cut by a page. */
export function drawCode(sheet: Sheet, { label, value, square }: Code, text: Style): void {
  const { x, width } = sheet.column
  const column = square ? { x, width: width - SQUARE - BESIDE } : sheet.column
  const hint = square ? sheet.heightOf([square.hint], text, column) : 0
  const words = sheet.heightOf(label.split("\n"), text, column) + sheet.heightOf([value], CODE, column) + hint + 2 * text.size
  const height = Math.max(words, square ? SQUARE : 0)
  sheet.makeRoom(height)
  const top = sheet.y
  sheet.paragraph(label, text, column)
  sheet.lines("P", [value], CODE, column)
  sheet.y += text.size * 0.7
  if (square) {
    sheet.paragraph(square.hint, text, column)
    drawSquare(sheet, square, { x: x + width - SQUARE, y: top, side: SQUARE })
  }
  sheet.y = Math.max(sheet.y, square ? top + SQUARE + text.size * 0.7 : 0)
}

type Place = { x: number; y: number; side: number }

/** A square to photograph, said in words to who does not see it. */
export function drawSquare(sheet: Sheet, { link, alt }: { link: string; alt: string }, { x, y, side: width }: Place): void {
  const { side, path } = qrPath(link)
  sheet.figure(alt, [x, y, x + width, y + width], () => {
    sheet.pdf
      .save()
      .translate(x, y)
      .scale(width / side)
    sheet.pdf.path(path).fill("#000").restore()
  })
}
