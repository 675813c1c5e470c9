import { describe, expect, it } from "vitest"
import { GrowthFileError, parseGrowthFile } from "./growth-file"
import { percentilesOf } from "./growth-lms"

const HEAD = "# reference: who-2006\n# name: OMS\n# edition: 2006\n# source: who.int\n# licence: ours to use\n"
const COLUMNS = "measure,unit,sex,age_months,position,l,m,s\n"
const ROW = "weight,kg,male,0,,0.3487,3.3464,0.14602\n"
const faults = (text: string): string[] => {
  try {
    parseGrowthFile(text)
    return []
  } catch (fault) {
    return fault instanceof GrowthFileError ? fault.faults : [String(fault)]
  }
}

describe("A file of reference curves", () => {
  it("gives the percentiles that WHO publishes for a boy's weight at birth", () => {
    const { reference, points } = parseGrowthFile(HEAD + COLUMNS + ROW)
    expect(reference).toMatchObject({ reference: "who-2006", name: "OMS", edition: "2006" })
    // Published to one decimal (WHO Child Growth Standards, weight-for-age, boys, month 0).
    const published: Record<number, number> = { 3: 2.5, 15: 2.9, 50: 3.3, 85: 3.9, 97: 4.3 }
    expect(points.map(({ percentile }) => percentile)).toEqual([3, 15, 50, 85, 97])
    for (const { percentile, value } of points) expect(Math.abs(value - (published[percentile] ?? 0))).toBeLessThanOrEqual(0.05)
    expect(points[0]).toMatchObject({ kind: "weight", sex: "male", position: "any", ageMonths: 0 })
  })

  it("gives the same for an L that is nought as for one that is nearly so", () => {
    const [one, other] = [0, 1e-9].map((l) => percentilesOf({ l, m: 10, s: 0.1 }))
    expect(one).toEqual(other)
  })

  it("is read with semicolons, decimal commas, a mark at its start and the lines of another system", () => {
    const text = "\uFEFF# Reference: fr-2018\r\n# name: AFPA\r\n# edition: 2018\r\n# source: x\r\n# licence: y\r\n\r\n"
    const table = 'measure;unit;sex;age_months;position;p3;p50;p97\r\n"height";cm;female;24,5;standing;79,6;86,4;93,2\r\n'
    const { points } = parseGrowthFile(text + table)
    expect(points.map(({ percentile, value }) => [percentile, value])).toEqual([
      [3, 79.6],
      [50, 86.4],
      [97, 93.2],
    ])
    expect(points[0]).toMatchObject({ ageMonths: 24.5, position: "standing" })
  })

  it.each([
    ["", /no line "# reference/],
    [HEAD, /columns that are missing: measure, unit, sex, age_months, l, m, s or percentiles/],
    [HEAD + COLUMNS, /the table has no line/],
    [`${HEAD}measure,unit,sex,age_months,l,m\n`, /l, m, s or percentiles/],
    [HEAD.replace("who-2006", "WHO 2006") + COLUMNS + ROW, /small letters, digits and hyphens/],
    [HEAD.replace("# licence: ours to use\n", "") + COLUMNS + ROW, /no line "# licence/],
    [HEAD + COLUMNS + ROW.replace("weight", "shoe"), /^line 7: measure is one of/],
    [HEAD + COLUMNS + ROW.replace("kg", "lb"), /^line 7: the unit of weight is kg/],
    [HEAD + COLUMNS + ROW.replace("male", "unknown"), /^line 7: sex is female or male/],
    [HEAD + COLUMNS + ROW.replace(",0,,", ",241,,"), /^line 7: age_months/],
    [HEAD + COLUMNS + ROW.replace(",0,,", ",-1,,"), /^line 7: age_months/],
    [HEAD + COLUMNS + ROW.replace(",0,,", ",0,sitting,"), /^line 7: position is one of/],
    [HEAD + COLUMNS + ROW.replace("3.3464", "three"), /^line 7: the values are numbers/],
    [HEAD + COLUMNS + ROW.replace("0.14602", "-0.14602"), /^line 7: the values are numbers above nought that rise/],
    [HEAD + COLUMNS + ROW + ROW, /^twice: weight, male, any, 0 months, percentile 3$/],
  ])("is refused with what is wrong: %#", (text, fault) => {
    expect(faults(text)).toContainEqual(expect.stringMatching(fault))
  })

  it("tells every fault at once, so that it is corrected once", () => {
    expect(faults(HEAD + COLUMNS + ROW.replace("kg", "lb") + ROW.replace("male", "x"))).toHaveLength(2)
  })
})
