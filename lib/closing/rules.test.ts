import { expect, it } from "vitest"
import { closingState, endsAt, referenceOf, shutsAt } from "./rules"

const asked = new Date("2026-10-20T08:00:00Z")

it.each([
  ["2026-10-20T08:00:00Z", "asked"],
  ["2026-10-22T07:59:59Z", "asked"],
  ["2026-10-22T08:00:00Z", "shut"],
  ["2026-11-21T07:59:59Z", "shut"],
  // The clocks went back meanwhile: thirty days are thirty times twenty-four hours, as the database counts them.
  ["2026-11-21T08:00:00Z", "over"],
] as const)("A space whose closing was asked for on 20 October at 8 is, at %s, %s", (now, state) => {
  expect(closingState(asked, new Date(now))).toBe(state)
})

it("Where nobody asked it is open, and the days that are said are those that count", () => {
  expect(closingState(null, asked)).toBe("open")
  expect([shutsAt(asked), endsAt(asked)]).toEqual([new Date("2026-10-22T08:00:00Z"), new Date("2026-11-21T08:00:00Z")])
})

it("A certificate is called by three groups of four signs, of the end of the identifier that the operator keeps", () => {
  expect(referenceOf("01a231b7-def4-752c-aa47-a1d61863dd65")).toBe("A1D6\u00a01863\u00a0DD65")
})
