import { expect, it } from "vitest"
import { readTable } from "../table/rules"
import { exampleOf } from "./rules"

it.each(["fr", "en"] as const)("The example that people copy is understood, every line of it, in %s", (language) => {
  const { text, moment } = exampleOf(language)
  const { lines, faults, unknownColumns } = readTable(text, new Date("2026-11-30T12:00:00Z"))
  expect({ count: lines.length, faults, unknownColumns }).toEqual({ count: 3, faults: [], unknownColumns: [] })
  expect(readTable(`Date;Poids (kg)\n${moment};72`, new Date()).lines[0]?.measuredAt.toISOString()).toBe(
    "2026-01-04T07:12:00.000Z",
  )
})
