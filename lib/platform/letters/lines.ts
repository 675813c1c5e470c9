import { type Run, strongly, type Word } from "./writing"

export type Style = {
  size: number
  /** Points between two signs, for what is copied by hand. */
  spacing?: number
  isStrong?: boolean
}
export type Line = Word[]

const SPACE: Run = { text: " ", face: "latin" }

/** Fills lines of at most `width` points, one word after the other; a word that is longer than a line is cut. */
export function fillLines(pdf: PDFKit.PDFDocument, words: Word[], width: number, style: Style): Line[] {
  const lines: Line[] = []
  let line: Line = []
  for (const word of words.flatMap((one) => cutToFit(pdf, one, width, style))) {
    if (line.length > 0 && widthOf(pdf, [...line, word], style) > width) {
      lines.push(line)
      line = []
    }
    line.push(word)
  }
  return line.length > 0 ? [...lines, line] : lines
}

function cutToFit(pdf: PDFKit.PDFDocument, word: Word, width: number, style: Style): Word[] {
  if (widthOf(pdf, [word], style) <= width) return [word]
  const pieces: Word[] = []
  for (const { face, text } of word.runs) {
    for (const sign of text) {
      const last = pieces.at(-1)
      const longer = { runs: [...(last?.runs ?? []), { face, text: sign }] }
      if (last && widthOf(pdf, [longer], style) <= width) last.runs = longer.runs
      else {
        if (last) last.goesOn = true
        pieces.push({ runs: [{ face, text: sign }] })
      }
    }
  }
  return pieces
}

/** The width of words side by side, in points. */
export function widthOf(pdf: PDFKit.PDFDocument, line: Line, style: Style): number {
  return stretchesOf(line)
    .flatMap(({ runs }) => runs)
    .reduce((sum, run) => sum + runWidth(pdf, run, style), 0)
}

/** Leaves the document with the font of this run chosen. */
function runWidth(pdf: PDFKit.PDFDocument, { text, face }: Run, { size, spacing = 0, isStrong }: Style): number {
  return (
    pdf
      .font(isStrong ? strongly(face) : face)
      .fontSize(size)
      .widthOfString(text) +
    spacing * text.length
  )
}

/** Words that say what they show become one stretch, so that a line is read as a line and not word by word. */
function stretchesOf(line: Line): Word[] {
  const stretches: Word[] = []
  const add = ({ runs, said }: Word) => {
    const last = stretches.at(-1)
    if (last && last.said === undefined && said === undefined) last.runs = joined([...last.runs, ...runs])
    else stretches.push({ runs: joined(runs), said })
  }
  for (const [index, word] of line.entries()) {
    if (index > 0) add({ runs: [SPACE] })
    add(word)
  }
  return stretches
}

function joined(runs: Run[]): Run[] {
  const whole: Run[] = []
  for (const { text, face } of runs) {
    const last = whole.at(-1)
    if (last?.face === face) last.text += text
    else whole.push({ text, face })
  }
  return whole
}

type Place = { x: number; y: number }

/** Draws one line. Between two lines of a paragraph a space is written, for who listens or copies. */
export function drawLine(pdf: PDFKit.PDFDocument, line: Line, { x, y }: Place, style: Style, isLast: boolean): void {
  let at = x
  const isWhole = isLast || line.at(-1)?.goesOn
  for (const { runs, said } of stretchesOf(isWhole ? line : [...line, { runs: [] }])) {
    if (said !== undefined) pdf.markContent("Span", { actual: said })
    for (const run of runs) {
      const width = runWidth(pdf, run, style)
      pdf.text(run.text, at, y, { lineBreak: false, characterSpacing: style.spacing ?? 0 })
      at += width
    }
    if (said !== undefined) pdf.endMarkedContent()
  }
}
