/** Why a file is not taken; each word has a sentence that says what to do instead. */
export const FILE_REFUSALS = [
  "empty",
  "too_large",
  /** The end is missing: most often an upload or a copy that was interrupted. */
  "truncated",
  /** The name says one family of files, the content is another; the detail is what it looks like. */
  "mislabelled",
  /** The detail is what it looks like. */
  "type_not_accepted",
  "password_protected",
  /** The detail is what was found. */
  "pdf_active_content",
  /** The file can also be read as a file of another kind. */
  "polyglot",
  /** Small to send, enormous or endless to open. */
  "bomb",
  "xml_dtd",
  "fhir_not_document",
  "fhir_too_large",
  "fhir_invalid",
  /** XML of HL7 version 3 whose root is no ClinicalDocument. */
  "cda_not_document",
  /** The detail is what is wrong. */
  "cda_invalid",
  /** Script, frames or pictures that act, or a link to a script, in a clinical document. */
  "cda_active",
  /** The file inside a clinical document of level 1 is refused; the detail is its own reason. */
  "cda_content_refused",
  /** The file inside a clinical document of level 1 is of a kind that cannot be read here. */
  "cda_content_unknown",
  "virus",
  "scanner_unavailable",
  "unreadable",
] as const
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** The largest file taken, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** The largest FHIR document taken, in bytes. */
export const MAX_FHIR_BYTES = 5 * 1024 * 1024
