import { describe, expect, it } from "vitest"
import { AUDIT_ACTIONS, JOURNAL_KINDS } from "@/lib/access/sections"
import { actionsOf, type JournalActor, type JournalEntry, linesByDay } from "./rules"

const CLAIRE: JournalActor = {
  kind: "person",
  name: "Claire Lefèvre",
  face: "citizen",
  relation: "daughter",
  sex: "female",
  professionCode: null,
  place: null,
}

const entry = (time: string, given: Partial<JournalEntry> = {}): JournalEntry => ({
  id: time,
  day: "2026-11-23",
  time,
  actorKey: "claire",
  professionalId: null,
  actor: CLAIRE,
  action: "document.listed",
  outcome: "done",
  permission: "view:documents",
  preview: false,
  basis: "consent",
  accessSince: null,
  titles: [],
  documentCount: 3,
  resources: [],
  person: null,
  ...given,
})

const lines = (...entries: JournalEntry[]) =>
  linesByDay(entries).map(({ day, lines }) => [
    day,
    ...lines.map((line) => `${line.actorKey} ${line.firstTime}-${line.time} x${line.times}`),
  ])

describe("Jeanne's journal stays calm", () => {
  it("when Claire looks at the list again and again", () => {
    expect(lines(entry("11:00"), entry("10:00", { documentCount: 2 }), entry("9:00"))).toEqual([
      ["2026-11-23", "claire 9:00-11:00 x3"],
    ])
  })

  it("and keeps apart two places where the same nurse read the list", () => {
    const at = (time: string, place: string) => entry(time, { actor: { ...CLAIRE, face: "professional", place } })
    expect(lines(at("11:00", "Hôpital du Val"), at("10:00", "Cabinet infirmier du Marché"))[0]).toHaveLength(3)
  })

  it("although Paul looked in between", () => {
    const paul = { actorKey: "paul" }
    expect(lines(entry("11:00"), entry("10:00", paul), entry("9:00"))).toEqual([
      ["2026-11-23", "claire 9:00-11:00 x2", "paul 10:00-10:00 x1"],
    ])
  })

  it("although she opened a document in between, and keeps apart another day, another document, and every change", () => {
    const viewed = (time: string, title: string) => entry(time, { action: "document.viewed", titles: [title], documentCount: 1 })
    expect(lines(entry("11:00"), viewed("10:00", "A"), entry("9:00"))[0]).toHaveLength(3)
    expect(lines(entry("11:00"), entry("10:00", { day: "2026-11-22" }))).toHaveLength(2)
    expect(lines(viewed("11:00", "A"), viewed("10:00", "B"))[0]).toHaveLength(3)
    expect(lines(viewed("11:00", "A"), viewed("10:00", "A"))[0]).toHaveLength(2)
    const refused = { action: "access.refused", outcome: "refused" } as const
    expect(lines(entry("11:00", refused), entry("10:00", refused))[0]).toHaveLength(2)
    const deposited = { action: "document.deposited" } as const
    expect(lines(entry("11:00", deposited), entry("10:00", deposited))[0]).toHaveLength(3)
  })
})

it("Whatever is done stands under exactly one subject that Jeanne can choose", () => {
  const listed = JOURNAL_KINDS.flatMap(actionsOf)
  expect(listed.sort()).toEqual([...AUDIT_ACTIONS].sort())
})
