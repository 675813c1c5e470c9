import "server-only"
import { readFile, writeFile } from "node:fs/promises"
import type { Actor } from "@/lib/access/actor"
import { readCdaPdf, readCdaPicture } from "@/lib/cda/document"
import { NotFoundError } from "@/lib/errors"
import { inspectFile } from "@/lib/platform/files/inspect"
import { removeScratch, scratchFolder, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { downloadPart } from "../commands"
import { faultOf, type OpenedFile } from "../queries"
import { DownloadFailedError } from "../rules"

type Inner = { file: OpenedFile; bytes: Buffer; mediaType: string }

/**
 * The PDF inside a clinical document of level 1, traced as a download.
 * @throws NotFoundError when the document is not in reach, or holds no PDF
 */
export async function downloadInnerPdf(actor: Actor, patientId: string, documentId: string): Promise<Inner> {
  const { file, xml } = await readXml(actor, patientId, documentId)
  const bytes = await readCdaPdf(xml)
  if (!bytes) throw new NotFoundError()
  return { file, bytes, mediaType: "application/pdf" }
}

/**
 * A picture of a clinical document, made anew without metadata by the inspector, in its child process.
 * @throws NotFoundError when the document is not in reach, or holds no such picture that can be shown
 */
export async function downloadInnerPicture(actor: Actor, patientId: string, documentId: string, place: number): Promise<Inner> {
  const { file, xml } = await readXml(actor, patientId, documentId)
  const given = await readCdaPicture(xml, place)
  const made = given && (await madeAnew(given))
  if (!made) throw new NotFoundError()
  return { file, ...made }
}

async function readXml(actor: Actor, patientId: string, documentId: string) {
  const { file, bytes } = await downloadPart(actor, patientId, documentId, 0)
  if (file.mediaType !== "text/xml") {
    await bytes.cancel()
    throw new NotFoundError()
  }
  try {
    return { file, xml: Buffer.concat(await Array.fromAsync(bytes)) }
  } catch (error) {
    throw new DownloadFailedError(faultOf(error))
  }
}

async function madeAnew(bytes: Buffer): Promise<{ bytes: Buffer; mediaType: string } | null> {
  const path = scratchPath()
  const paths = [path]
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    const found = await inspectFile({ path, declaredName: "", scratchFolder: scratchFolder() })
    if (!found.ok || !found.rendition) return null
    paths.push(found.rendition.path)
    return { bytes: await readFile(found.rendition.path), mediaType: found.rendition.mediaType }
  } finally {
    await removeScratch(paths)
  }
}
