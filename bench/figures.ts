import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/** One figure of a run, as `bench/results/latest.json` keeps it; without an aim it is only told. */
export type Figure = {
  id: string
  what: string
  value: number
  unit: "ratio" | "ms" | "µs" | "KB" | "MB" | "count"
  aim: string | null
  met: boolean | null
  /** The two sides in words with their medians, and what costs what when the aim is missed. */
  detail: string
}

type Aim = { least: number } | { most: number } | { below: number } | null

/** A figure held against its aim, which says its direction. */
export function figure(id: string, what: string, value: number, unit: Figure["unit"], aim: Aim, detail: string): Figure {
  return { id, what, value: rounded(value), unit, aim: aim && sayAim(aim, unit), met: aim && isMet(value, aim), detail }
}

const rounded = (value: number) => Number(value.toPrecision(value >= 100 ? 4 : 3))

/** Ratios and counts have no unit to say. */
const isBare = (unit: Figure["unit"]) => unit === "ratio" || unit === "count"

function sayAim(aim: NonNullable<Aim>, unit: Figure["unit"]): string {
  const [sign, bound] = "least" in aim ? [">=", aim.least] : "most" in aim ? ["<=", aim.most] : ["<", aim.below]
  return `${sign} ${bound}${isBare(unit) ? "" : ` ${unit}`}`
}

function isMet(value: number, aim: NonNullable<Aim>): boolean {
  if ("least" in aim) return value >= aim.least
  return "most" in aim ? value <= aim.most : value < aim.below
}

/** By how much a missed figure is missed, in percent of its aim. */
export function missedBy({ value, aim, met }: Figure): string {
  if (met !== false || !aim) return ""
  const bound = Number(aim.split(" ")[1])
  return `missed by ${Math.round((Math.abs(value - bound) / bound) * 100)} %`
}

/** The figures as a table for a terminal, each with its two sides under it. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.id,
    `${one.value}${isBare(one.unit) ? "" : ` ${one.unit}`}`,
    one.aim ?? "–",
    verdict(one),
  ])
  const head = ["figure", "value", "aim", "", "what over what"]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: string[], what: string) =>
    `${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}  ${what}`
  const indent = " ".repeat(widths.reduce((sum, width) => sum + width + 2, 0))
  const body = figures.map((one, row) => `${line(rows[row] ?? [], one.what)}\n${indent}${one.detail}`)
  return [line(head.slice(0, 4), "what over what"), ...body].join("\n")
}

const verdict = (one: Figure) => (one.met === null ? "" : one.met ? "met" : missedBy(one))

/** Keeps the figures of a run in a file that people and tools read. */
export function writeFigures(file: string, figures: readonly Figure[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
