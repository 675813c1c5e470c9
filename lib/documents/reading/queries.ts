import "server-only"
import { writeFile } from "node:fs/promises"
import type { MediaType } from "@/drizzle/vocabulary"
import { readCdaDocument, readCdaPdf } from "@/lib/cda/document"
import { CdaDocumentError } from "@/lib/cda/schema"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirDocument } from "@/lib/fhir/document"
import { FhirDocumentError } from "@/lib/fhir/schema"
import { readPdfText, TextUnreadableError } from "@/lib/platform/files/pdf-text"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { MOST_LETTERS, textOfView, tidy } from "./rules"

/** A file as it was deposited, whole. */
export type Whole = { mediaType: MediaType; bytes: Buffer }

/** The text of a file, as far as words are looked for in it; nothing where it has none, or none that can be read. */
export async function readText({ mediaType, bytes }: Whole): Promise<string> {
  try {
    if (mediaType === "application/pdf") return await textOfPdf(bytes)
    if (mediaType === "text/xml") return await textOfCda(bytes)
    if (mediaType === "application/fhir+json") return textOfFhir(bytes)
    return ""
  } catch (error) {
    if (error instanceof CdaDocumentError || error instanceof FhirDocumentError || error instanceof SyntaxError) return ""
    throw error
  }
}

const PAGES_AT_ONCE = 100
const MOST_PAGES = 1000

/** Read in the child process of the inspector, within its limits; what was read before it gave up is kept. */
async function textOfPdf(bytes: Buffer): Promise<string> {
  const path = scratchPath()
  const texts: string[] = []
  let letters = 0
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    for (let from = 1; from <= MOST_PAGES && letters < MOST_LETTERS; from += PAGES_AT_ONCE) {
      const { pages, texts: read } = await readPdfText(path, from, PAGES_AT_ONCE)
      for (const { text } of read) letters += texts.push(text) && text.length
      if (from + PAGES_AT_ONCE > pages) break
    }
  } catch (error) {
    if (!(error instanceof TextUnreadableError)) throw error
  } finally {
    await removeScratch([path])
  }
  return tidy(texts.join("\n"))
}

async function textOfCda(bytes: Buffer): Promise<string> {
  const view = await readCdaDocument(bytes, "fr")
  const inner = view.body.kind === "pdf" ? await readCdaPdf(bytes) : null
  return tidy(`${textOfView(view)}\n${inner ? await textOfPdf(inner) : ""}`)
}

function textOfFhir(bytes: Buffer): string {
  const json = parseFhir(bytes)
  const texts: string[] = []
  let [page, letters, count] = [1, 0, 1]
  for (; page <= count && letters < MOST_LETTERS; page++) {
    const view = readFhirDocument(json, "fr", page)
    count = Math.min(view.pages.count, MOST_PAGES)
    const text = textOfView(view)
    letters += text.length
    texts.push(text)
  }
  return tidy(texts.join("\n"))
}
