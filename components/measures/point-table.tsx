import type { ReactNode } from "react"
import type { Chart } from "@/lib/measures/chart/rules"
import { formatNumbers } from "@/lib/measures/rules"
import { besideTarget, type Target } from "@/lib/measures/targets/rules"
import { Badge } from "../ui/badge"
import { type Speech, sayStep, unitWord } from "./chart-words"
import { sayAround, sayAuthor, sayState } from "./measure-words"

type PointTableProps = {
  speech: Speech
  chart: Chart
  target: Target | null
  /** How the patient is called; absent in one's own space. */
  patientName?: string
  /** The address under which each measure has a page of its own; absent where it has none. */
  base?: string
  /** What is said of a measure besides, such as that it is contested. */
  besides?: (measureId: string) => ReactNode
}

type Row = { key: string; when: ReactNode; value: ReactNode }

/** The points of a chart as a table: the same, in words and numbers. */
export function PointTable(props: PointTableProps) {
  const { speech, chart } = props
  const rows = chart.buckets.length > 0 ? bucketRows(props) : pointRows(props)
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{speech.t("chart.caption")}</caption>
      <thead>
        <tr className="text-small text-soft">
          <th scope="col" className="pb-2 font-heading">
            {speech.t(chart.buckets.length > 0 ? "chart.period" : "columns.when")}
          </th>
          <th scope="col" className="pb-2 text-right font-heading">
            {unitWord(speech)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, when, value }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-3 pr-4 align-top font-normal">
              {when}
            </th>
            <td className="py-3 text-right align-top">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function pointRows({ speech, chart, target, patientName, base, besides }: PointTableProps): Row[] {
  const { t, f, locale, kind, unit } = speech
  return chart.points.map(({ at, numbers, line }) => {
    const day = `${f.dateTime(at, { dateStyle: "long" })}, ${f.dateTime(at, { timeStyle: "short" })}`
    const said = [sayAround(line.reading, t), sayAuthor(line.author, t, locale, patientName)].filter(Boolean).join(", ")
    const state = sayState(line, t)
    return {
      key: line.id,
      when: (
        <>
          {base ? (
            <a href={`${base}/${line.id}`} className="lone-link">
              {day}
            </a>
          ) : (
            day
          )}
          <span className="block text-small text-soft">
            {said}
            {line.unusualConfirmed && `, ${t("unusualConfirmed")}`}
          </span>
          {state && <Badge tone={line.state === "proposed" ? "sun" : "plain"}>{state}</Badge>}
          {besides?.(line.id)}
        </>
      ),
      value: (
        <Value
          speech={speech}
          numbers={formatNumbers(kind, numbers, locale, unit)}
          beside={target && besideTarget(numbers, target)}
        />
      ),
    }
  })
}

function Value({ speech: { t }, numbers, beside }: { speech: Speech; numbers: string; beside: "above" | "below" | null }) {
  return (
    <strong className="font-heading whitespace-nowrap">
      {beside && (
        <>
          <span aria-hidden="true">△ </span>
          <span className="sr-only">{t(`chart.${beside}`)} </span>
        </>
      )}
      {numbers}
    </strong>
  )
}

/** The latest first, as the lines are. */
function bucketRows({ speech, chart }: PointTableProps): Row[] {
  const { t, locale, kind, unit } = speech
  const write = (numbers: number[]) =>
    formatNumbers(kind, kind === "blood_pressure" ? numbers.map(Math.round) : numbers, locale, unit)
  return chart.buckets.toReversed().map((bucket) => ({
    key: bucket.day,
    when: (
      <>
        {sayStep(speech, chart.step, bucket)}
        <span className="block text-small text-soft">{t("chart.count", { count: bucket.count })}</span>
      </>
    ),
    value: (
      <>
        <strong className="font-heading whitespace-nowrap">{write(bucket.average)}</strong>
        {bucket.count > 1 && (
          <span className="block text-small text-soft">
            {t("chart.span", { least: write(bucket.least), most: write(bucket.most) })}
          </span>
        )}
      </>
    ),
  }))
}
