import { describe, expect, it } from "vitest"
import { birthNameOf, nameOf, officialNameOf } from "./names"

type Name = Record<string, unknown>

const NOW = new Date("2026-07-15T10:00:00Z")
const said = (...name: Name[]) => nameOf({ name }, NOW)
const MAIDEN = { use: "maiden", family: "Marchand", given: ["Jeanne"] }
const NOW_NAME = { use: "usual", family: "Lefèvre", given: ["Jeanne"] }

describe("A name that a document gives", () => {
  it.each<[string, Name, string]>([
    [
      "all its parts",
      { prefix: ["Mme"], given: ["Jeanne", "Marie"], family: "Lefèvre", suffix: ["veuve"] },
      "Mme Jeanne Marie Lefèvre veuve",
    ],
    ["its text alone", { text: "Jeanne Lefèvre" }, "Jeanne Lefèvre"],
    ["the given name that only its text says", { family: "Lefèvre", text: "Jeanne Lefèvre" }, "Jeanne Lefèvre"],
    ["the title that only its text says", { family: "Morel", given: ["Anne"], text: "Dr Anne Morel" }, "Dr Anne Morel"],
    ["the given name that its text leaves out", { family: "Lefèvre", given: ["Jeanne"], text: "LEFEVRE" }, "Jeanne Lefèvre"],
    ["both where each says more", { family: "Lefèvre", given: ["Jeanne"], text: "Mme Lefèvre" }, "Jeanne Lefèvre (Mme Lefèvre)"],
    ["a given name that is the family name too", { family: "Thomas", given: ["Thomas"] }, "Thomas Thomas"],
    [
      "once a family name that stands among the given names",
      { family: "Kildare", given: ["Dr", "Richard", "Kildare"] },
      "Dr Richard Kildare",
    ],
  ])("is said with %s", (_, name, whole) => {
    expect(said(name)).toBe(whole)
  })
})

describe("The name in use", () => {
  it.each<[string, Name[], string]>([
    ["the usual one before the official", [{ ...MAIDEN, use: "official" }, NOW_NAME], "Jeanne Lefèvre"],
    ["any before a maiden one", [MAIDEN, { family: "Lefèvre", given: ["Jeanne"] }], "Jeanne Lefèvre"],
    [
      "any before an old one",
      [
        { ...MAIDEN, use: "old" },
        { ...NOW_NAME, use: "nickname" },
      ],
      "Jeanne Lefèvre",
    ],
    ["the maiden one where there is no other", [MAIDEN], "Jeanne Marchand"],
    [
      "one that says something",
      [
        { use: "usual", extension: [{}] },
        { ...NOW_NAME, use: "official" },
      ],
      "Jeanne Lefèvre",
    ],
  ])("is %s", (_, names, whole) => {
    expect(said(...names)).toBe(whole)
    expect(said(...names.toReversed())).toBe(whole)
  })

  it.each<[string, Name[], string]>([
    [
      "its given names from the official one",
      [
        { use: "usual", family: "Lefèvre" },
        { ...MAIDEN, use: "official" },
      ],
      "Jeanne Lefèvre",
    ],
    ["its given names from the maiden one", [{ use: "usual", family: "Lefèvre" }, MAIDEN], "Jeanne Lefèvre"],
    [
      "its family name from the official one",
      [
        { use: "usual", given: ["Nina"] },
        { ...NOW_NAME, use: "official" },
      ],
      "Nina Lefèvre",
    ],
    ["no family name from the maiden one", [{ use: "usual", given: ["Nina"] }, MAIDEN], "Nina"],
    [
      "nothing from an old one",
      [
        { use: "usual", family: "Lefèvre" },
        { use: "old", given: ["Jean"] },
      ],
      "Lefèvre",
    ],
  ])("takes what it leaves out, and no more: %s", (_, names, whole) => {
    expect(said(...names)).toBe(whole)
  })

  it.each<[string, Name, boolean]>([
    ["ends in years", { end: "2031-01-01" }, true],
    ["ends this year", { end: "2026" }, true],
    ["ends this month", { end: "2026-07" }, true],
    ["ends today", { end: "2026-07-15" }, true],
    ["ends in an hour", { end: "2026-07-15T13:00:00+02:00" }, true],
    ["ended an hour ago", { end: "2026-07-15T11:00:00+02:00" }, false],
    ["ended yesterday", { end: "2026-07-14" }, false],
    ["ended last month", { end: "2026-06" }, false],
    ["ended last year", { end: "2025" }, false],
    ["began today", { start: "2026-07-15" }, true],
    ["begins tomorrow", { start: "2026-07-16" }, false],
  ])("is the one whose time it is: one that %s", (_, period, isInUse) => {
    const timed = { ...NOW_NAME, period }
    expect(said({ use: "nickname", text: "Nénette" }, timed)).toBe(isInUse ? "Jeanne Lefèvre" : "Nénette")
  })
})

describe("Beside the name in use, a person has", () => {
  const [birth, official] = [birthNameOf, officialNameOf].map(
    (read) =>
      (...name: Name[]) =>
        read({ name }, NOW),
  )

  it("the name of birth, where it is another", () => {
    expect(birth?.(MAIDEN, NOW_NAME)).toBe("Marchand")
    expect(birth?.({ use: "maiden", text: "Marchand" }, NOW_NAME)).toBe("Marchand")
    expect(birth?.({ ...MAIDEN, family: "Lefèvre" }, NOW_NAME)).toBeNull()
    expect(birth?.(MAIDEN)).toBeNull()
  })

  it("the name of the papers, where it is another", () => {
    expect(official?.({ ...MAIDEN, use: "official" }, NOW_NAME)).toBe("Jeanne Marchand")
    expect(official?.({ ...NOW_NAME, use: "official" }, NOW_NAME)).toBeNull()
    expect(official?.({ ...MAIDEN, use: "official" })).toBeNull()
    expect(official?.({ ...MAIDEN, use: "official", period: { end: "2020" } }, NOW_NAME)).toBeNull()
  })
})
