/** The words of a PDF, page by page and line by line, as they stand on its pages. */
import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"

const PDFJS = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))

/** What a person reads of one page; more is there to fill a screen. */
const MOST_LETTERS = 30_000
/** In points: no blank between two words is so wide. */
const WIDE_BLANK = 24

/** The texts of `count` pages from page `from` on; a page without words is a picture, and says so by its empty text. */
export async function readText({ path: file, text: { from, count } }) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const data = new Uint8Array(await readFile(file))
  const task = getDocument({
    data,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    standardFontDataUrl: `${PDFJS}/standard_fonts/`,
    cMapUrl: `${PDFJS}/cmaps/`,
  })
  try {
    const pdf = await task.promise
    const texts = []
    for (let page = from; page < from + count && page <= pdf.numPages; page++) texts.push(await textOf(await pdf.getPage(page)))
    return { ok: true, pages: pdf.numPages, texts }
  } finally {
    await task.destroy()
  }
}

async function textOf(page) {
  const { items } = await page.getTextContent()
  const text = items.map((item) => ("str" in item ? wordsOf(item) : "")).join("")
  page.cleanup()
  const lines = text.split("\n").map((line) => line.replace(/[ \t]+/g, " ").trim())
  const whole = lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
  return { text: whole.slice(0, MOST_LETTERS), isCut: whole.length > MOST_LETTERS }
}

/** A blank as wide as a column stays one, so that a name and its value stand apart. */
function wordsOf({ str, width, hasEOL }) {
  const isColumn = str.trim() === "" && width > WIDE_BLANK
  return `${isColumn ? "\u2003" : str.replace(/\p{Cc}+/gu, " ")}${hasEOL ? "\n" : ""}`
}
