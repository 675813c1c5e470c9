import { sayAuthor, sayState } from "@/components/measures/measure-words"
import type { InList } from "@/lib/access/contested"
import { dayOf } from "@/lib/measures/chart/rules"
import {
  drawChart,
  type GrowthChart,
  type Speech,
  sayAgeAt,
  sayNotes,
  sayReference,
  saySummary,
  sayValue,
} from "@/lib/measures/growth/chart/rules"
import type { Drawing } from "@/lib/measures/growth/drawing/rules"
import type { GrowthPoint } from "@/lib/measures/growth/rules"
import type { Figure } from "@/lib/platform/letters/figure"
import type { Paper } from "@/lib/platform/letters/paper"
import { writeContested } from "@/lib/rectifications/listed/rules"
import type { Translator } from "@/lib/words/translator"

/** Which of the measures are contested. */
type Contested = Record<string, InList>
type Part = Paper["parts"][number]
/** As wide as a column of a letter, so that its labels are as large as its words. */
const SHEET = { width: 436, height: 300 }
const [PETROL, GREY, LIGHT] = ["#0b5a63", "#666666", "#cccccc"]

/** Each kind that was measured as a part of the booklet: a sentence, the curve with its reference, and every point in words. */
export const growthParts = (charts: readonly GrowthChart[], contested: Contested, speech: Speech, m: Translator): Part[] =>
  charts.filter(({ points }) => points.length > 0).map((chart) => partOf(chart, contested, speech, m))

function partOf(chart: GrowthChart, contested: Contested, speech: Speech, m: Translator): Part {
  const { t } = speech
  const drawing = drawChart(chart, speech, SHEET)
  const summary = saySummary(chart, speech) ?? ""
  const notes = [summary, drawing ? sayReference(chart, drawing, speech) : t("birthUnknown"), ...sayNotes(chart, drawing, t)]
  return {
    title: t(`titles.${chart.kind}`),
    hint: notes.filter(Boolean).join(" "),
    figure: drawing ? figureOf(drawing, t("booklet.drawn", { summary })) : undefined,
    things: [
      { name: t("table.title"), lines: chart.points.map((point) => sayPoint(point, chart, contested[point.line.id], speech, m)) },
    ],
  }
}

/** Whoever prints it, the same words: nobody is "you" on paper. */
function sayPoint(
  point: GrowthPoint,
  chart: GrowthChart,
  inList: InList | undefined,
  { t, f, language }: Speech,
  m: Translator,
): string {
  const { line, position } = point
  const age = sayAgeAt(point, chart, t)
  const said = { day: f.day(dayOf(line.measuredAt)), age, value: sayValue(point, chart, language) }
  const author = sayAuthor({ ...line.author, isYou: false, relation: null }, m, language)
  const parts = [
    t(age ? "booklet.line" : "booklet.lineNoAge", said),
    position && m(`around.${position}`),
    author,
    sayState(line, m),
    writeContested(inList, language),
  ]
  return parts.filter(Boolean).join(" · ")
}

function figureOf({ width, height, grid, axis, breakLine, reference, curves, marks, labels }: Drawing, alt: string): Figure {
  return {
    ...{ alt, width, height, labels },
    strokes: [
      { path: grid, width: 1, colour: LIGHT },
      { path: axis, width: 2, colour: GREY },
      ...(breakLine ? [{ path: breakLine, width: 2, colour: GREY, dash: [2, 6] as [number, number] }] : []),
      ...reference.map(({ path, isMiddle }) => ({
        ...{ path, colour: GREY, width: isMiddle ? 2 : 1.5 },
        dash: isMiddle ? undefined : ([6, 4] as [number, number]),
      })),
      { path: curves, width: 3, colour: PETROL },
    ],
    filled: { path: marks, colour: PETROL },
  }
}
