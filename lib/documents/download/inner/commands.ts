import "server-only"
import { readFile, writeFile } from "node:fs/promises"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { readCdaFile, readCdaPdf } from "@/lib/cda/document"
import { NotFoundError } from "@/lib/errors"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirFile } from "@/lib/fhir/document"
import { inspectFile } from "@/lib/platform/files/inspect"
import { removeScratch, scratchFolder, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { downloadPart } from "../commands"
import { faultOf, type OpenedFile } from "../queries"
import { DownloadFailedError } from "../rules"

type Inner = { file: OpenedFile; bytes: Buffer; mediaType: MediaType }

/**
 * The PDF inside a clinical document of level 1, traced as a download.
 * @throws NotFoundError when the document is not in reach, or holds no PDF
 */
export async function downloadInnerPdf(actor: Actor, patientId: string, documentId: string): Promise<Inner> {
  const { file, bytes: xml } = await readWhole(actor, patientId, documentId, ["text/xml"])
  const bytes = await readCdaPdf(xml)
  if (!bytes) throw new NotFoundError()
  return { file, bytes, mediaType: "application/pdf" }
}

/**
 * A picture or a PDF inside a structured document, by its place: looked into by the inspector in its child process, a picture
 * made anew without metadata.
 * @throws NotFoundError when the document is not in reach, or holds no such file
 * @throws DownloadFailedError `unsafe` when the inspector lets nobody open it
 */
export async function downloadInnerFile(actor: Actor, patientId: string, documentId: string, place: number): Promise<Inner> {
  const { file, bytes } = await readWhole(actor, patientId, documentId, ["text/xml", "application/fhir+json"])
  const given = file.mediaType === "text/xml" ? await readCdaFile(bytes, place) : readFhirFile(parseFhir(bytes), place)
  if (!given) throw new NotFoundError()
  const made = await lookedInto(given)
  if (!made) throw new DownloadFailedError("unsafe")
  return { file, ...made }
}

async function readWhole(actor: Actor, patientId: string, documentId: string, kinds: readonly MediaType[]) {
  const { file, bytes } = await downloadPart(actor, patientId, documentId, 0)
  if (!kinds.includes(file.mediaType)) {
    await bytes.cancel()
    throw new NotFoundError()
  }
  try {
    return { file, bytes: Buffer.concat(await Array.fromAsync(bytes)) }
  } catch (error) {
    throw new DownloadFailedError(faultOf(error))
  }
}

/** What may be served of a file from inside: the rendition that was made of it, else a PDF as it is; null for what is refused. */
async function lookedInto(bytes: Buffer): Promise<{ bytes: Buffer; mediaType: MediaType } | null> {
  const path = scratchPath()
  const paths = [path]
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    const found = await inspectFile({ path, declaredName: "", scratchFolder: scratchFolder() })
    if (!found.ok) return null
    if (!found.rendition) return found.mediaType === "application/pdf" ? { bytes, mediaType: found.mediaType } : null
    paths.push(found.rendition.path)
    return { bytes: await readFile(found.rendition.path), mediaType: found.rendition.mediaType }
  } finally {
    await removeScratch(paths)
  }
}
