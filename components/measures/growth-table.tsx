import type { InList } from "@/lib/access/contested"
import { dayOf } from "@/lib/measures/chart/rules"
import { type GrowthChart, type Speech, sayAgeAt } from "@/lib/measures/growth/chart/rules"
import type { GrowthPoint } from "@/lib/measures/growth/rules"
import { formatNumbers } from "@/lib/measures/rules"
import { symbolOf } from "@/lib/measures/units/rules"
import { sayAuthor } from "./measure-words"
import { StateBadges } from "./state-badge"

type GrowthTableProps = {
  chart: GrowthChart
  speech: Speech
  /** The words of `measures.json`. */
  m: Speech["t"]
  patientName?: string
  /** The address under which each measure has a page of its own. */
  base: string
  /** Which of the measures are contested. */
  contested: Record<string, InList>
}

/** The points of a curve of growth as a table: the same, in words and numbers, those too that no axis of ages can show. */
export function GrowthTable(props: GrowthTableProps) {
  const { chart, speech } = props
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{speech.t("table.caption")}</caption>
      <thead>
        <tr className="text-small text-soft">
          <th scope="col" className="pb-2 font-heading">
            {speech.t("table.when")}
          </th>
          <th scope="col" className="pb-2 text-right font-heading">
            {symbolOf(chart.unit)}
          </th>
        </tr>
      </thead>
      <tbody>
        {chart.points.map((point) => (
          <tr key={point.line.id} className="border-t border-line">
            <th scope="row" className="py-3 pr-4 align-top font-normal">
              <When {...props} point={point} />
            </th>
            <td className="py-3 text-right align-top">
              <strong className="font-heading whitespace-nowrap">
                {formatNumbers(chart.kind, [point.value], speech.language, chart.unit)}
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function When({ chart, speech, m, patientName, base, contested, point }: GrowthTableProps & { point: GrowthPoint }) {
  const { t, f, language } = speech
  const { line, position } = point
  const day = f.day(dayOf(line.measuredAt))
  const said = [sayAgeAt(point, chart, t), position && m(`around.${position}`), sayAuthor(line.author, m, language, patientName)]
  return (
    <>
      {chart.kind === "bmi" ? (
        day
      ) : (
        <a href={`${base}/${chart.kind}/${line.id}`} className="lone-link">
          {day}
        </a>
      )}
      <span className="block text-small text-soft">{said.filter(Boolean).join(", ")}</span>
      <StateBadges line={line} inList={contested[line.id]} />
    </>
  )
}
