/** The matricules INS that the text of a PDF names: what the page prints, not what it means. */
import { createRequire } from "node:module"
import path from "node:path"

const PDFJS = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))
/** A paper names its person on its first pages; the rest is not read for it. */
const MOST_PAGES = 20
const MOST_NUMBERS = 10
const LONGEST_MS = 3000
/** How far from a number the word stands that says what it is. */
const REACH = 80

const SIGN = "[\\s.]{0,2}"
const DIGIT = `${SIGN}\\d`
/** Fifteen signs, alone or in groups; a department of Corsica has a letter. */
const NUMBER = new RegExp(`(?<![\\d])[1-478](?:${DIGIT}){5}${SIGN}[\\dAB](?:${DIGIT}){8}(?![\\d])`, "g")
const CALLED_INS = /\bINS\b|matricule|identit[ée] nationale de sant[ée]|1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)\b/i

/** The numbers called a matricule INS in the text, without their blanks; whatever keeps the text from being read, none. */
export async function matriculesIn(bytes) {
  try {
    const found = matriculesOf(await textOf(bytes))
    return [...new Set(found)].slice(0, MOST_NUMBERS)
  } catch (error) {
    if (error instanceof RangeError) throw error
    return []
  }
}

function matriculesOf(text) {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const end = match.index + match[0].length
    const around = `${text.slice(Math.max(0, match.index - REACH), match.index)} ${text.slice(end, end + REACH)}`
    return CALLED_INS.test(around) ? [match[0].replace(/[\s.]/g, "")] : []
  })
}

async function textOf(bytes) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    cMapUrl: `${PDFJS}/cmaps/`,
    standardFontDataUrl: `${PDFJS}/standard_fonts/`,
  })
  const until = Date.now() + LONGEST_MS
  try {
    const document = await task.promise
    let text = ""
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES) && Date.now() < until; number++) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const { str = "", hasEOL } of items) text += hasEOL ? `${str}\n` : `${str} `
    }
    return text
  } finally {
    await task.destroy()
  }
}
