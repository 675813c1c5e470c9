import { EVIDENCE_MEDIA_TYPES } from "@/drizzle/review-vocabulary"
import type { MediaType } from "@/drizzle/vocabulary"
import { MAX_FILE_BYTES } from "@/lib/platform/files/refusals"

export type EvidenceMediaType = (typeof EVIDENCE_MEDIA_TYPES)[number]

/** How many files of evidence one request holds at most (choix de Relais). */
export const MOST_FILES = 10

/** What one sending of evidence may weigh; the form around it is counted too. */
export const EVIDENCE_LIMITS = { fileBytes: MAX_FILE_BYTES, files: MOST_FILES, bodyBytes: 3 * MAX_FILE_BYTES + 100_000 }

/** What the file field of evidence offers; the content decides, not the name. */
export const ACCEPTED_EVIDENCE = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"

/** Whether this kind of file can be evidence: something that is looked at page by page. */
export function isEvidenceType(type: MediaType): type is EvidenceMediaType {
  return EVIDENCE_MEDIA_TYPES.some((known) => known === type)
}

/** What the key of a file of evidence is bound to. */
export function evidenceKeyOwner(caseId: string, evidenceId: string): string {
  return `evidence ${caseId} ${evidenceId}`
}

/** What the bytes of a file of evidence are bound to. */
export function evidenceContext(caseId: string, evidenceId: string) {
  return { patientId: caseId, documentId: evidenceId, version: 1 }
}

export const ZOOMS = ["fit", "large", "larger"] as const
export type Zoom = (typeof ZOOMS)[number]

/** Reads a size out of an address. */
export function parseZoom(text: unknown): Zoom {
  return ZOOMS.find((zoom) => zoom === text) ?? "fit"
}
