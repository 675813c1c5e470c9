/** The matricules INS that the text of a PDF names: what the page prints, not what it means. */
import { createRequire } from "node:module"
import path from "node:path"

const PDFJS = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))
/** A paper names its person on its first pages; the rest is not read for it. */
const MOST_PAGES = 20
const MOST_LETTERS = 200_000
/** Most of what looks like a number is none, and whoever asks looks at the key of each. */
const MOST_NUMBERS = 500
/** Of a processor's time: on a busy machine nobody's number is passed over. */
const LONGEST_MS = 3000
/** How far from a number the word stands that says what it is. */
const REACH = 80

/** What stands between two signs: a form gives each a box, and a column a group. */
const BETWEEN = "[\\s.-]{0,5}"
const DIGIT = `${BETWEEN}\\d`
const KEY = `(?:\\s*\\(?cl[ée]\\s*:?)?(?:${DIGIT}){2}`
/** Fifteen signs, in whatever groups; a department of Corsica has a letter. One may begin within what looks like another. */
const NUMBER = new RegExp(`(?<!\\d)(?=([1-478](?:${DIGIT}){5}${BETWEEN}[\\dAB](?:${DIGIT}){6}${KEY})(?!\\d))`, "gi")
const OID = /1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)(?!\d)/g
const CALLED_INS = /\bINS\b|matricule|identit[ée] nationale de sant[ée]/i

/** What the text calls a matricule INS, without its blanks, whether its key is right or not; whatever keeps the text from being read, none. */
export async function matriculesIn(bytes) {
  try {
    // The OID says what the number beside it is, and its digits are none of it.
    const text = (await textOf(bytes)).replace(OID, " INS ")
    return [...new Set(matriculesOf(text))].slice(0, MOST_NUMBERS)
  } catch (error) {
    if (error instanceof RangeError) throw error
    return []
  }
}

function matriculesOf(text) {
  return [...text.matchAll(NUMBER)].flatMap(({ index, 1: written }) => {
    const end = index + written.length
    const around = `${text.slice(Math.max(0, index - REACH), index)} ${text.slice(end, end + REACH)}`
    return CALLED_INS.test(around) ? [written.replace(/[^\dAB]/gi, "").toUpperCase()] : []
  })
}

/** How long a processor has worked for this process, in milliseconds. */
export const spent = () => process.cpuUsage().user / 1000

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
  const begun = spent()
  try {
    const document = await task.promise
    let text = ""
    const pages = Math.min(document.numPages, MOST_PAGES)
    for (let number = 1; number <= pages && text.length < MOST_LETTERS && spent() - begun < LONGEST_MS; number++) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const { str = "", hasEOL } of items) text += hasEOL ? `${str}\n` : `${str} `
    }
    return text.slice(0, MOST_LETTERS)
  } finally {
    await task.destroy()
  }
}
