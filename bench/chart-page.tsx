/** Started by chart.ts: draws charts again and again, in turn, and prints the median of each. */
import { readFileSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { MeasureChart } from "@/components/measures/measure-chart"
import { PointTable } from "@/components/measures/point-table"
import type { Chart } from "@/lib/measures/chart/rules"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { median, timed } from "./rounds"

/** Dates come back from JSON as text. */
const revive = (_key: string, value: unknown) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value

const charts: Chart[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"), revive)
const speech = { t: wordsIn("fr", "measures"), f: formatsIn("fr"), locale: "fr", kind: "weight", unit: "kg" } as const

const draw = (chart: Chart) => {
  renderToStaticMarkup(<MeasureChart speech={speech} chart={chart} target={null} profession="" />)
  renderToStaticMarkup(<PointTable speech={speech} chart={chart} target={null} />)
}

const times: number[][] = charts.map(() => [])
for (let round = 0; round < 5 + Number(process.argv[3]); round++)
  for (const [index, chart] of charts.entries()) {
    const taken = await timed(async () => draw(chart))
    // The first rounds warm up the compiler.
    if (round >= 5) times[index]?.push(taken)
  }
console.log(JSON.stringify(times.map(median)))
