import "server-only"
import { writeFile } from "node:fs/promises"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { NotFoundError } from "@/lib/errors"
import { readPdfText, TextUnreadableError } from "@/lib/platform/files/pdf-text"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { downloadPart } from "../commands"
import { downloadInnerPdf } from "../inner/commands"
import { faultOf } from "../queries"
import { DownloadFailedError, type DownloadFault } from "../rules"
import { PAGES_AT_ONCE, type TextView } from "./rules"

/** The words of a document, or why they do not come. */
export type TextReading = { text: TextView } | { fault: DownloadFault | "text" }

type Pdf = { id: string; mediaType: MediaType }

/**
 * Reads the words of one part of a PDF, or of the PDF inside a clinical document, traced as a download; `part` counts from 1.
 * The bytes are read outside of any transaction: a long document keeps no connection waiting.
 */
export async function readDocumentText(actor: Actor, patientId: string, document: Pdf, part: number): Promise<TextReading> {
  const path = scratchPath()
  try {
    await writeFile(path, await bytesOf(actor, patientId, document), { mode: 0o600 })
    const from = (part - 1) * PAGES_AT_ONCE + 1
    const { pages, texts } = await readPdfText(path, from, PAGES_AT_ONCE)
    const parts = Math.ceil(pages / PAGES_AT_ONCE)
    return { text: { pages, part, parts, texts: texts.map((read, at) => ({ page: from + at, ...read })) } }
  } catch (error) {
    // No PDF in it, or no longer in reach since the page began.
    if (error instanceof TextUnreadableError || error instanceof NotFoundError) return { fault: "text" }
    return { fault: error instanceof DownloadFailedError ? error.fault : faultOf(error) }
  } finally {
    await removeScratch([path])
  }
}

async function bytesOf(actor: Actor, patientId: string, { id, mediaType }: Pdf): Promise<Buffer> {
  if (mediaType === "text/xml") return (await downloadInnerPdf(actor, patientId, id)).bytes
  const { bytes } = await downloadPart(actor, patientId, id, 0)
  return Buffer.concat(await Array.fromAsync(bytes))
}
