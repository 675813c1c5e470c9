import { describe, expect, it } from "vitest"
import type { Permission } from "@/lib/access/sections"
import { asOf, groupedByThing, type Proposal, takeableBy } from "./rules"

const NOW = new Date("2026-11-30T08:00:00Z")
const line = (entry: string, label: string, code: Proposal["code"] = null, more = {}): Proposal => ({
  ...{ entry, code, section: "conditions", saysNone: false },
  content: { label, ...more },
})
const dose = (entry: string, givenOn: string): Proposal => ({
  ...{ entry, code: null, section: "vaccinations" },
  dose: { vaccine: "Grippe", givenOn, dose: null, lot: null, givenBy: null },
})
const weight = (measuredAt: string): Proposal => ({
  ...{ entry: "w", code: null, section: "measures" },
  taking: { loinc: "29463-7", measuredAt, values: [{ loinc: "29463-7", value: 71, unit: "kg" }] },
})
const booked = (entry: string, startsAt: string): Proposal => ({
  ...{ entry, code: null, section: "appointments" },
  appointment: { withWhom: "Dre Morel", startsAt, place: null, bring: null },
})
const J45 = { system: "http://hl7.org/fhir/sid/icd-10", code: "J45" }

describe("What several documents propose", () => {
  it("stands together where the words or the code are the same, and is merged by nobody", () => {
    const all = [
      line("a", "Asthme"),
      line("b", "Goutte"),
      line("c", "ASTHME (guéri)"),
      line("d", "Asthme sévère", J45),
      line("e", "Bronchite", J45),
    ]
    expect(groupedByThing(all).map((group) => group.map(({ entry }) => entry))).toEqual([["a", "c"], ["b"], ["d", "e"]])
  })

  it("is not the same appointment where the instant is another", () => {
    const all = [booked("a", "2026-12-01T09:00:00Z"), booked("b", "2026-12-01T10:00:00Z"), booked("c", "2026-12-01T09:00:00Z")]
    expect(groupedByThing(all).map((group) => group.map(({ entry }) => entry))).toEqual([["a", "c"], ["b"]])
  })

  it("is not the same vaccine where the day is another", () => {
    const all = [dose("a", "2024-10"), dose("b", "2025-10"), dose("c", "2024-10")]
    expect(groupedByThing(all).map((group) => group.map(({ entry }) => entry))).toEqual([["a", "c"], ["b"]])
  })
})

it("What has not come yet is not proposed, and a line begins or ends on no such day", () => {
  expect(asOf(dose("a", "2026-12"), NOW)).toEqual([])
  expect(asOf(dose("a", "2026"), NOW)).toHaveLength(1)
  expect(asOf(weight("2026-12-01T08:00:00Z"), NOW)).toEqual([])
  expect(asOf(weight("2026-11-29T08:00:00Z"), NOW)).toHaveLength(1)
  expect(asOf(booked("a", "2026-11-30T08:00:00Z"), NOW)).toEqual([])
  expect(asOf(booked("a", "2026-11-30T08:00:01Z"), NOW)).toHaveLength(1)
  const days = { startedOn: "2026-11-29", endedOn: "2027" }
  expect(asOf(line("a", "Asthme", null, days), NOW)).toMatchObject([{ content: { startedOn: "2026-11-29", endedOn: null } }])
})

describe("Who may take", () => {
  const permissions: Permission[] = ["view:documents", "view:allergies", "add:allergies", "add:measures", "view:conditions"]
  it("takes for the sections to which they may add", () => {
    expect(takeableBy({ items: { kind: "all" }, permissions })).toEqual(["allergies", "measures"])
    expect(takeableBy({ items: { kind: "representative" }, permissions })).toEqual(["allergies", "measures"])
  })

  it("takes an appointment where they may note one", () => {
    const agenda: Permission[] = ["view:documents", "view:appointments", "act:appointments"]
    expect(takeableBy({ items: { kind: "all" }, permissions: agenda })).toEqual(["appointments"])
  })

  it("reads documents, and is no professional", () => {
    expect(takeableBy({ items: { kind: "all" }, permissions: ["add:allergies"] })).toEqual([])
    expect(takeableBy({ items: { kind: "professional", types: [], isAttendingDoctor: true }, permissions })).toEqual([])
    expect(takeableBy({ items: { kind: "authored" }, permissions })).toEqual([])
  })
})
