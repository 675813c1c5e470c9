import { expect, it } from "vitest"
import type { ImportFault, JudgedLine } from "../rules"
import { previewOf } from "./rules"

const at = new Date("2026-01-04T07:12:00Z")
const line = (nth: number, fate: JudgedLine["fate"]): JudgedLine => ({
  ...{ line: nth, place: nth, fate, unit: "kg", measuredAt: at, notes: [] },
  reading: { kind: "weight", value: 72 },
})
const fault = (nth: number): ImportFault => ({ line: nth, code: "unit_missing", written: "72" })
const many = Array.from({ length: 120 }, (_, nth) => line(nth, nth % 2 ? "new" : "known"))

it("The lines of a file stand in its order, what is not understood among them", () => {
  const { rows, counts } = previewOf([line(2, "new"), line(5, "repeated")], [fault(3)], { show: "all", page: 1 })
  expect(rows.map((row) => [row.line, row.fate])).toEqual([
    [2, "new"],
    [3, "fault"],
    [5, "repeated"],
  ])
  expect(counts).toEqual({ all: 3, new: 1, there: 1, faults: 1 })
})

it("A long file is looked at fifty lines at a time, none twice or left out, and whatever page is asked for", () => {
  const pages = [1, 2, 3].map((page) => previewOf(many, [], { show: "all", page }))
  expect(pages.flatMap(({ rows }) => rows.map((row) => row.line))).toEqual(many.map((one) => one.line))
  expect(pages.map(({ before, after }) => [before, after])).toEqual([
    [null, 2],
    [1, 3],
    [2, null],
  ])
  expect(previewOf(many, [], { show: "all", page: 99 })).toEqual(pages[2])
  expect(previewOf(many, [], { show: "there", page: 2 }).rows).toHaveLength(10)
  expect(previewOf([], [], { show: "faults", page: 1 })).toMatchObject({ rows: [], before: null, after: null })
})
