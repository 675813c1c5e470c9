import { CsvError, parse } from "csv-parse/sync"
import type { MeasureKind } from "@/drizzle/measure-vocabulary"
import { readAmount } from "../amount/rules"
import { aroundIn, type Column, columnOf, isDerived, isOurDerived, kindNamed } from "../columns/rules"
import { type Moment, readMoment } from "../moment/rules"
import {
  fault,
  found,
  type ImportFault,
  type ImportLine,
  type ImportNote,
  ImportRefusedError,
  MOST_LINES,
  type Outcome,
  type ReadFile,
  shortened,
} from "../rules"

type Record = { cells: string[]; line: number }
type Cells = { moment: string; kind: string; unit: string; around: string }

/** How a table may be cut; of two by which its headings are understood as well, the first. */
const BETWEEN = [";", "\t", ","]

/**
 * Reads a table of measures, one a line with its kind in a column, or a column for each kind: whichever its headings say. What is
 * not understood is said line by line; a kind or a unit is never guessed.
 * @throws ImportRefusedError for what is no table of measures, or a longer one than is taken
 */
export function readTable(text: string, now: Date): ReadFile {
  const between = betweenIn(text)
  const [head, ...records] = recordsIn(text, between)
  if (!head) throw new ImportRefusedError("empty")
  if (records.length > MOST_LINES) throw new ImportRefusedError("too_many_lines")
  const columns = head.cells.map(columnOf)
  if (!isATable(columns)) throw new ImportRefusedError("no_columns")
  const read: ReadFile = {
    format: "csv",
    lines: [],
    faults: [],
    unknownColumns: head.cells.filter((cell, index) => cell.trim() !== "" && !columns[index]).map(shortened),
  }
  for (const record of records) readRecord(record, columns, now, read)
  if (read.lines.length + read.faults.length > MOST_LINES) throw new ImportRefusedError("too_many_lines")
  return read
}

/** The character by which most of the first line's headings are understood. */
function betweenIn(text: string): string {
  const [head = ""] = text.split(/\r\n|\r|\n/, 1)
  const known = (between: string) => {
    const [first] = recordsIn(head, between)
    return first?.cells.filter((cell) => columnOf(cell)).length ?? 0
  }
  return [...BETWEEN].sort((one, other) => known(other) - known(one))[0] ?? ";"
}

function recordsIn(text: string, delimiter: string): Record[] {
  try {
    const lines: number[] = []
    const rows = parse(text, {
      delimiter,
      bom: true,
      onRecord: (record: string[], { lines: line }) => {
        lines.push(line)
        return record
      },
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
      to: MOST_LINES + 2,
    })
    const records = rows.map((cells, index) => ({ cells, line: lines[index] ?? 0 }))
    return records.filter(({ cells }) => cells.some((cell) => cell !== ""))
  } catch (error) {
    if (error instanceof CsvError) throw new ImportRefusedError("open_quote")
    throw error
  }
}

const isATable = (columns: readonly (Column | null)[]) => {
  const has = (...parts: Column["holds"][]) => parts.every((part) => columns.some((column) => column?.holds === part))
  return has("day") && (has("kind", "value") || has("measure") || has("systolic", "diastolic"))
}

function readRecord({ cells, line }: Record, columns: readonly (Column | null)[], now: Date, read: ReadFile): void {
  const cell = (part: Column["holds"]) =>
    columns
      .flatMap((one, index) => (one?.holds === part ? [cells[index] ?? ""] : []))
      .join(" ")
      .trim()
  const said: Cells = {
    moment: `${cell("day")} ${cell("time")}`.trim(),
    kind: cell("kind"),
    unit: cell("unit"),
    around: cell("around"),
  }
  if (isDerived(said.kind) && isOurDerived(cells)) return
  const moment = readMoment(said.moment, now)
  for (const value of valuesIn(cells, columns, said)) {
    add(read, line, measuredOf(value, moment, said.around))
  }
}

function add({ lines, faults }: ReadFile, line: number, measured: Outcome<Omit<ImportLine, "line">>): void {
  if (measured.ok) lines.push({ line, ...measured.value })
  else faults.push({ line, code: measured.code, written: measured.written } satisfies ImportFault)
}

type Value = { kind: MeasureKind; written: string; unit: string }

/** The values of a line: the one that it names, or one of each kind that has a column and a value there. */
function valuesIn(cells: readonly string[], columns: readonly (Column | null)[], { kind, unit }: Cells): Outcome<Value>[] {
  const each = columns.flatMap((column, index): Outcome<Value>[] => {
    const written = cells[index] ?? ""
    if (column?.holds === "value") return [valueNamed(kind, written, unit || column.unit)]
    if (column?.holds !== "measure" || written === "") return []
    return [found({ kind: column.kind, written, unit: column.unit })]
  })
  const pressures = (["systolic", "diastolic"] as const).map(
    (part) => cells[columns.findIndex((one) => one?.holds === part)] ?? "",
  )
  if (pressures.every((one) => one === "")) return each
  return [...each, found({ kind: "blood_pressure", written: pressures.join("/"), unit: "" })]
}

function valueNamed(name: string, written: string, unit: string): Outcome<Value> {
  const kind = kindNamed(name)
  return kind ? found({ kind, written, unit }) : fault(isDerived(name) ? "derived" : "kind_unknown", name)
}

/** What is wrong with the kind is said before what is wrong with the day. */
function measuredOf(value: Outcome<Value>, moment: Outcome<Moment>, said: string): Outcome<Omit<ImportLine, "line">> {
  if (!value.ok) return value
  return moment.ok ? measure(value.value, moment.value, said) : moment
}

function measure({ kind, written, unit }: Value, { at, isDayOnly }: Moment, said: string): Outcome<Omit<ImportLine, "line">> {
  const around = kind === "glucose" || kind === "blood_pressure" ? aroundIn(said) : {}
  if (!around) return fault("around_unclear", said)
  const isWithoutMoment = kind === "glucose" && !around.mealMoment
  const amount = readAmount(kind, written, unit, isWithoutMoment ? { mealMoment: "other" } : around)
  if (!amount.ok) return amount
  const notes: ImportNote[] = [
    ...(isDayOnly ? ["no_time" as const] : []),
    ...(isWithoutMoment ? ["no_meal_moment" as const] : []),
  ]
  return found({ ...amount.value, measuredAt: at, notes })
}
