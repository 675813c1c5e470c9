import { describe, expect, it } from "vitest"
import type { JournalActor, JournalEntry } from "../rules"
import { endOfPage, endOfVisits, lastVisits, visitsByDay } from "./rules"

const CLAIRE: JournalActor = {
  ...{ kind: "person", name: "Claire Lefèvre", face: "citizen", relation: "daughter", sex: "female" },
  ...{ professionCode: null, place: null },
}

const entry = (time: string, given: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ id: time, day: "2026-11-23", time, actorKey: "claire", professionalId: null, actor: CLAIRE, person: null },
  ...{ action: "document.listed", outcome: "done", permission: "view:documents", preview: false, basis: "consent" },
  ...{ accessSince: null, titles: [], documentCount: 0, resources: [] },
  ...given,
})
const read = (time: string, id: string, given: Partial<JournalEntry> = {}) =>
  entry(time, { action: "document.viewed", titles: [id], documentCount: 1, resources: [id], ...given })

const told = (...entries: JournalEntry[]) =>
  visitsByDay(entries).map(({ day, told }) => [
    day,
    ...told.map(({ line, visit }) =>
      visit ? `${visit.firstTime} ${visit.minutes} min, ${visit.documents} read` : `${line.time} ${line.action}`,
    ),
  ])

describe("Who came is told visit by visit", () => {
  it("Claire came twelve minutes and read three documents", () => {
    const visit = [read("10:12", "c"), read("10:08", "b"), read("10:05", "a"), read("10:02", "a"), entry("10:00")]
    expect(told(...visit)).toEqual([["2026-11-23", "10:00 12 min, 3 read"]])
    expect(visitsByDay(visit)[0]?.told[0]?.visit?.lines.map(({ titles }) => titles)).toEqual([["c"], ["b"], ["a"], []])
  })

  it("half an hour without reading does not end a visit, and a minute more does", () => {
    expect(told(read("11:00", "b"), entry("10:30"), read("10:00", "a"))).toEqual([["2026-11-23", "10:00 60 min, 2 read"]])
    expect(told(read("11:01", "b"), entry("11:00"), read("10:29", "a"), entry("10:28"))).toEqual([
      ["2026-11-23", "11:00 1 min, 1 read", "10:28 1 min, 1 read"],
    ])
  })

  it("the last two of all days are the newest, each with its day", () => {
    const before = { day: "2026-11-22" }
    const lines = [read("10:05", "a"), entry("10:01"), read("9:59", "a", before), read("8:00", "b", before)]
    expect(lastVisits(lines, 2).map(({ day, visit, line }) => [day, (visit ?? line).time])).toEqual([
      ["2026-11-23", "10:05"],
      ["2026-11-22", "9:59"],
    ])
    expect(lastVisits([], 2)).toEqual([])
  })

  it("whoever came once stands in one line, what was read before what was done", () => {
    const done = entry("10:20", { action: "consultation.ended" })
    const lines = [done, read("10:05", "a"), entry("10:01"), entry("8:00", { action: "consultation.opened" })]
    expect(lastVisits(lines, 5).map(({ visit, line }) => visit?.documents ?? line?.action)).toEqual([1, "consultation.opened"])
    expect(lastVisits([done], 5).map(({ line }) => line?.action)).toEqual(["consultation.ended"])
  })

  it("is read no further than where the last visits end", () => {
    const line = (time: string, actorId: string, day = "2026-11-23") => ({ day, time, actorId })
    const [claire, paul] = [line("10:05", "claire"), line("10:04", "paul")]
    expect(endOfVisits([claire, paul, line("9:40", "claire"), line("9:05", "claire")], 2)).toBe(3)
    // Somebody else's line between does not end them, nor does another actor's on another day come before.
    expect(endOfVisits([claire, line("9:50", "marc"), line("9:45", "claire"), line("9:00", "paul")], 1)).toBe(3)
    expect(endOfVisits([claire, line("9:59", "claire", "2026-11-22")], 1)).toBe(1)
    expect(endOfVisits([claire, paul, line("9:40", "claire")], 2)).toBeNull()
    expect(endOfVisits([], 2)).toBeNull()
  })

  it("two people at the same time are two visits, and another day is another", () => {
    const paul = { actorKey: "paul", actor: { ...CLAIRE, name: "Paul Garnier" } as JournalActor }
    const before = { day: "2026-11-22" }
    expect(
      told(
        read("10:05", "a"),
        read("10:04", "b", paul),
        entry("10:03", paul),
        entry("10:01"),
        read("9:59", "a", before),
        entry("9:58", before),
      ),
    ).toEqual([
      ["2026-11-23", "10:01 4 min, 1 read", "10:03 1 min, 1 read"],
      ["2026-11-22", "9:58 1 min, 1 read"],
    ])
  })

  it("a deposit, a refusal, a preview and what one did oneself stay lines of their own", () => {
    const you = { actor: { kind: "you" } as JournalActor, actorKey: "you" }
    expect(
      told(
        read("10:09", "a"),
        entry("10:08", { action: "document.deposited" }),
        entry("10:07", { outcome: "refused" }),
        entry("10:06", { preview: true }),
        entry("10:05", you),
        entry("10:04"),
      ),
    ).toEqual([
      [
        "2026-11-23",
        ...["10:04 5 min, 1 read", "10:08 document.deposited"],
        ...["10:07 document.listed", "10:06 document.listed", "10:05 document.listed"],
      ],
    ])
  })

  it("one line needs no visit around it", () => {
    expect(told(read("10:05", "a"))).toEqual([["2026-11-23", "10:05 document.viewed"]])
  })
})

describe("A page of lines, newest first,", () => {
  const line = (time: string, actorId = "claire", day = "2026-11-23") => ({ day, time, actorId })
  const every = (times: string[], actorId?: string) => times.map((time) => line(time, actorId))

  it("ends after so many lines where nobody's visit goes on", () => {
    expect(endOfPage(every(["10:40", "10:00", "9:20", "8:00"]), 2)).toBe(2)
    expect(endOfPage(every(["10:40", "10:00"]), 2)).toBe(2)
    expect(endOfPage([line("0:10", "claire", "2026-11-24"), line("23:59")], 1)).toBe(1)
  })

  it("ends later where a visit goes on, behind the lines of somebody else too", () => {
    expect(endOfPage(every(["10:40", "10:30", "10:20", "9:00"]), 2)).toBe(3)
    const both = [line("10:40"), line("10:39", "paul"), line("10:38", "paul"), line("10:20"), line("9:00")]
    expect(endOfPage(both, 1)).toBe(4)
  })

  it("has no end where a visit goes on to the last line that is known", () => {
    expect(endOfPage(every(["10:40", "10:30", "10:20"]), 2)).toBeNull()
  })
})
