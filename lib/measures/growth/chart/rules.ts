import { MEASURES } from "@/drizzle/measure-vocabulary"
import { ruleValue } from "@/lib/reference/dated-rules"
import type { Formats } from "@/lib/words/formats"
import type { Translator } from "@/lib/words/translator"
import { dayOf } from "../../chart/rules"
import { formatAmount, type Language } from "../../rules"
import { convert, symbolOf } from "../../units/rules"
import { sayAge } from "../age/rules"
import { type Drawing, drawGrowth, type Sheet } from "../drawing/rules"
import {
  breaks,
  type Child,
  type CurveLine,
  drawable,
  type GrowthKind,
  type GrowthPoint,
  type Reference,
  runsOf,
  shownCurves,
  standsFrom,
} from "../rules"

/** A kind of a child's growth beside one reference or none, in the unit of who reads; the points are the latest first. */
export type GrowthChart = {
  kind: GrowthKind
  unit: string
  child: Child
  points: GrowthPoint[]
  chosen: Reference | null
  lines: CurveLine[]
}
/** The words of `growth.json`, in whose language. */
export type Speech = { t: Translator; f: Formats; language: Language }

const shown = (value: number, { kind, unit }: GrowthChart) => (kind === "bmi" ? value : convert(value, MEASURES[kind].unit, unit))

/** The chart as it is drawn on one sheet; null where no point has an age. */
export function drawChart(chart: GrowthChart, { t, f }: Speech, sheet: Sheet): Drawing | null {
  const { kind, unit, points, lines } = chart
  const own = drawable(points)
  if (own.length === 0) return null
  const place = <Point extends { age: number; value: number }>({ age, value }: Point) => ({ age, value: shown(value, chart) })
  const growth = {
    runs: runsOf(kind, own).map((run) => run.map(place)),
    reference: shownCurves(kind, lines).map((one) => ({ percentile: one.percentile, points: one.points.map(place) })),
    breakAt: breaks(kind) ? standsFrom() : null,
  }
  const age = { months: t("axis.months"), years: t("axis.years") }
  return drawGrowth(growth, { unit: symbolOf(unit), value: (value) => f.number(value), age }, sheet)
}

/** What a point says: "86,5 cm". */
export const sayValue = ({ value }: GrowthPoint, { kind, unit }: GrowthChart, language: Language) =>
  formatAmount(kind, [value], language, unit)

/** How old the child was at a point; empty where that is not known. */
export const sayAgeAt = ({ line }: GrowthPoint, { child }: GrowthChart, t: Translator) =>
  sayAge(child.birthDate, dayOf(line.measuredAt), t)

/** "12 mesures, entre 2 jours et 4 ans et 7 mois. La dernière : 105 cm, le 4 novembre 2026." */
export function saySummary(chart: GrowthChart, { t, f, language }: Speech): string | null {
  const { points } = chart
  const [latest, earliest] = [points[0], points.at(-1)]
  if (!latest || !earliest || latest.age === null) return null
  const [first, last] = [earliest, latest].map((point) => sayAgeAt(point, chart, t))
  const said = { count: points.length, value: sayValue(latest, chart, language), day: f.day(dayOf(latest.line.measuredAt)) }
  if (points.length === 1) return t("summary.one", { ...said, age: last ?? "" })
  return t(first === last ? "summary.same" : "summary.many", { ...said, first: first ?? "", last: last ?? "" })
}

/** Which reference is drawn, in which edition and unit; or that none is, and why. */
export function sayReference({ child, chosen, unit }: GrowthChart, drawing: Drawing, { t }: Speech): string {
  const said = { unit: symbolOf(unit) }
  if (child.sex === "unknown") return t("reference.sexUnknown", said)
  if (!chosen) return t("reference.none", said)
  const { name, edition } = chosen
  return t(drawing.reference.length > 0 ? "reference.says" : "reference.elsewhere", { ...said, name, edition })
}

/** What one has to know to read the chart of a kind. */
export function sayNotes({ kind }: GrowthChart, drawing: Drawing | null, t: Translator): string[] {
  return [
    ...(kind === "bmi" ? [t("bmi", { days: ruleValue("growth_height_counts_for").value })] : []),
    ...(drawing?.breakLine ? [t("break", { months: standsFrom() })] : []),
  ]
}
