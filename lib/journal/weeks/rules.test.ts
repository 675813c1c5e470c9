import { describe, expect, it } from "vitest"
import type { JournalActor } from "../rules"
import { daysAfter, type WeekAct, weekOfEach } from "./rules"

const somebody = (name: string): JournalActor => ({
  ...{ kind: "person", name, face: "citizen", relation: null, sex: null, professionCode: null, place: null },
})
const act = (given: Partial<WeekAct> = {}): WeekAct => ({
  ...{ actorId: "claire", day: "2026-11-23", action: "document.listed", resources: [], times: 1 },
  ...given,
})

describe("A week is told of each person who came", () => {
  it("by the days on which they came, each document that they read once, and what they changed", () => {
    const [claire] = weekOfEach(
      [
        act({ day: "2026-11-25", action: "document.opened", resources: ["a"] }),
        act({ action: "document.viewed", resources: ["a"], times: 3 }),
        act({ action: "document.viewed", resources: ["b"] }),
        act({ action: "appointment.added", times: 2 }),
        act({ day: "2026-11-25", action: "appointment.changed" }),
        act({ action: "measure.added" }),
      ],
      somebody,
    )
    expect(claire).toEqual({
      accountId: "claire",
      actor: somebody("claire"),
      days: ["2026-11-23", "2026-11-25"],
      documents: 2,
      changes: [
        { kind: "appointments", times: 3 },
        { kind: "measures", times: 1 },
      ],
    })
  })

  it("reading, printing and downloading change nothing", () => {
    const acts = (["document.viewed", "document.listed", "task.printed", "measure.downloaded"] as const).map((action) =>
      act({ action }),
    )
    expect(weekOfEach(acts, somebody)[0]?.changes).toEqual([])
  })

  it("who came on most days first, then who did most", () => {
    const order = weekOfEach(
      [
        act({ actorId: "paul" }),
        act({ actorId: "julie", action: "measure.added" }),
        act({ actorId: "claire" }),
        act({ actorId: "claire", day: "2026-11-24" }),
      ],
      somebody,
    )
    expect(order.map(({ accountId }) => accountId)).toEqual(["claire", "julie", "paul"])
  })

  it("nobody came: nobody is told of", () => {
    expect(weekOfEach([], somebody)).toEqual([])
  })
})

it("A week later is seven days later, over the end of a year and the change of the clocks", () => {
  expect(daysAfter("2026-12-28", 7)).toBe("2027-01-04")
  expect(daysAfter("2026-10-19", 7)).toBe("2026-10-26")
  expect(daysAfter("2026-03-30", -7)).toBe("2026-03-23")
})
