import type { Reading } from "../rules"

/** What a file of measures may weigh and hold (choix de Relais): years of one person's measures, and no more than a page can show. */
export const IMPORT_LIMITS = { fileBytes: 2_000_000, files: 1, bodyBytes: 2_100_000 }
export const MOST_LINES = 5_000

/** What the file field of the import offers; the content decides, not the name. */
export const IMPORT_ACCEPTED = ".csv,.txt,.tsv,.json,text/csv,text/plain,application/json,application/fhir+json"

/** Why nothing of a file is read; each has a sentence that says what to do instead. */
const IMPORT_REFUSALS = [
  "no_file",
  "too_large",
  "empty",
  "too_many_lines",
  "not_a_table",
  "no_columns",
  "open_quote",
  "not_fhir",
  "no_observations",
  "another_matricule",
  "another_person",
  "interrupted",
  "storage",
  "too_many_at_once",
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]

/** The file was refused; nothing of it is kept. */
export class ImportRefusedError extends Error {
  override name = "ImportRefusedError"
  constructor(readonly reason: ImportRefusal) {
    super(reason)
  }
}

/** Reads a refusal out of an address, whichever door of the portal gave it; anything else is no refusal. */
export function parseImportRefusal(text: unknown): ImportRefusal | null {
  return IMPORT_REFUSALS.find((reason) => reason === (text === "too_large_together" ? "too_large" : text)) ?? null
}

/** What of one line is not understood, or not taken. */
export const LINE_FAULTS = [
  "kind_unknown",
  "derived",
  "value_missing",
  "value_unclear",
  "value_impossible",
  "unit_missing",
  "unit_unknown",
  "moment_missing",
  "moment_unclear",
  "moment_of_a_year",
  "moment_of_no_day",
  "moment_in_future",
  "around_unclear",
  "entered_in_error",
  "not_final",
  "no_value",
  "no_exact_value",
] as const
export type LineFault = (typeof LINE_FAULTS)[number]

/** One measure that was read; `unit` is the one in which it was written, and its line the one of the file or the place in the bundle. */
export type ImportLine = { line: number; reading: Reading; unit: string; measuredAt: Date; notes: ImportNote[] }
/** What was supplied that the file does not say, or said otherwise than it does. */
export type ImportNote = "no_time" | "from_a_period" | "no_meal_moment"
/** What was not understood, with what is written there. */
export type ImportFault = { line: number; code: LineFault; written: string }

/** What a file holds, once it was read. */
export type ReadFile = { format: "csv" | "fhir"; lines: ImportLine[]; faults: ImportFault[]; unknownColumns: string[] }

/** What becomes of a line: added, asked about, or nothing, where it is there already or stood in the file before. */
export const FATES = ["new", "unusual", "known", "repeated"] as const
export type JudgedLine = ImportLine & { place: number; fate: (typeof FATES)[number] }

/** How many unusual values one page asks about; a file with more of them is mistaken in a unit. */
export const MOST_ASKED = 30

/** A reading or what is wrong with it, while a line is read. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; code: LineFault; written: string }

export const found = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })
export const fault = (code: LineFault, written = ""): { ok: false; code: LineFault; written: string } => ({
  ok: false,
  code,
  written: shortened(written),
})

const MOST_LETTERS = 60

/** A few words of the file, on one line and without the signs that turn a line round. */
export function shortened(text: string): string {
  const plain = [...text.replace(/[\p{C}\s]+/gu, " ").trim()]
  return plain.length > MOST_LETTERS ? `${plain.slice(0, MOST_LETTERS).join("")}…` : plain.join("")
}
