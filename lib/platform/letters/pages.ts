import type { Language } from "@/drizzle/vocabulary"
import { wordsIn } from "@/lib/words/translator"
import { newPaper } from "./blank-paper"
import { MILLIMETRE, Sheet } from "./sheet"

const SIDE = 28 * MILLIMETRE
const WIDTH = 210 * MILLIMETRE - 2 * SIDE
export const SMALL = { size: 12 }

type Named = { language: Language; title: string; date: Date }

/** Pages of A4 as a tagged PDF, numbered where there are several; `draw` writes on them from the top. */
export async function makePdf(named: Named, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const { pdf, done } = newPaper(named)
  const sheet = new Sheet(pdf, { x: SIDE, width: WIDTH, bottom: 275 * MILLIMETRE })
  draw(sheet)
  sheet.end()
  numberPages(pdf, named.language)
  pdf.end()
  return done
}

function numberPages(pdf: PDFKit.PDFDocument, language: Language): void {
  const { count } = pdf.bufferedPageRange()
  if (count < 2) return
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page)
    pdf.markContent("Artifact", { type: "Pagination" })
    const text = wordsIn(language, "letter")("page", { page: page + 1, pages: count })
    pdf
      .font("latin")
      .fontSize(SMALL.size)
      .text(text, SIDE, 282 * MILLIMETRE, { lineBreak: false })
    pdf.endMarkedContent()
  }
}
