import { MEASURES, SHOWN_CODES, type ShownKind } from "@/drizzle/measure-vocabulary"
import { bodyMass, type Height } from "../chart/rules"
import { aroundOf, type Language, type MeasureLine, numbersOf } from "../rules"
import { convert, digitsOf, symbolOf, type UnitChoices, unitFor } from "../units/rules"

/** What stands in a file of measures beside numbers and days: its own words, its language's; as many cells as there are columns. */
export type FileWords = {
  columns: readonly string[]
  say: {
    kind: (kind: string) => string
    around: (word: string) => string
    author: (line: MeasureLine) => string
    toConfirm: string
    /** Said in the place of an author: nobody measured it. */
    derived: string
  }
}

/** What a row of the file holds: what was measured, or the body mass index that follows from a weight. */
type Row = { kind: ShownKind; numbers: number[]; line: MeasureLine }

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

/**
 * Measures as a file for a spreadsheet, in the units that the reader chose, with a mark by which it is read as UTF-8. After each
 * weight stands the body mass index that follows from it and is kept nowhere; of `kind` alone where one is named.
 */
export function writeFile(
  lines: readonly MeasureLine[],
  language: Language,
  choices: UnitChoices,
  words: FileWords,
  kind?: ShownKind,
): string {
  const rows = rowsOf(lines).filter((row) => kind === undefined || row.kind === kind)
  return writeTable(
    [words.columns, ...rows.map((row) => cellsOf(row, language, choices, words).slice(0, words.columns.length))],
    language,
  )
}

function rowsOf(lines: readonly MeasureLine[]): Row[] {
  const heights = lines.flatMap(({ reading, measuredAt: at }): Height[] =>
    reading.kind === "height" ? [{ at, value: reading.value }] : [],
  )
  return lines.flatMap((line): Row[] => {
    const { reading, measuredAt } = line
    const index = reading.kind === "weight" ? bodyMass(reading.value, measuredAt, heights) : null
    const own: Row = { kind: reading.kind, numbers: numbersOf(reading), line }
    return index === null ? [own] : [own, { kind: "bmi", numbers: [index], line }]
  })
}

/** Cells as a file that the tables of a language open. */
export function writeTable(rows: readonly (readonly string[])[], language: Language): string {
  const { between } = WRITTEN[language]
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(cell, between)).join(between)).join("\r\n")}\r\n`
}

/** A number as a spreadsheet reads it. */
export const fileNumber = (value: number, digits: number, language: Language) =>
  String(Number(value.toFixed(digits))).replace(".", WRITTEN[language].comma)

function cellsOf({ kind, numbers, line }: Row, language: Language, choices: UnitChoices, { say }: FileWords): string[] {
  const { reading, measuredAt, state } = line
  const unit = unitFor(kind, choices)
  const { maximumFractionDigits } = digitsOf(unit)
  const kept = kind === "bmi" ? unit : MEASURES[kind].unit
  const write = (one: number) => fileNumber(convert(one, kept, unit), maximumFractionDigits, language)
  return [
    DAY.format(measuredAt),
    TIME.format(measuredAt),
    say.kind(kind),
    numbers.map(write).join("/"),
    symbolOf(unit),
    kind === "bmi" ? "" : aroundOf(reading).map(say.around).join(", "),
    kind === "bmi" ? say.derived : say.author(line),
    state === "proposed" ? say.toConfirm : "",
    SHOWN_CODES[kind],
  ]
}

/** A cell that a spreadsheet takes for words, whatever a name begins with. */
function quoted(cell: string, between: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return plain.includes(between) || /["\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
