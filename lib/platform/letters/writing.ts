import path from "node:path"
import { openSync } from "fontkit"

const FACES = ["latin", "latin-ext"] as const
export type Face = (typeof FACES)[number]
export type Run = { text: string; face: Face }

/**
 * What stands between two places where a line may break. `said` is what it means, where the font cannot write that; a word
 * that was cut `goesOn` in the next line.
 */
export type Word = { runs: Run[]; said?: string; goesOn?: boolean }

type Font = { face: Face; plain: string; strong: string; signs: Set<number> }
let kept: Font[] | undefined

const FOLDER = "node_modules/@fontsource/atkinson-hyperlegible-next/files"

/** The font of the site, in the two files of each weight that PDF programs can embed; looked at once. */
function fonts(): Font[] {
  kept ??= FACES.map((face) => {
    const fileOf = (weight: number) =>
      path.join(process.cwd(), FOLDER, `atkinson-hyperlegible-next-${face}-${weight}-normal.woff`)
    const plain = fileOf(400)
    return { face, plain, strong: fileOf(600), signs: new Set(openSync(plain).characterSet) }
  })
  return kept
}

/** The name under which a document knows a face in its heavier weight. */
export const strongly = (face: Face) => `${face} strong`

/** Makes the font known to a document under the names of its faces. */
export function registerFaces(pdf: PDFKit.PDFDocument): void {
  for (const { face, plain, strong } of fonts()) {
    pdf.registerFont(face, plain)
    pdf.registerFont(strongly(face), strong)
  }
}

/** A line to write on by hand, where a name is in letters that the font has not. */
const BLANK = "_".repeat(24)

/**
 * Splits one line of text where it may break; a non-breaking space does not. A letter with an accent that the font has
 * not loses that accent only; a name in another script becomes one line to be filled in by hand, and `said` keeps it for
 * who listens or copies. Nothing is transliterated: a name is spelt by the person who bears it.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const word of tidy(text).split(/[ \t]+/)) {
    if (!word) continue
    const drawn = drawnAs(word)
    const last = words.at(-1)
    if (drawn !== null) words.push({ runs: runsOf(drawn), said: drawn === word ? undefined : word })
    else if (last && isBlank(last)) last.said += ` ${word}`
    else words.push({ runs: runsOf(BLANK), said: word })
  }
  return words
}

const isBlank = (word: Word) => word.runs[0]?.text === BLANK

/** Narrow spaces and unbreakable hyphens are written with the nearest sign of the font; marks of direction are not. */
function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u202f/g, "\u00a0")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[\u02bc\u2032]/g, "’")
    .replace(/\t/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
}

function drawnAs(word: string): string | null {
  let drawn = ""
  for (const sign of word) {
    const near = nearest(sign)
    if (near === null) return null
    drawn += near
  }
  return drawn
}

/** The sign itself, or with as many of its accents as the font has; null when even the bare letter is missing. */
function nearest(sign: string): string | null {
  const parts = [...sign.normalize("NFD")]
  for (let count = parts.length; count > 0; count--) {
    const whole = parts.slice(0, count).join("").normalize("NFC")
    if ([...whole].length === 1 && faceOf(whole)) return whole
  }
  return /^\p{M}$/u.test(sign) ? "" : null
}

function faceOf(sign: string): Face | undefined {
  return fonts().find(({ signs }) => signs.has(sign.codePointAt(0) ?? -1))?.face
}

function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const sign of text) {
    const face = faceOf(sign) ?? "latin"
    const last = runs.at(-1)
    if (last?.face === face) last.text += sign
    else runs.push({ text: sign, face })
  }
  return runs
}
