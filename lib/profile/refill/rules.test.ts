import { describe, expect, it } from "vitest"
import { type Count, daysLeft, emptyOn, tellOn } from "./rules"

const box = (dosesLeft: number, dosesADay: number, countedOn = "2026-11-30"): Count => ({
  ...{ dosesLeft, dosesADay, dosesAWeek: null, countedOn },
})
const weekly = (dosesLeft: number, dosesAWeek: number, countedOn = "2026-11-30"): Count => ({
  ...{ dosesLeft, dosesADay: null, dosesAWeek, countedOn },
})

describe("A box that somebody counted", () => {
  it.each([
    ["28 doses, two a day: a fortnight", box(28, 2), "2026-12-14"],
    ["29: half a day more is no day", box(29, 2), "2026-12-14"],
    ["30: a day more", box(30, 2), "2026-12-15"],
    ["enough for today alone", box(1, 1), "2026-12-01"],
    ["not enough for today", box(1, 2), "2026-11-30"],
    ["nothing", box(0, 3), "2026-11-30"],
    ["four doses, one a week: four weeks", weekly(4, 1), "2026-12-28"],
    ["three a week: a week for three, and two days for one more", weekly(4, 3), "2026-12-09"],
    ["one left of one a week: a week", weekly(1, 1), "2026-12-07"],
    ["none left of one a week", weekly(0, 1), "2026-11-30"],
    ["over the 29th of February of a leap year", box(2, 1, "2028-02-28"), "2028-03-01"],
    ["over the end of February of another year", box(2, 1, "2027-02-27"), "2027-03-01"],
    ["over the change to summer time", box(7, 1, "2027-03-25"), "2027-04-01"],
    ["over the change to winter time", box(7, 1, "2026-10-22"), "2026-10-29"],
  ])("is empty on a day that follows from it: %s", (_, count, expected) => {
    expect(emptyOn(count)).toBe(expected)
  })

  it.each([
    ["2026-11-30", 14],
    ["2026-12-06", 8],
    ["2026-12-07", 7],
    ["2026-12-08", 6],
    ["2026-12-13", 1],
    ["2026-12-14", 0],
    ["2027-01-01", 0],
  ])("lasts, on %s, for so many days more: %i", (day, expected) => {
    expect(daysLeft(box(28, 2), day)).toBe(expected)
  })

  it("is told of so many days before, or at once where there are fewer", () => {
    expect([tellOn(box(28, 2), 7), tellOn(box(28, 2), 1), tellOn(box(28, 2), 30)]).toEqual([
      "2026-12-07",
      "2026-12-13",
      "2026-11-14",
    ])
    expect(tellOn(weekly(4, 1), 7)).toBe("2026-12-21")
  })
})
