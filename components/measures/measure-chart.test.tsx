import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { type Chart, pointsOf, summaryOf } from "@/lib/measures/chart/rules"
import type { MeasureLine } from "@/lib/measures/rules"
import type { Target } from "@/lib/measures/targets/rules"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { MeasureChart } from "./measure-chart"

const glucose = (date: string, value: number): MeasureLine => ({
  id: date,
  reading: { kind: "glucose", value, mealMoment: "fasting" },
  measuredAt: new Date(`${date}T07:00:00Z`),
  author: { kind: "patient", name: "Jeanne Lefèvre", relation: null, profession: null, isYou: true },
  state: "confirmed",
  unusualConfirmed: false,
  answeredBy: null,
})
const points = pointsOf([glucose("2026-11-05", 141), glucose("2026-11-03", 104), glucose("2026-11-01", 92)])
const chart: Chart = {
  ...{ period: "month", moment: "fasting", moments: [], buckets: [], step: "day" },
  ...{ points, summary: summaryOf(points) },
}
const target: Target = {
  ...{ id: "target", kind: "glucose", moment: "fasting", least: [80], most: [130] },
  ...{
    authorName: "Anne Morel",
    authorProfession: { code: "10", sex: "female" as const },
    setAt: new Date("2026-05-03T10:00:00Z"),
  },
}
const drawn = (of: Target | null, unit: string) => {
  const speech = { t: wordsIn("fr", "measures"), f: formatsIn("fr"), locale: "fr", kind: "glucose", unit } as const
  return renderToStaticMarkup(<MeasureChart speech={speech} chart={chart} target={of} profession="médecin" />)
}
const bands = (html: string) => html.match(/<rect/g)?.length ?? 0

describe("The chart of Jeanne's glycaemia", () => {
  it("has a band, and a figure beyond it, only where a professional set a target, with name and day", () => {
    const [without, withTarget] = [drawn(null, "g/L"), drawn(target, "g/L")]
    expect(bands(withTarget)).toBeGreaterThan(bands(without))
    expect(bands(without)).toBe(0)
    expect(withTarget).toMatch(/Anne Morel, médecin,.*3 mai 2026/)
    expect(without).not.toMatch(/Anne Morel|△/)
  })

  it.each([
    ["g/L", "0,80", "1,30", /mmol|mg/],
    ["mg/dL", "80", "130", /mmol|g\/L/],
    ["mmol/L", "4,4", "7,2", /g\/L|mg/],
  ])("says its target in %s where it is read in it, and in no other unit", (unit, least, most, others) => {
    const words = drawn(target, unit).replace(/<[^>]*>/g, " ")
    expect(words).toMatch(new RegExp(`${least}\\D+${most}`))
    expect(words).not.toMatch(others)
  })
})
