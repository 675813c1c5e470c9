import type { Language } from "@/drizzle/vocabulary"
import { wordsIn } from "@/lib/words/translator"
import { configuration } from "../configuration"
import { drawFigure, type Figure } from "./figure"
import { makePdf, SMALL } from "./pages"
import type { Sheet } from "./sheet"

/** A sheet to hand over: what it is and of whom, then parts, each with things under a name. */
export type Paper = {
  language: Language
  title: string
  date: Date
  /** The size of its text in points, where it is to be read from afar. */
  letters?: number
  /** Whose it is, and of which day. */
  head: string[]
  parts: { title: string; hint?: string; figure?: Figure; things: { name: string; lines: string[] }[] }[]
  foot: string[]
}

const LETTERS = 12

/** A sheet on A4 as a tagged PDF, in the font of the site; what it is not stands at its foot. */
export function paperPdf(paper: Paper): Promise<Buffer> {
  return makePdf(paper, (sheet) => {
    const { title, head, parts, foot, language, letters = LETTERS } = paper
    const text = { size: letters }
    sheet.lines("H1", [title], { size: 20, isStrong: true })
    sheet.y += 8
    sheet.lines("P", head, text)
    for (const part of parts) drawPart(sheet, part, text)
    const t = wordsIn(language, "letter")
    const isDemo = configuration().mode === "demo"
    sheet.y += 12
    sheet.atFoot([...foot, t("notThis"), ...(isDemo ? [t("demonstration")] : [])], SMALL)
  })
}

type Part = Paper["parts"][number]

function drawPart(sheet: Sheet, { title, hint, figure, things }: Part, text: { size: number }): void {
  sheet.y += 16
  // A heading stays with what it is over.
  sheet.makeRoom(figure ? 400 : 80)
  sheet.lines("H2", [title], { size: 15, isStrong: true })
  if (hint) sheet.lines("P", [hint], text)
  if (figure) drawFigure(sheet, figure)
  for (const { name, lines } of things) {
    sheet.y += 8
    // A name does not stay alone at the end of a page.
    sheet.makeRoom(48)
    sheet.lines("H3", [name], { ...text, isStrong: true })
    sheet.lines("P", lines, text)
  }
}
