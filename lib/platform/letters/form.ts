import type { Language } from "@/drizzle/vocabulary"
import { makePdf, SMALL } from "./pages"
import { MILLIMETRE, type Sheet } from "./sheet"

/** Some lines under a heading, or under a smaller one; those that somebody fills in have room for a hand. */
export type FormPart = { title?: string; subtitle?: string; lines: string[]; isToFill?: boolean }

/** Something to sign by hand: what is declared, then a place for each who signs, then what others fill in. */
export type PaperForm = {
  language: Language
  date: Date
  title: string
  paragraphs: string[]
  parts?: FormPart[]
  signatures: string[]
  after?: FormPart[]
  foot?: string[]
}

const TEXT = { size: 13 }
/** A form of several parts is longer, and its letters as large as those of any sheet. */
const PART = { size: 12 }
const ROOM_TO_SIGN = 32 * MILLIMETRE
const SIGNED = ROOM_TO_SIGN + 4 * TEXT.size

/** The form on A4, as a tagged PDF. */
export function formPdf(form: PaperForm): Promise<Buffer> {
  const { title, paragraphs, parts = [], signatures, after = [], foot = [] } = form
  return makePdf(form, (sheet) => {
    sheet.lines("H1", [title], { size: 18, isStrong: true })
    sheet.y += 14
    for (const text of paragraphs) sheet.paragraph(text, TEXT)
    for (const part of parts) drawPart(sheet, part)
    // Who signs last signs on the page of the first.
    sheet.makeRoom(signatures.length * SIGNED)
    for (const text of signatures) drawSignature(sheet, text)
    for (const part of after) drawPart(sheet, part)
    if (foot.length === 0) return
    sheet.y += 12
    sheet.atFoot(foot, SMALL)
  })
}

function drawPart(sheet: Sheet, { title, subtitle, lines, isToFill }: FormPart): void {
  sheet.y += title ? 10 : 5
  // A heading stays with what it is over.
  sheet.makeRoom(title ? 80 : 54)
  if (title) sheet.lines("H2", [title], { size: 14, isStrong: true })
  if (subtitle) sheet.lines("H3", [subtitle], { ...PART, isStrong: true })
  for (const line of lines) {
    sheet.y += isToFill ? 9 : 2
    sheet.lines("P", [line], PART)
  }
}

function drawSignature(sheet: Sheet, text: string): void {
  sheet.makeRoom(SIGNED)
  sheet.y += 10
  sheet.paragraph(text, TEXT)
  sheet.y += ROOM_TO_SIGN - 20 * MILLIMETRE
  sheet.rule("#888", 90 * MILLIMETRE)
}
