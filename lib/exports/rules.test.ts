import { expect, it } from "vitest"
import { isOver, namedOnce, stateOf } from "./rules"

const NOW = new Date("2026-11-30T12:00:00Z")
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const row = (said: Partial<Record<"readyAt" | "takenAt" | "failedAt", Date>>) => ({
  ...{ readyAt: null, takenAt: null, failedAt: null },
  ...said,
})

it.each([
  ["waiting", row({})],
  ["ready", row({ readyAt: minutesAgo(0) })],
  ["ready", row({ readyAt: minutesAgo(59.99) })],
  ["expired", row({ readyAt: minutesAgo(60) })],
  ["expired", row({ readyAt: minutesAgo(61) })],
  ["taken", row({ readyAt: minutesAgo(5), takenAt: minutesAgo(1) })],
  ["taken", row({ readyAt: minutesAgo(90), takenAt: minutesAgo(80) })],
  ["failed", row({ failedAt: minutesAgo(1) })],
])("What was asked for is %s", (state, asked) => {
  expect(stateOf(asked, NOW)).toBe(state)
})

it("Another one is asked for when there is none under way and none to take", () => {
  expect((["none", "taken", "expired", "failed"] as const).map(isOver)).toEqual([true, true, true, true])
  expect((["waiting", "ready"] as const).map(isOver)).toEqual([false, false])
})

it("Two documents of one name stand beside each other, whatever their capitals", () => {
  const name = namedOnce()
  expect(["a.pdf", "A.pdf", "b", "b", "a.pdf"].map(name)).toEqual(["a.pdf", "A (2).pdf", "b", "b (2)", "a (3).pdf"])
  expect(["c (2).pdf", "c.pdf", "c.pdf"].map(name)).toEqual(["c (2).pdf", "c.pdf", "c (3).pdf"])
})
