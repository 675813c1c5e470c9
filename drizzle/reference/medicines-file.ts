import { readWindowsText } from "../windows-text"

/** One medicine as a line of the file says it. */
export type Medicine = { cis: string; name: string; form: string; authorisation: string; marketing: string }

/** Everything that is wrong with a file, line by line. */
export class MedicinesFileError extends Error {
  constructor(readonly faults: string[]) {
    super(faults.slice(0, 20).join("\n"))
  }
}

/**
 * The columns of CIS_bdpm.txt, which has no line of titles: code CIS, name, form, routes, status of the authorisation, its
 * procedure, state of marketing, day of the authorisation, status in the base, European number, holders, reinforced watch.
 */
const COLUMNS = 12

/**
 * Reads the medicines of CIS_bdpm.txt: values between tabs, in UTF-8 or, as it was published for years, in Latin-1.
 * @throws MedicinesFileError with every fault, so that a file is looked at once
 */
export function parseMedicinesFile(bytes: Uint8Array): Medicine[] {
  const lines = decode(bytes).split(/\r\n?|\n/)
  const faults: string[] = []
  const seen = new Set<string>()
  const medicines = lines.flatMap((text, at) => {
    if (text.trim() === "") return []
    const read = medicineOf(text.split("\t").map((cell) => cell.trim()))
    const fault = typeof read === "string" ? read : seen.has(read.cis) ? `the code ${read.cis} stands there twice` : null
    if (typeof read !== "string") seen.add(read.cis)
    if (fault) faults.push(`line ${at + 1}: ${fault}`)
    return fault || typeof read === "string" ? [] : [read]
  })
  if (medicines.length === 0 && faults.length === 0) faults.push("the file is empty")
  if (faults.length > 0) throw new MedicinesFileError(faults)
  return medicines
}

/** What is no UTF-8 is Latin-1, in the manner of Windows; the mark at the beginning of a file is no part of it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return readWindowsText(bytes)
  }
}

/** One line, or what is wrong with it: too few columns, and a last one that is not whole, are a file that was cut. */
function medicineOf(cells: readonly string[]): Medicine | string {
  const extra = cells.slice(COLUMNS).some(Boolean)
  if (cells.length < COLUMNS || extra) return `${cells.length} columns where CIS_bdpm.txt has ${COLUMNS}`
  const [cis = "", name = "", form = "", , authorisation = "", , marketing = "", day = "", , , , watch = ""] = cells
  if (!/^\d{8}$/.test(cis)) return "the first column is a code of 8 digits"
  if (!name) return "the second column is a name"
  if (!/^(\d{2}\/\d{2}\/\d{4})?$/.test(day)) return "the eighth column is a day as 31/12/2026"
  if (!/^(Oui|Non)$/i.test(watch)) return "the twelfth column is Oui or Non"
  return { cis, name, form, authorisation, marketing }
}
