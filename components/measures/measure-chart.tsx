import { type Chart, dayOf } from "@/lib/measures/chart/rules"
import { formatAmount, formatNumbers, MEASURES, type ShownKind } from "@/lib/measures/rules"
import { besideTarget, type Target } from "@/lib/measures/targets/rules"
import { convert } from "@/lib/measures/units/rules"
import { Icon } from "../ui/icon"
import { ChartDrawing } from "./chart-drawing"
import type { Band, Series } from "./chart-scales"
import { endDays, type Speech, sayAverage, saySummary, unitWord } from "./chart-words"

type MeasureChartProps = { speech: Speech; chart: Chart; target: Target | null; profession: string }

/** What was measured: in a sentence, with its average and its gaps, and drawn. A band is a professional's target, or there is none. */
export function MeasureChart({ speech, chart, target, profession }: MeasureChartProps) {
  const { t } = speech
  const { summary } = chart
  if (!summary) return <p className="text-soft">{t("chart.none")}</p>
  const average = sayAverage(speech, summary)
  const beyond = target ? chart.points.filter(({ numbers }) => besideTarget(numbers, target)).length : 0
  return (
    <>
      <div className="flex max-w-text flex-col gap-1">
        <p className="font-heading">{saySummary(speech, summary)}</p>
        {summary.toConfirm > 0 && <p>{t("chart.toConfirm", { count: summary.toConfirm })}</p>}
        {target && chart.points.length > 0 && <p>{t("chart.beyond", { count: beyond })}</p>}
        {average && <p className="text-soft">{average}</p>}
      </div>
      <ChartDrawing
        series={seriesOf(chart, target, speech)}
        bands={target ? bandsOf(target, speech) : []}
        unit={unitWord(speech)}
        say={(value) => formatNumbers(speech.kind, [keptOf(value, speech)], speech.locale, speech.unit)}
        days={endDays(speech, summary)}
      />
      <Legend speech={speech} hasBuckets={chart.buckets.length > 0} hasOutside={beyond > 0} />
      {target && <TargetNote speech={speech} target={target} profession={profession} />}
    </>
  )
}

const unitOf = (kind: ShownKind, unit: string) => (kind === "bmi" ? unit : MEASURES[kind].unit)
const shownOf = (kept: number, { kind, unit }: Speech) => convert(kept, unitOf(kind, unit), unit)
const keptOf = (shown: number, { kind, unit }: Speech) => convert(shown, unit, unitOf(kind, unit))

function seriesOf({ points, buckets }: Chart, target: Target | null, speech: Speech): Series[] {
  const show = (kept: number | undefined) => shownOf(kept ?? 0, speech)
  const places = (points[0]?.numbers ?? buckets[0]?.average ?? []).map((_, place) => place)
  return places.map((place) => ({
    marks: [
      ...points.map(({ at, numbers }) => ({
        at,
        value: show(numbers[place]),
        beside: target && besideTarget([numbers[place] ?? 0], endsAt(target, place)),
      })),
      ...buckets.map(({ day, average }) => ({ at: new Date(day), value: show(average[place]), beside: null })),
    ],
    spans: buckets.map(({ day, least, most }) => ({ at: new Date(day), least: show(least[place]), most: show(most[place]) })),
  }))
}

const endsAt = ({ least, most }: Target, place: number) => ({
  least: least && [least[place] ?? 0],
  most: most && [most[place] ?? 0],
})

function bandsOf(target: Target, speech: Speech): Band[] {
  const places = (target.least ?? target.most ?? []).map((_, place) => endsAt(target, place))
  const show = (end: number[] | null) => (end ? shownOf(end[0] ?? 0, speech) : null)
  return places.map(({ least, most }) => ({ least: show(least), most: show(most) }))
}

type LegendProps = { speech: Speech; hasBuckets: boolean; hasOutside: boolean }

/** What each sign stands for, in shapes and words and not in colours. */
function Legend({ speech: { t, kind }, hasBuckets, hasOutside }: LegendProps) {
  const signs = [
    kind === "blood_pressure" && ["●", t("chart.higher")],
    kind === "blood_pressure" && ["■", t("chart.lower")],
    hasBuckets && ["┃", t("chart.together")],
    hasOutside && ["△", t("chart.outside")],
  ].filter((sign) => sign !== false)
  if (signs.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-6 text-small text-soft">
      {signs.map(([sign, words]) => (
        <li key={words}>
          <span aria-hidden="true">{sign}</span> {words}
        </li>
      ))}
    </ul>
  )
}

/** Who would like it to lie where, and since when. */
function TargetNote({ speech, target, profession }: { speech: Speech; target: Target; profession: string }) {
  const { t, f, kind, locale, unit } = speech
  const { least, most, moment, authorName, setAt } = target
  const say = (numbers: number[] | null) => (numbers ? formatAmount(kind, numbers, locale, unit) : "")
  const which = least && most ? "between" : least ? "least" : "most"
  const from = least && most ? formatNumbers(kind, least, locale, unit) : say(least)
  const range = t(`target.${which}`, { least: from, most: say(most) })
  const when = moment ? t(`around.${moment}`) : "none"
  const by = profession ? `${authorName}, ${profession},` : authorName
  return (
    <div className="flex gap-3 rounded-card bg-petrol-tint p-4 forced-colors:border">
      <Icon name="stethoscope" className="mt-0.5" />
      <p>{t("target.says", { moment: moment ? "some" : "none", when, range, author: by, day: f.day(dayOf(setAt)) })}</p>
    </div>
  )
}
