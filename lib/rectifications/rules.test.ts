import { describe, expect, it } from "vitest"
import type { ItemState } from "@/drizzle/vocabulary"
import type { Scope } from "@/lib/access/scope"
import { type Contested, mayAnswer, mayContest, mayWithdraw, reachesNobody, shownState, toldOf } from "./rules"

type Reader = Pick<Scope, "items" | "actorAccountId"> & { isOfTheTeam?: true }

const inCare = { kind: "professional", types: [], isAttendingDoctor: false } as const
const READERS = {
  "the patient": { items: { kind: "all" }, actorAccountId: "jeanne" },
  "who holds parental authority": { items: { kind: "representative" }, actorAccountId: "yasmine" },
  "a caregiver by consent": { items: { kind: "granted", groups: [], topics: [] }, actorAccountId: "claire" },
  "the doctor who wrote it": { items: inCare, actorAccountId: "morel", isOfTheTeam: true },
  "the same, in a consultation": { items: inCare, actorAccountId: "morel" },
  "the same, who left the team": { items: { kind: "authored" }, actorAccountId: "morel" },
  "another of the team": { items: inCare, actorAccountId: "caron", isOfTheTeam: true },
  "another in a consultation": { items: inCare, actorAccountId: "blanc" },
} satisfies Record<string, Reader>

const item = (over: Partial<Contested> = {}): Contested => ({
  section: "conditions",
  id: "line",
  authorKind: "professional",
  authorAccountId: "morel",
  hasWriterLeft: false,
  attendingAccountId: null,
  isOfTheTeam: false,
  state: "confirmed",
  ...over,
})

describe("Who may say that it is not right", () => {
  it.each([
    ["the patient", true],
    ["who holds parental authority", true],
    ["a caregiver by consent", false],
    ["the doctor who wrote it", false],
    ["another of the team", false],
  ] as const)("of what a professional wrote: %s, %s", (who, expected) => {
    expect(mayContest(READERS[who], item())).toBe(expected)
  })

  it.each([
    ["a professional wrote and confirmed", item(), true],
    ["the patient said: she changes it", item({ authorKind: "patient" }), false],
    ["a caregiver proposed: she says no to it", item({ authorKind: "caregiver", state: "proposed" }), false],
    ["a caregiver said and somebody confirmed: she changes it", item({ authorKind: "caregiver" }), false],
    ["its author marked as a mistake already", item({ state: "entered_in_error" }), false],
  ] as const)("by the patient, what %s", (_, contested, expected) => {
    expect(mayContest(READERS["the patient"], contested)).toBe(expected)
  })
})

describe("Who may answer", () => {
  it.each([
    ["the doctor who wrote it", true, true],
    ["the same, in a consultation", true, false],
    ["the same, who left the team", true, false],
    ["another of the team", false, true],
    ["another in a consultation", false, false],
    ["the patient", false, false],
    ["who holds parental authority", false, false],
    ["a caregiver by consent", false, false],
  ] as const)("%s: %s, and %s where nobody answers by the author's name", (who, expected, inPlace) => {
    const reader: Reader = READERS[who]
    const isOfTheTeam = reader.isOfTheTeam ?? false
    expect(mayAnswer(reader, item({ isOfTheTeam }))).toBe(expected)
    expect(mayAnswer(reader, item({ isOfTheTeam, authorAccountId: null, hasWriterLeft: true }))).toBe(inPlace)
  })
})

describe("Who is told of a request", () => {
  it.each([
    ["the patient", false, null, "writer"],
    ["the patient", false, "levy", "writer"],
    ["the patient", true, "levy", "attending_doctor"],
    ["the patient", true, null, "nobody"],
    ["who holds parental authority", true, null, "nobody"],
    ["a caregiver by consent", true, null, null],
    ["another of the team", true, null, null],
  ] as const)("as %s reads it, where the writer left: %s, and the attending doctor is %s: %s", (who, left, doctor, told) => {
    expect(toldOf(READERS[who], item({ hasWriterLeft: left, attendingAccountId: doctor }))).toBe(told)
  })

  it.each([
    ["sent", "nobody", true],
    ["seen", "nobody", true],
    ["refused", "nobody", false],
    ["overtaken", "nobody", false],
    ["sent", "attending_doctor", false],
    ["sent", null, false],
  ] as const)("is said to be nobody while it waits: %s, %s, %s", (state, told, expected) => {
    expect(reachesNobody({ state, told })).toBe(expected)
  })
})

describe("Who may take a request back", () => {
  it.each([
    ["the patient", "jeanne", true],
    ["the patient", "yasmine", true],
    ["who holds parental authority", "yasmine", true],
    ["who holds parental authority", "jeanne", false],
    ["a caregiver by consent", "claire", false],
    ["the doctor who wrote it", "jeanne", false],
  ] as const)("%s, of what %s asked: %s", (who, asker, expected) => {
    expect(mayWithdraw(READERS[who], asker)).toBe(expected)
  })
})

it.each([
  ["sent", "confirmed", "sent"],
  ["sent", "entered_in_error", "overtaken"],
  ["seen", "entered_in_error", "overtaken"],
  ["accepted", "entered_in_error", "accepted"],
  ["refused", "entered_in_error", "refused"],
  ["withdrawn", "entered_in_error", "withdrawn"],
] as const)("A request that is %s, of an item that is %s, is shown as %s", (state, of, expected) => {
  expect(shownState(state, { state: of satisfies ItemState })).toBe(expected)
})
