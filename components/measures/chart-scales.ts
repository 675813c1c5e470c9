import { scaleLinear, scaleUtc } from "d3-scale"
import { line, symbol, symbolCircle, symbolSquare, symbolTriangle } from "d3-shape"

/** One mark of a chart: when, how much, and whether it lies beside a target. */
export type Mark = { at: Date; value: number; beside: "above" | "below" | null }
/** What was put together at one place: from its least to its most. */
type Span = { at: Date; least: number; most: number }
/** One number of a kind over time; a blood pressure has two. */
export type Series = { marks: Mark[]; spans: Span[] }
export type Band = { least: number | null; most: number | null }
/** A sheet as it is drawn on a telephone or on a wide screen: its own size, so that its letters keep theirs. */
export type Sheet = { width: number; height: number }

const LEFT = 56
const [TOP, RIGHT, BOTTOM] = [34, 14, 34]

/** Where everything of a chart lies on one sheet; values are in the unit that is shown. */
export function layOut(series: readonly Series[], bands: readonly Band[], sheet: Sheet) {
  const all = series.flatMap(({ marks, spans }) => [
    ...marks.map(({ value }) => value),
    ...spans.flatMap(({ least, most }) => [least, most]),
  ])
  const ends = bands.flatMap(({ least, most }) => [least, most]).filter((one): one is number => one !== null)
  const values = [...all, ...ends]
  const times = series.flatMap(({ marks }) => marks.map(({ at }) => at.getTime()))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  // One value alone has no span: it lies in the middle of a small one.
  const room = least === most ? Math.abs(least) * 0.1 || 1 : (most - least) * 0.08
  const y = scaleLinear([least - room, most + room], [sheet.height - BOTTOM, TOP]).nice(5)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const x = scaleUtc([first, first === last ? first + 1 : last], [LEFT + 14, sheet.width - RIGHT - 8])
  const place = (at: Date) => round(first === last ? (LEFT + sheet.width - RIGHT) / 2 : x(at))
  const height = (value: number) => round(y(value))
  return {
    ...{ left: LEFT, right: sheet.width - RIGHT, bottom: sheet.height - BOTTOM, top: TOP },
    ticks: y.ticks(5).map((value) => ({ value, at: height(value) })),
    bands: bands.map((band) => bandOf(band, height, sheet)),
    series: series.map(({ marks, spans }, index) => ({
      path: pathOf(marks, place, height),
      inside: marksOf(
        marks.filter(({ beside }) => beside === null),
        index === 0 ? symbolCircle : symbolSquare,
        place,
        height,
      ),
      beside: marksOf(
        marks.filter(({ beside }) => beside !== null),
        symbolTriangle,
        place,
        height,
      ),
      spans: spans.map(({ at, least: from, most: to }) => `M${place(at)},${height(from)}V${height(to)}`).join(""),
    })),
  }
}

const round = (one: number) => Math.round(one * 10) / 10

type Place = (at: Date) => number
type Height = (value: number) => number

function bandOf({ least, most }: Band, height: Height, sheet: Sheet) {
  const top = most === null ? TOP : height(most)
  const bottom = least === null ? sheet.height - BOTTOM : height(least)
  return { top, bottom, edges: [most === null ? null : top, least === null ? null : bottom].filter((one) => one !== null) }
}

const pathOf = (marks: readonly Mark[], place: Place, height: Height) =>
  line<Mark>(
    ({ at }) => place(at),
    ({ value }) => height(value),
  )([...marks]) ?? ""

/** Many marks as one path: a page stays light however many there are. */
function marksOf(marks: readonly Mark[], shape: typeof symbolCircle, place: Place, height: Height): string {
  const one = symbol(shape, shape === symbolTriangle ? 80 : 64)() ?? ""
  return marks.map(({ at, value }) => moved(one, place(at), height(value))).join("")
}

/** A path drawn around the origin, drawn elsewhere: only its absolute places move. */
function moved(path: string, x: number, y: number): string {
  return path.replace(/([MLHVAZ])([^MLHVAZ]*)/g, (_, letter: string, rest: string) => {
    const numbers = rest
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number)
    if (letter === "Z") return "Z"
    if (letter === "H") return `H${round((numbers[0] ?? 0) + x)}`
    if (letter === "V") return `V${round((numbers[0] ?? 0) + y)}`
    const at = numbers.length - 2
    return letter + numbers.map((one, index) => round(one + (index === at ? x : index === at + 1 ? y : 0))).join(",")
  })
}
