import type { MediaType } from "@/drizzle/vocabulary"
import { withoutAccents } from "@/lib/platform/plain-text"

/** Why the bytes did not come; each has a sentence. */
export const DOWNLOAD_FAULTS = ["away", "damaged", "unsafe"] as const
export type DownloadFault = (typeof DOWNLOAD_FAULTS)[number]

/** The document is there, its bytes are not given: the storage is away, they are not those that were deposited, or a file inside is not safe to open. */
export class DownloadFailedError extends Error {
  override name = "DownloadFailedError"
  constructor(readonly fault: DownloadFault) {
    super(fault)
  }
}

const EXTENSIONS: Record<MediaType, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/fhir+json": "json",
  "text/xml": "xml",
}

/** The name a download gets: the title, the day of the act, and the page when there are several. */
export function downloadName(
  document: { title: string; actOn: string },
  part: { position: number; mediaType: MediaType },
  parts: number,
): string {
  const page = parts > 1 ? ` (${part.position + 1})` : ""
  const title = document.title
    .replace(/[\s\p{Cc}"*/:<>?\\|]+/gu, " ")
    .trim()
    .slice(0, 120)
  return `${title || "document"} ${document.actOn}${page}.${EXTENSIONS[part.mediaType]}`
}

/** Content-Disposition for any name (RFC 6266): plain letters for old readers, UTF-8 for the others; never shown inside a page. */
export function attachment(name: string): string {
  const plain = withoutAccents(name).replace(/[^\x20-\x7e]|["\\%]/g, "_")
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
