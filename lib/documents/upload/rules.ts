import type { MediaType } from "@/drizzle/vocabulary"
import { FILE_REFUSALS, type FileRefusal, MAX_FILE_BYTES } from "@/lib/platform/files/refusals"

/** Why a deposit is not taken, beyond what is wrong with one file; each has a sentence that says what to do instead. */
const OTHER_REFUSALS = [
  "no_file",
  "too_many",
  "one_at_a_time",
  "interrupted",
  /** One account sends more at once than it has places for. */
  "too_many_at_once",
  /** As many in a day as one person deposits in one space. */
  "too_many_today",
  "too_large_together",
  "storage",
  "heic",
  "office",
  "archive",
  "fhir_xml",
  "pdf_launch",
  /** A file in a PDF that is no XML, text, PDF or picture; a film, a model in relief. */
  "pdf_attachment",
  /** A form that only its own program draws. */
  "pdf_dynamic_form",
  /** A clinical document of level 1 around a text in RTF. */
  "cda_rtf",
  /** A clinical document with a whole file in the address of a link. */
  "cda_linked_file",
  /** The document bears another matricule INS than the person of this space. */
  "other_patient",
] as const
export const DEPOSIT_REFUSALS = [...FILE_REFUSALS, ...OTHER_REFUSALS] as const
export type DepositRefusal = FileRefusal | (typeof OTHER_REFUSALS)[number]

/** The deposit was refused; nothing of it is kept. */
export class DepositRefusedError extends Error {
  override name = "DepositRefusedError"
  constructor(readonly reason: DepositRefusal) {
    super(reason)
  }
}

/** How many photographs make one document at most (choix de Relais). */
export const MOST_PHOTOGRAPHS = 10

/** What one deposit may weigh: a file of 20 MB, or a few photographs; the form around them is counted too. */
export const UPLOAD_LIMITS = { fileBytes: MAX_FILE_BYTES, files: MOST_PHOTOGRAPHS, bodyBytes: 5 * MAX_FILE_BYTES + 100_000 }

/** What the file field of the deposit offers; the content decides, not the name. */
export const ACCEPTED = ".pdf,.jpg,.jpeg,.png,.json,.xml,application/pdf,image/jpeg,image/png,application/fhir+json,text/xml"

const ADVICE: Partial<Record<FileRefusal, Record<string, DepositRefusal>>> = {
  type_not_accepted: { heic: "heic", office: "office", archive: "archive", fhir_xml: "fhir_xml" },
  pdf_active_content: { launch: "pdf_launch", embedded: "pdf_attachment", xfa: "pdf_dynamic_form" },
  cda_content_unknown: { rtf: "cda_rtf" },
  cda_active: { file: "cda_linked_file" },
}

/** The sentence for a refused file: pictures of an iPhone, Office files and a few others have their own advice. */
export function refusalOf(reason: FileRefusal, detail?: string): DepositRefusal {
  const advice = ADVICE[reason] ?? {}
  return detail && Object.hasOwn(advice, detail) ? (advice[detail] ?? reason) : reason
}

/** Reads a refusal out of an address; anything else is no refusal. */
export function parseRefusal(text: unknown): DepositRefusal | null {
  return DEPOSIT_REFUSALS.find((reason) => reason === text) ?? null
}

/** Several files make one document only when all of them are photographs. */
export function makesOneDocument(mediaTypes: readonly MediaType[]): boolean {
  return mediaTypes.length === 1 || mediaTypes.every((type) => type.startsWith("image/"))
}
