import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, inject, it } from "vitest"
import { keepSecrets } from "@/bin/stack/secrets"
import { TEMPLATE } from "@/drizzle/testing/template"
import { type Figure, figure, missedBy, table, writeFigures } from "./figures"
import { readBody, summarise } from "./markup"
import { inTurn, median, quantile, ratio } from "./rounds"
import { statementMeasurements } from "./run"

const own = mkdtempSync(join(tmpdir(), "bench-figures-"))
afterAll(() => rmSync(own, { recursive: true }))

describe("Somebody who measures", () => {
  const { superuserUrl, folder } = inject("cluster")
  const cluster = { superuserUrl, template: TEMPLATE, secrets: keepSecrets(folder), pid: 0 }
  const figures: Figure[] = []

  it.each(statementMeasurements(cluster, { small: true, large: false }, () => {}))(
    "compares statements on a real Postgres: %s",
    async (_, measure) => {
      figures.push(...(await measure()))
    },
  )

  it("gets a well-formed figure for each of them", () => {
    const file = join(own, "latest.json")
    writeFigures(file, figures)
    const kept: Figure[] = JSON.parse(readFileSync(file, "utf8"))
    expect(kept.map(({ id }) => id)).toEqual([
      ...["P3", "P3-per-row", "P4-sql", "P4-policy", "P5", "P5-keyset", "P6", "week", "home", "reminders"],
      ...["caseload", "caseload-statements", "search", "chart", "matrix-list", "matrix-request", "export"],
    ])
    for (const one of kept.filter(({ id }) => id !== "matrix-request")) {
      expect(one.value, one.id).toBeGreaterThan(0)
      expect(one.aim, one.id).toMatch(/^(>=|<=|<) \d/)
      expect(one.met, one.id).toBeTypeOf("boolean")
    }
    expect(table(kept)).toContain("row-level security")
  })

  it("sees both sides in turn, and the median of each round's ratio", async () => {
    const seen: string[] = []
    const side = (name: string, value: number) => async () => {
      seen.push(name)
      return value
    }
    const { a, b } = await inTurn({ a: side("a", 4), b: side("b", 2) }, 3)
    expect(seen.join("")).toBe("abbaab")
    expect(ratio(a, b)).toBe(2)
    expect(ratio([1, 9, 4], [1, 3, 2])).toBe(2)
  })

  it.each([
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2],
    [[1, 2, 3, 4], 0.95, 4],
    [[7], 0.99, 7],
  ])("finds in %j the value that a share of %d does not exceed", (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected)
  })

  it("is told on which side of its aim a figure lies, and by how much it misses", () => {
    const least = (value: number) => figure("P1", "a ÷ b", value, "ratio", { least: 0.8 }, "")
    expect([0.79, 0.8, 0.81].map((value) => least(value).met)).toEqual([false, true, true])
    expect([59, 60, 61].map((value) => figure("m", "", value, "MB", { most: 60 }, "").met)).toEqual([true, true, false])
    expect(figure("P4", "", 1, "ms", { below: 1 }, "")).toMatchObject({ met: false, aim: "< 1 ms" })
    expect(missedBy(least(0.4))).toBe("missed by 50 %")
    expect(missedBy(least(0.9))).toBe("")
    expect(figure("r", "", 1, "MB", null, "")).toMatchObject({ aim: null, met: null })
    expect(median([1, 2, 9])).toBe(2)
  })

  it("compares pages by their elements and words, without scripts", () => {
    const page =
      '<html><body><div hidden=""><!--$--><!--/$--></div><p class="a" tabindex="-1">L&#x27;été<!-- --> &amp; <b>la suite</b><br/></p><script>x</script></body></html>'
    const nodes = readBody(page)
    expect(summarise(nodes)).toEqual({ elements: 3, text: "L'été & la suite" })
    expect(nodes).toEqual([
      {
        tag: "p",
        properties: { className: "a", tabIndex: "-1" },
        children: [
          "L'été",
          " & ",
          { tag: "b", properties: {}, children: ["la suite"] },
          { tag: "br", properties: {}, children: [] },
        ],
      },
    ])
  })
})
