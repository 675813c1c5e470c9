import { describe, expect, it } from "vitest"
import { readSources, type Source, sourceOf } from "./sources"

/** What a file may measure in lines. Tests are left out, since a table of cases is longer than code; Biome holds 250 for all. */
const MOST = { median: 45, ninetieth: 120, longest: 250 }

function sizesOf(files: readonly Source[]): typeof MOST {
  const lines = files.map(({ text }) => text.trimEnd().split("\n").length).sort((one, other) => one - other)
  const at = (share: number) => lines[Math.ceil(lines.length * share) - 1] ?? 0
  return { median: at(0.5), ninetieth: at(0.9), longest: at(1) }
}

const fileOf = (lines: number) => sourceOf("lib/planted.ts", "const a = 1\n".repeat(lines))

describe("The size of files", () => {
  it("stays small: half of them, nine of ten, each", () => {
    const { median, ninetieth, longest } = sizesOf(
      readSources(["app", "components", "lib", "drizzle", "bin", "demo", "bench", "e2e"]),
    )
    expect(median).toBeLessThanOrEqual(MOST.median)
    expect(ninetieth).toBeLessThanOrEqual(MOST.ninetieth)
    expect(longest).toBeLessThanOrEqual(MOST.longest)
  })

  it("is measured as it should be", () => {
    const ten = [300, 46, 10, 46, 121, 10, 46, 10, 10, 10].map(fileOf)
    expect(sizesOf(ten)).toEqual({ median: 10, ninetieth: 121, longest: 300 })
    expect(sizesOf(ten.slice(0, 9))).toEqual({ median: 46, ninetieth: 300, longest: 300 })
  })
})
