import type { Language } from "@/drizzle/vocabulary"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { configuration } from "../configuration"
import { drawCode } from "./code"
import { makePdf, SMALL } from "./pages"
import { MILLIMETRE, type Sheet } from "./sheet"

export type Letter = {
  language: Language
  /** A name, then an address if there is one, a line each. */
  recipient: string[]
  date: Date
  subject: string
  /** A line break inside a paragraph is kept. The greeting and the signature are the template's. */
  paragraphs: string[]
  /** Something to copy by hand; with `link`, also to photograph. */
  code?: { label: string; value: string; link?: string }
  /** What comes after the code. */
  paragraphsAfter?: string[]
  reference?: string
}

const TEXT = { size: 13 }
const PETROL = "#0b5a63"

/**
 * Where the name stands behind the window of an envelope DL (110 × 220 mm; windows of 35 or 45 × 100 mm, 20 mm from its right
 * and lower edges, as La Poste's guide for letters wants them): of a sheet folded in three, which slides by 11 and 10 mm, both
 * windows always show what is 100 to 200 mm from the left and 55 to 79 mm from the top.
 */
const WINDOW = { x: 110 * MILLIMETRE, y: 55 * MILLIMETRE, width: 80 * MILLIMETRE }
/** Lower than any window shows: nothing of the letter itself can be read from outside. */
const BELOW_WINDOW = 96 * MILLIMETRE

/** A letter on A4 as a tagged PDF: its words can be read aloud and copied, in their order, in the font of the site. */
export function letterPdf(letter: Letter): Promise<Buffer> {
  const { language, subject: title, date } = letter
  return makePdf({ language, title, date }, (sheet) => {
    drawHead(sheet, letter)
    drawBody(sheet, letter)
    drawFoot(sheet, language)
  })
}

function drawHead(sheet: Sheet, { language, recipient, date, reference }: Letter): void {
  const t = wordsIn(language, "letter")
  sheet.y = 20 * MILLIMETRE
  sheet.lines("P", [t("sender")], { size: 16, isStrong: true })
  sheet.y += 2
  sheet.lines("P", [configuration().url], SMALL)
  sheet.rule(PETROL, 60 * MILLIMETRE)
  sheet.y = WINDOW.y
  if (recipient.length > 0) sheet.lines("P", recipient, SMALL, WINDOW)
  sheet.y = Math.max(BELOW_WINDOW, sheet.y + 24)
  const day = formatsIn(language).dateTime(date, { dateStyle: "long" })
  sheet.lines("P", [t("date", { day })], TEXT, WINDOW)
  if (reference) sheet.lines("P", [t("reference", { reference })], SMALL)
}

function drawBody(sheet: Sheet, { language, subject, paragraphs, code, paragraphsAfter = [] }: Letter): void {
  const t = wordsIn(language, "letter")
  sheet.y += 14
  sheet.lines("H1", [t("subject", { subject })], { size: 15, isStrong: true })
  sheet.y += 12
  for (const text of [t("greeting"), ...paragraphs]) sheet.paragraph(text, TEXT)
  if (code) {
    const { label, value, link } = code
    const square = link ? { link, alt: t("qr", { link }), hint: t("qrHint") } : undefined
    drawCode(sheet, { label, value, square }, TEXT)
  }
  for (const text of paragraphsAfter) sheet.paragraph(text, TEXT)
  sheet.paragraph(t("signature"), TEXT)
}

/** What Relais is not, and whom to call, at the foot of the last page. */
function drawFoot(sheet: Sheet, language: Language): void {
  const t = wordsIn(language, "letter")
  const lines = [t("notThis"), t("emergency"), ...(configuration().mode === "demo" ? [t("demonstration")] : [])]
  sheet.atFoot(lines, SMALL)
}
