import { MEASURES } from "@/drizzle/measure-vocabulary"
import { aroundOf, type Language, type MeasureLine, numbersOf } from "../rules"
import { convert, digitsOf, symbolOf, type UnitChoices, unitFor } from "../units/rules"

/** What stands in a file of measures beside numbers and days: its own words, its language's. */
export type FileWords = {
  columns: readonly string[]
  say: {
    kind: (kind: string) => string
    around: (word: string) => string
    author: (line: MeasureLine) => string
    toConfirm: string
  }
}

const PARIS = { timeZone: "Europe/Paris" } as const
/** A day as a spreadsheet reads it. */
export const fileDay = (at: Date) => DAY.format(at)
const DAY = new Intl.DateTimeFormat("fr-FR", { ...PARIS, dateStyle: "short" })
const TIME = new Intl.DateTimeFormat("fr-FR", { ...PARIS, timeStyle: "short" })

/** How a file is cut and how its numbers are written, as the tables of each language open it. */
const WRITTEN: Record<Language, { between: string; comma: string }> = {
  fr: { between: ";", comma: "," },
  en: { between: ",", comma: "." },
}

/** Measures as a file for a spreadsheet, in the units that the reader chose, with a mark by which it is read as UTF-8. */
export function writeFile(lines: readonly MeasureLine[], language: Language, choices: UnitChoices, words: FileWords): string {
  return writeTable([words.columns, ...lines.map((line) => rowOf(line, language, choices, words))], language)
}

/** Cells as a file that the tables of a language open. */
export function writeTable(rows: readonly (readonly string[])[], language: Language): string {
  const { between } = WRITTEN[language]
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(cell, between)).join(between)).join("\r\n")}\r\n`
}

/** A number as a spreadsheet reads it. */
export const fileNumber = (value: number, digits: number, language: Language) =>
  String(Number(value.toFixed(digits))).replace(".", WRITTEN[language].comma)

function rowOf(line: MeasureLine, language: Language, choices: UnitChoices, { say }: FileWords): string[] {
  const { reading, measuredAt, state } = line
  const unit = unitFor(reading.kind, choices)
  const { maximumFractionDigits } = digitsOf(unit)
  const write = (kept: number) => fileNumber(convert(kept, MEASURES[reading.kind].unit, unit), maximumFractionDigits, language)
  return [
    DAY.format(measuredAt),
    TIME.format(measuredAt),
    say.kind(reading.kind),
    numbersOf(reading).map(write).join("/"),
    symbolOf(unit),
    aroundOf(reading).map(say.around).join(", "),
    say.author(line),
    state === "proposed" ? say.toConfirm : "",
  ]
}

/** A cell that a spreadsheet takes for words, whatever a name begins with. */
function quoted(cell: string, between: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return plain.includes(between) || /["\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
