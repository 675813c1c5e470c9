import { CURVE_POSITIONS, type CurvePosition, GROWTH_KINDS, type GrowthKind, MEASURES } from "../measure-vocabulary"
import { percentilesOf } from "./growth-lms"

/** What a file says of itself in its first lines. */
const HEAD = ["reference", "name", "edition", "source", "licence"] as const
export type GrowthReference = Record<(typeof HEAD)[number], string>
export type CurvePoint = {
  kind: GrowthKind
  sex: "female" | "male"
  position: CurvePosition
  percentile: number
  ageMonths: number
  value: number
}

/** Everything that is wrong with a file, line by line. */
export class GrowthFileError extends Error {
  constructor(readonly faults: string[]) {
    super(faults.slice(0, 20).join("\n"))
  }
}

type Row = { line: number; cells: Record<string, string> }

/**
 * Reads the reference curves of a file: lines `# name: …` that say what it is, then a table with a column each for measure,
 * unit, sex, age_months, perhaps position, and either l, m, s or percentiles (p3, p50 …). Commas, semicolons or tabs stand
 * between; with semicolons numbers may have a comma.
 * @throws GrowthFileError with every fault, so that a file is corrected once
 */
export function parseGrowthFile(text: string): { reference: GrowthReference; points: CurvePoint[] } {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/)
  const faults: string[] = []
  const reference = headOf(lines, faults)
  const rows = rowsOf(lines, faults)
  const points = rows.flatMap((row) => {
    const read = pointsOf(row)
    if (typeof read !== "string") return read
    faults.push(`line ${row.line}: ${read}`)
    return []
  })
  faults.push(...repeated(points))
  if (faults.length > 0) throw new GrowthFileError(faults)
  return { reference, points }
}

function headOf(lines: readonly string[], faults: string[]): GrowthReference {
  const said = new Map(
    lines.flatMap((line) => {
      const [, key = "", value = ""] = /^#\s*(\w+)\s*:\s*(.*\S)/.exec(line) ?? []
      return value ? [[key.toLowerCase(), value.slice(0, 300)] as const] : []
    }),
  )
  for (const key of HEAD) if (!said.has(key)) faults.push(`no line "# ${key}: …"`)
  const short = said.get("reference")
  if (short && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(short)) faults.push("reference: small letters, digits and hyphens, 40 at most")
  return Object.fromEntries(HEAD.map((key) => [key, said.get(key) ?? ""])) as GrowthReference
}

const NEEDED = ["measure", "unit", "sex", "age_months"]
const isPercentile = (column: string) => /^p\d{1,2}(\.\d{1,2})?$/.test(column) && Number(column.slice(1)) > 0

function rowsOf(lines: readonly string[], faults: string[]): Row[] {
  const table = lines.flatMap((text, at) => (text.trim() === "" || text.startsWith("#") ? [] : [{ text, line: at + 1 }]))
  const [first, ...rest] = table
  const between = [";", "\t"].find((sign) => first?.text.includes(sign)) ?? ","
  const split = (text: string) => text.split(between).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"))
  const columns = split(first?.text.toLowerCase() ?? "")
  const missing = NEEDED.filter((column) => !columns.includes(column))
  const hasValues = columns.some(isPercentile) || ["l", "m", "s"].every((column) => columns.includes(column))
  if (!hasValues) missing.push("l, m, s or percentiles")
  if (missing.length > 0) faults.push(`columns that are missing: ${missing.join(", ")}`)
  else if (rest.length === 0) faults.push("the table has no line")
  if (missing.length > 0) return []
  return rest.map(({ text, line }) => ({ line, cells: cellsOf(columns, split(text), between) }))
}

function cellsOf(columns: readonly string[], cells: readonly string[], between: string): Record<string, string> {
  const plain = (cell: string) => (between === "," ? cell : cell.replace(/^(-?\d+),(\d+)$/, "$1.$2"))
  return Object.fromEntries(columns.map((column, at) => [column, plain(cells[at] ?? "")]))
}

const unitOf = (kind: GrowthKind) => (kind === "bmi" ? "kg/m2" : MEASURES[kind].unit)
const numberIn = (text = "") => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN)

/** The points of one line, or what is wrong with it. */
function pointsOf({ cells }: Row): CurvePoint[] | string {
  const kind = GROWTH_KINDS.find((word) => word === cells.measure)
  if (!kind) return `measure is one of ${GROWTH_KINDS.join(", ")}`
  if (cells.unit !== unitOf(kind)) return `the unit of ${kind} is ${unitOf(kind)}`
  const sex = (["female", "male"] as const).find((word) => word === cells.sex)
  if (!sex) return "sex is female or male"
  const position = CURVE_POSITIONS.find((word) => word === (cells.position || "any"))
  if (!position) return `position is one of ${CURVE_POSITIONS.join(", ")}`
  const ageMonths = numberIn(cells.age_months)
  if (!(ageMonths >= 0 && ageMonths <= 240)) return "age_months is a number from 0 to 240"
  const values = valuesOf(cells)
  if (typeof values === "string") return values
  return values.map(([percentile, value]) => ({ kind, sex, position, percentile, ageMonths, value }))
}

function valuesOf(cells: Record<string, string>): [percentile: number, value: number][] | string {
  const given = Object.keys(cells).filter(isPercentile)
  const values: [number, number][] =
    given.length > 0
      ? given.map((column) => [Number(column.slice(1)), numberIn(cells[column])])
      : percentilesOf({ l: numberIn(cells.l), m: numberIn(cells.m), s: numberIn(cells.s) })
  const sorted = values.toSorted(([one], [other]) => one - other)
  const isRising = sorted.every(([, value], at) => value > (sorted[at - 1]?.[1] ?? 0) && value < 100_000)
  return isRising ? sorted : "the values are numbers above nought that rise with the percentile"
}

function repeated(points: readonly CurvePoint[]): string[] {
  const seen = new Set<string>()
  return points.flatMap(({ kind, sex, position, percentile, ageMonths }) => {
    const key = `${kind}, ${sex}, ${position}, ${ageMonths} months, percentile ${percentile}`
    if (seen.has(key)) return [`twice: ${key}`]
    seen.add(key)
    return []
  })
}
