import type { Language } from "@/drizzle/vocabulary"
import { newPaper } from "./blank-paper"
import { MILLIMETRE, Sheet } from "./sheet"

/** Something to sign by hand: what is declared, then a place for each who signs. */
export type PaperForm = { language: Language; date: Date; title: string; paragraphs: string[]; signatures: string[] }

const TEXT = { size: 13 }
const ROOM_TO_SIGN = 32 * MILLIMETRE

/** The form on A4, as a tagged PDF. */
export async function formPdf(form: PaperForm): Promise<Buffer> {
  const { pdf, done } = newPaper(form)
  const sheet = new Sheet(pdf, { x: 28 * MILLIMETRE, width: 154 * MILLIMETRE, bottom: 275 * MILLIMETRE })
  sheet.lines("H1", [form.title], { size: 18, isStrong: true })
  sheet.y += 14
  for (const text of form.paragraphs) sheet.paragraph(text, TEXT)
  for (const text of form.signatures) {
    sheet.makeRoom(ROOM_TO_SIGN + 4 * TEXT.size)
    sheet.y += 10
    sheet.paragraph(text, TEXT)
    sheet.y += ROOM_TO_SIGN - 20 * MILLIMETRE
    sheet.rule("#888", 90 * MILLIMETRE)
  }
  sheet.end()
  pdf.end()
  return done
}
