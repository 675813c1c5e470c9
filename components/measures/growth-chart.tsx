import {
  type GrowthChart as Chart,
  drawChart,
  type Speech,
  sayNotes,
  sayReference,
  saySummary,
} from "@/lib/measures/growth/chart/rules"
import { useReader } from "@/lib/request/actor"
import { GrowthDrawing } from "./growth-drawing"

const WIDE = { width: 600, height: 400 }
const NARROW = { width: 296, height: 340 }

/** How a child grows: in a sentence, drawn by age, and with the name of what it stands beside. */
export function GrowthChart({ chart, speech }: { chart: Chart; speech: Speech }) {
  const [{ t }, reader] = [speech, useReader()]
  const [wide, narrow] = [WIDE, NARROW].map((sheet) => drawChart(chart, speech, sheet))
  const summary = saySummary(chart, speech)
  return (
    <>
      {summary && <p className="max-w-text font-heading">{summary}</p>}
      {wide && narrow ? (
        <>
          <div className="max-sm:hidden">
            <GrowthDrawing {...wide} />
          </div>
          <div className="sm:hidden">
            <GrowthDrawing {...narrow} />
          </div>
          <p className="max-w-text">{sayReference(chart, wide, speech)}</p>
        </>
      ) : (
        chart.child.birthDate.length < 10 && <p className="max-w-text">{t("birthUnknown")}</p>
      )}
      {sayNotes(chart, wide ?? null, t).map((note) => (
        <p key={note} className="max-w-text text-soft">
          {note}
        </p>
      ))}
      <p className="max-w-text text-soft">{t("reference.talk", { reader })}</p>
    </>
  )
}
