import { describe, expect, it } from "vitest"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import {
  canBeTaken,
  caseNumber,
  heldBy,
  isAdult,
  isComplete,
  majorityOn,
  mayBe,
  nextToDecide,
  plainName,
  saysOtherwise,
} from "./rules"

describe("The day on which a child is of age", () => {
  it.each([
    ["2008-11-27", "2026-11-26", "is 17 years and 364 days old", false],
    ["2008-11-26", "2026-11-26", "is 18 today", true],
    ["2008-11-25", "2026-11-26", "was 18 yesterday", true],
    ["2022-02-01", "2026-11-26", "is 4", false],
    ["2008-02-29", "2026-02-27", "was born on a leap day, the day before the last of February", false],
    ["2008-02-29", "2026-02-28", "was born on a leap day, the last of February", true],
    ["2008-11", "2026-11-29", "was born on an unknown day of this month, before its last", false],
    ["2008-11", "2026-11-30", "was born on an unknown day of this month, on its last", true],
    ["2008", "2026-12-30", "was born in an unknown month, on the last day but one of the year", false],
    ["2008", "2026-12-31", "was born in an unknown month, on the last day of the year", true],
    ["2008-12-31", "2026-12-30", "is 18 on the last day of the year", false],
  ])("%s seen on %s: %s", (born, today, _, expected) => {
    expect(isAdult(born, today)).toBe(expected)
  })

  it("is the eighteenth birthday", () => {
    expect(majorityOn("2022-03-31")).toBe("2040-03-31")
  })
})

describe("A role against a sex", () => {
  it.each([
    ["mother", "male", true],
    ["father", "female", true],
    ["mother", "female", false],
    ["father", "male", false],
    ["mother", "unknown", false],
    ["father", null, false],
    ["other", "male", false],
  ] as const)("%s, %s: %s", (relation, sex, expected) => {
    expect(saysOtherwise(relation, sex)).toBe(expected)
  })
})

describe("The request to decide next", () => {
  const line = (id: string, held: "me" | "nobody" | "other", status: "submitted" | "more_asked" = "submitted") => ({
    id,
    held,
    status,
  })

  it("is one's own with the nearest deadline, before those that nobody has", () => {
    expect(nextToDecide([line("a", "other"), line("b", "nobody"), line("c", "me", "more_asked"), line("d", "me")])).toBe("d")
    expect(nextToDecide([line("a", "other"), line("b", "nobody"), line("c", "nobody")])).toBe("b")
  })

  it("is none when all wait for somebody else", () => {
    expect(nextToDecide([line("a", "other"), line("c", "me", "more_asked")])).toBeNull()
  })
})

describe("A reviewer of this name", () => {
  const sophie = { firstGivenName: "SOPHIE", usedName: "MARTIN", birthName: "ROY" }
  const noe = { firstGivenName: "Noé", usedName: null, birthName: "DIALLO-ROCHE" }
  it.each([
    ["Sophie Martin", sophie, true],
    ["Martin Sophie", sophie, true],
    ["Sophie ROY", sophie, true],
    ["sophie martin-roy", sophie, true],
    ["Roy-Martin, Sophie", sophie, true],
    ["Noe Diallo Roche", noe, true],
    ["Diallo-Roche Noé", noe, true],
    ["Sophie Martine", sophie, false],
    ["Isabelle Mercier", sophie, false],
    ["Noé Diallo", noe, false],
    ["", noe, false],
  ])("%s may be %j: %s", (name, person, expected) => {
    expect(mayBe(name, person)).toBe(expected)
  })

  it("is compared without accents, capitals, hyphens or apostrophes", () => {
    expect(plainName("Zoé d’Hélène-L'Arc")).toBe(plainName("ZOE D HELENE L ARC"))
  })
})

describe("Who has a case", () => {
  const me = "a"
  it.each([
    [{ reviewerId: null, role: null, isUntouched: false }, "nobody", true],
    [{ reviewerId: "a", role: "reviewer", isUntouched: true }, "me", false],
    [{ reviewerId: "b", role: "reviewer", isUntouched: false }, "other", false],
    [{ reviewerId: "b", role: "head", isUntouched: true }, "other_untouched", true],
    [{ reviewerId: "b", role: null, isUntouched: false }, "nobody", true],
  ] as const)("%j: %s, to be taken: %s", (holding, held, free) => {
    expect(heldBy(holding, me)).toBe(held)
    expect(canBeTaken("submitted", heldBy(holding, me))).toBe(free)
    for (const status of ["more_asked", "accepted", "refused"] as const) expect(canBeTaken(status, held)).toBe(false)
  })
})

describe("The list of a case", () => {
  it("is complete when every item is a yes", () => {
    const all = Object.fromEntries(REVIEW_CHECKS.map((check) => [check, true]))
    expect(isComplete(all)).toBe(true)
    for (const check of REVIEW_CHECKS) {
      expect(isComplete({ ...all, [check]: false })).toBe(false)
      expect(isComplete({ ...all, [check]: undefined })).toBe(false)
    }
  })

  it("has a number that is short and the same each time", () => {
    expect(caseNumber("01936f00-0000-7000-8000-0000abcd12ef")).toBe("ABCD-12EF")
  })
})
