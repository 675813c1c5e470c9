import type { Zoom } from "@/lib/review/evidence/rules"

export type EvidencePlace = { caseId: string; evidenceId: string; page?: number; zoom?: Zoom }

/** The address of one page of one file, at one size. */
export function evidenceAddress({ caseId, evidenceId, page = 1, zoom = "fit" }: EvidencePlace): string {
  return `/review/${caseId}/evidence/${evidenceId}?page=${page}${zoom === "fit" ? "" : `&zoom=${zoom}`}`
}
