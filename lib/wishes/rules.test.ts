import { describe, expect, test } from "vitest"
import { byKind, isOldEnough, type Wish } from "./rules"

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const wish = (over: Partial<Wish>): Wish => ({
  ...{
    id: "one",
    kind: "directives",
    said: {},
    writtenAt: at("2026-01-01"),
    ended: null,
    countersignedOn: null,
    signing: null,
    isHidden: false,
    document: null,
  },
  ...over,
})

describe("Who is old enough", () => {
  test.each([
    ["directives", "2026-05-18", false],
    ["directives", "2026-05-19", true],
    ["trusted_person", "2026-05-18", false],
    ["trusted_person", "2026-05-19", true],
  ] as const)("to write %s is so from the birthday of majority on: %s", (kind, day, is) => {
    expect(isOldEnough(kind, "2008-05-19", at(day))).toBe(is)
  })

  test.each([
    ["2021-05-18", false],
    ["2021-05-19", true],
  ])("to say a word about organ donation is so from thirteen on: %s", (day, is) => {
    expect(isOldEnough("organ_donation", "2008-05-19", at(day))).toBe(is)
  })
})

test("Of each kind the one that did not end is in force, and the others stay readable", () => {
  const before = wish({ id: "before", ended: { at: at("2026-02-01"), reason: "replaced" } })
  const [directives, trusted] = byKind([wish({}), before])
  expect(directives).toMatchObject({ kind: "directives", inForce: { id: "one" }, earlier: [{ id: "before" }] })
  expect(trusted).toEqual({ kind: "trusted_person", inForce: null, earlier: [], isHidden: false })
})
