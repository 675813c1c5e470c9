import { describe, expect, it } from "vitest"
import { vaccineCalendar } from "@/drizzle/reference/vaccine-catalogue"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import { type CalendarFacts, forecast, isPastReview } from "./rules"

const HEXAVALENT: VaccineDisease[] = ["diphtheria", "tetanus", "polio", "pertussis", "hib", "hepatitis_b"]
const DTP: VaccineDisease[] = ["diphtheria", "tetanus", "polio"]

const dose = (givenOn: string, ...diseases: VaccineDisease[]) => ({ givenOn, diseases })

/** What the calendar says under one rule of one disease, in short. */
function says(code: string, disease: VaccineDisease, facts: CalendarFacts, day: string): string {
  const found = forecast(facts, vaccineCalendar.rules, day).find((one) => one.rule.code === code && one.disease === disease)
  const standing = found?.standing
  if (standing?.kind === "due")
    return `due ${standing.dose} from ${standing.from}${standing.until ? ` to ${standing.until}` : ""}`
  if (standing?.kind === "later") return `later ${standing.dose} from ${standing.from}`
  if (standing?.kind === "done") return `done${standing.next ? `, next ${standing.next}` : ""}`
  return standing?.kind === "question" ? `question ${standing.asks}` : "not concerned"
}

const born = (birthDate: string, ...doses: CalendarFacts["doses"]) => ({ birthDate, doses })

describe("An infant's compulsory vaccines", () => {
  const code = "nourrisson-hexavalent"
  it.each([
    ["not yet, the day before two months", born("2026-01-15"), "2026-03-14", "later 1 from 2026-03-15"],
    ["on the day of two months", born("2026-01-15"), "2026-03-15", "due 1 from 2026-03-15 to 2026-04-14"],
    ["on the last day of its window", born("2026-01-15"), "2026-04-14", "due 1 from 2026-03-15 to 2026-04-14"],
    ["and without a last day once that is over", born("2026-01-15"), "2026-04-15", "due 1 from 2026-03-15"],
    ["with nothing known from four months on", born("2026-01-15"), "2026-05-15", "question last_dose"],
    [
      "two months after a late first one",
      born("2026-01-15", dose("2026-04-10", ...HEXAVALENT)),
      "2026-06-09",
      "later 2 from 2026-06-10",
    ],
    ["on that day", born("2026-01-15", dose("2026-04-10", ...HEXAVALENT)), "2026-06-10", "due 2 from 2026-06-10 to 2026-06-14"],
    ["until the sixth birthday", born("2020-03-01", dose("2020-05-01", ...HEXAVALENT)), "2026-02-28", "due 2 from 2020-07-01"],
    ["and no longer from it", born("2020-03-01", dose("2020-05-01", ...HEXAVALENT)), "2026-03-01", "not concerned"],
  ])("are due %s", (_, facts, day, expected) => {
    expect(says(code, "tetanus", facts, day)).toBe(expected)
  })

  it("are those of children born since 1 January 2018", () => {
    const day = "2018-03-05"
    expect(says(code, "tetanus", born("2017-12-31"), day)).toBe("not concerned")
    expect(says(code, "tetanus", born("2018-01-01"), day)).toBe("due 1 from 2018-03-01 to 2018-03-31")
    expect(says(code, "tetanus", born("2018-01-02"), day)).toBe("due 1 from 2018-03-02 to 2018-04-01")
  })

  it("are done after three doses, whichever vaccines they came in", () => {
    const penta = dose("2026-03-15", "diphtheria", "tetanus", "polio", "pertussis", "hib")
    const facts = born("2026-01-15", penta, dose("2026-05-15", ...HEXAVALENT), dose("2026-12-15", ...HEXAVALENT))
    expect(says(code, "tetanus", facts, "2026-12-16")).toBe("done")
    expect(says(code, "hepatitis_b", facts, "2026-12-16")).toBe("later 3 from 2027-07-15")
  })
})

describe("The two vaccines against meningococcus", () => {
  it("are compulsory since 1 January 2025, and not the day before", () => {
    const facts = born("2024-06-20")
    expect(says("nourrisson-meningo-acwy", "meningo_acwy", facts, "2024-12-31")).toBe("not concerned")
    expect(says("nourrisson-meningo-acwy", "meningo_acwy", facts, "2025-01-01")).toBe("due 1 from 2024-12-20 to 2025-01-19")
    expect(says("nourrisson-meningo-b", "meningo_b", born("2024-09-30"), "2025-01-01")).toBe(
      "due 1 from 2024-12-30 to 2025-01-29",
    )
  })

  it.each([
    ["2025-12-31", "due 2 from 2025-01-01"],
    ["2026-01-01", "not concerned"],
    ["2026-01-02", "not concerned"],
  ])("are compulsory up to the age of two: on %s, %s", (day, expected) => {
    const facts = born("2024-01-01", dose("2024-06-20", "meningo_acwy"))
    expect(says("nourrisson-meningo-acwy", "meningo_acwy", facts, day)).toBe(expected)
  })
})

describe("Measles, mumps and rubella", () => {
  it("are due to a child born on 29 February on the first of March", () => {
    expect(says("nourrisson-ror", "measles", born("2024-02-29"), "2025-02-28")).toBe("later 1 from 2025-03-01")
    expect(says("nourrisson-ror", "measles", born("2024-02-29"), "2025-03-01")).toBe("due 1 from 2025-03-01 to 2025-03-28")
    expect(says("nourrisson-ror", "measles", born("2023-02-28"), "2024-02-28")).toBe("due 1 from 2024-02-28 to 2024-03-27")
  })

  it("need a third dose when the first came before twelve months", () => {
    const early = born("2024-01-10", dose("2024-12-09", "measles"), dose("2025-01-10", "measles"))
    expect(says("nourrisson-ror", "measles", early, "2025-05-10")).toBe("due 2 from 2025-05-10 to 2025-08-09")
    const third = born("2024-01-10", ...early.doses, dose("2025-05-10", "measles"))
    expect(says("nourrisson-ror", "measles", third, "2025-05-11")).toBe("done")
    const onTheDay = born("2024-01-10", dose("2025-01-10", "measles"), dose("2025-05-10", "measles"))
    expect(says("nourrisson-ror", "measles", onTheDay, "2025-05-11")).toBe("done")
  })

  it("are recommended to adults born since 1980, and asked about first", () => {
    expect(says("ror-adulte", "measles", born("1979-12-31"), "2026-11-30")).toBe("not concerned")
    expect(says("ror-adulte", "measles", born("1980-01-01"), "2026-11-30")).toBe("question last_dose")
    expect(says("ror-adulte", "measles", born("2017-12-31"), "2026-11-30")).toBe("question last_dose")
    expect(says("ror-adulte", "measles", born("2018-01-01"), "2026-11-30")).toBe("not concerned")
    expect(says("ror-adulte", "measles", born("1980", dose("1981", "measles")), "2026-11-30")).toBe("due 2 from 1982-05-01")
  })
})

describe("An adult's booster", () => {
  const code = "rappel-adulte"
  it.each([
    ["later, the day before 25", born("2001-12-01", dose("2013-06-01", ...DTP)), "2026-11-30", "later 1 from 2026-12-01"],
    ["due at 25", born("2001-11-30", dose("2013-06-01", ...DTP)), "2026-11-30", "due 1 from 2026-11-30"],
    ["a question where nothing is written", born("1990-01-01"), "2026-11-30", "question last_dose"],
    ["done for who had it yesterday", born("1961-11-30", dose("2026-11-29", ...DTP)), "2026-11-30", "done, next 2036-11-30"],
    [
      "done when the last is a day less than five years old at 65",
      born("1961-11-30", dose("2021-12-01", ...DTP)),
      "2026-11-30",
      "done, next 2036-11-30",
    ],
    [
      "due when it is five years old on that day",
      born("1961-11-30", dose("2021-11-30", ...DTP)),
      "2026-11-30",
      "due 1 from 2026-11-30",
    ],
    ["and when it is a day older", born("1961-11-30", dose("2021-11-29", ...DTP)), "2026-11-30", "due 1 from 2026-11-30"],
    ["every ten years from 65", born("1944-03-14", dose("2019-05-20", ...DTP)), "2026-11-30", "done, next 2029-03-14"],
    [
      "counted from the last day of a year known alone",
      born("1944-03-14", dose("2009", ...DTP)),
      "2026-11-30",
      "due 1 from 2019-03-14",
    ],
  ])("is %s", (_, facts, day, expected) => {
    expect(says(code, "tetanus", facts, day)).toBe(expected)
  })

  it("holds whooping cough at 25, unless there was some in the five years before", () => {
    const early = born("2000-01-01", dose("2019-12-31", "pertussis"))
    expect(says("coqueluche-25-ans", "pertussis", early, "2025-01-02")).toBe("not concerned")
    expect(says("coqueluche-25-ans", "pertussis", early, "2025-12-31")).toBe("due 1 from 2025-01-01 to 2025-12-31")
    expect(says("coqueluche-25-ans", "pertussis", born("2000-01-01", dose("2020-01-01", "pertussis")), "2025-12-31")).toBe("done")
    expect(says("coqueluche-25-ans", "pertussis", born("1986-11-30"), "2026-11-30")).toBe("not concerned")
    expect(says("coqueluche-25-ans", "pertussis", born("1986-12-01"), "2026-11-30")).toBe("question last_dose")
  })
})

describe("HPV", () => {
  const [young, older] = ["hpv-11-14-ans", "hpv-15-26-ans"]
  const first = (givenOn: string) => dose(givenOn, "hpv")
  it.each([
    [young, "later before 11", born("2015-12-01"), "2026-11-30", "later 1 from 2026-12-01"],
    [young, "due at 11, up to the day before 15", born("2015-11-30"), "2026-11-30", "due 1 from 2026-11-30 to 2030-11-29"],
    [young, "not again before five months", born("2014-01-01", first("2026-07-01")), "2026-11-30", "later 2 from 2026-12-01"],
    [
      young,
      "again after five months",
      born("2014-01-01", first("2026-06-30")),
      "2026-11-30",
      "due 2 from 2026-11-30 to 2028-12-31",
    ],
    [young, "due on the last day before 15", born("2011-12-01"), "2026-11-30", "due 1 from 2022-12-01 to 2026-11-30"],
    [young, "over at 15", born("2011-11-30"), "2026-11-30", "not concerned"],
    [older, "three doses from 15", born("2011-11-30"), "2026-11-30", "due 1 from 2026-11-30"],
    [older, "done where two came before 15", born("2011-05-19", first("2023-09-12"), first("2024-03-20")), "2026-11-30", "done"],
    [
      older,
      "and not where the second came on the birthday",
      born("2011-05-19", first("2025-09-12"), first("2026-05-19")),
      "2026-11-30",
      "due 3 from 2026-09-19",
    ],
    [older, "due on the last day before 27", born("1999-12-01"), "2026-11-30", "due 1 from 2014-12-01"],
    [older, "over at 27", born("1999-11-30"), "2026-11-30", "not concerned"],
  ])("under %s is %s", (code, _, facts, day, expected) => {
    expect(says(code, "hpv", facts, day)).toBe(expected)
  })
})

describe("From 65 on", () => {
  it.each([
    ["zona-65-ans", "zoster", born("1961-12-01"), "2026-11-30", "later 1 from 2026-12-01"],
    ["zona-65-ans", "zoster", born("1961-11-30"), "2026-11-30", "due 1 from 2026-11-30"],
    ["zona-65-ans", "zoster", born("1944-03-14", dose("2026-10-01", "zoster")), "2026-11-30", "later 2 from 2026-12-01"],
    ["zona-65-ans", "zoster", born("1944-03-14", dose("2026-09-30", "zoster")), "2026-11-30", "due 2 from 2026-11-30"],
    ["zona-65-ans", "zoster", born("1944-03-14", dose("2026-10", "zoster")), "2026-12-30", "later 2 from 2026-12-31"],
    ["pneumocoque-65-ans", "pneumococcus", born("1944-03-14"), "2026-11-30", "due 1 from 2009-03-14"],
    ["pneumocoque-65-ans", "pneumococcus", born("1944-03-14", dose("2026-11-29", "pneumococcus")), "2026-11-30", "done"],
    ["vrs-75-ans", "rsv", born("1951-12-01"), "2026-11-30", "later 1 from 2026-12-01"],
    ["vrs-75-ans", "rsv", born("1951-11-30"), "2026-11-30", "due 1 from 2026-11-30"],
    ["vrs-75-ans", "rsv", born("1951-11-29"), "2026-11-30", "due 1 from 2026-11-29"],
    ["meningo-b-jeunes", "meningo_b", born("2011-11-30"), "2026-11-30", "due 1 from 2026-11-30"],
    ["meningo-acwy-adolescent", "meningo_acwy", born("2001-12-01"), "2026-11-30", "due 1 from 2012-12-01"],
    ["meningo-acwy-adolescent", "meningo_acwy", born("2001-11-30"), "2026-11-30", "not concerned"],
  ] as const)("and at other ages, %s for %s", (code, disease, facts, day, expected) => {
    expect(says(code, disease, facts, day)).toBe(expected)
  })

  it.each([
    ["2026-09-30", [], "later 1 from 2026-10-01"],
    ["2026-10-01", [], "due 1 from 2026-10-01 to 2027-02-28"],
    ["2027-02-28", [], "due 1 from 2026-10-01 to 2027-02-28"],
    ["2027-03-01", [], "later 1 from 2027-10-01"],
    ["2028-02-29", [], "due 1 from 2027-10-01 to 2028-02-29"],
    ["2026-11-30", [dose("2025-10-21", "influenza")], "due 1 from 2026-10-01 to 2027-02-28"],
    ["2026-11-30", [dose("2026-08-31", "influenza")], "due 1 from 2026-10-01 to 2027-02-28"],
    ["2026-11-30", [dose("2026-09-01", "influenza")], "done, next 2027-10-01"],
    ["2027-01-02", [dose("2027-01-01", "influenza")], "done, next 2027-10-01"],
  ] as const)("flu comes each season: on %s after %j, %s", (day, doses, expected) => {
    expect(says("grippe-65-ans", "influenza", born("1944-03-14", ...doses), day)).toBe(expected)
  })

  it("flu waits for who turns 65 in summer until the season opens", () => {
    expect(says("grippe-65-ans", "influenza", born("1962-05-10"), "2026-11-30")).toBe("later 1 from 2027-10-01")
    expect(says("grippe-65-ans", "influenza", born("1961-12-25"), "2026-11-30")).toBe("later 1 from 2026-12-25")
  })
})

describe("What is not known", () => {
  it("is asked where a day of birth known in part makes a difference, and nowhere else", () => {
    expect(says("vrs-75-ans", "rsv", born("1951"), "2026-11-30")).toBe("question birth")
    expect(says("ror-adulte", "measles", born("1951"), "2026-11-30")).toBe("not concerned")
    expect(says("zona-65-ans", "zoster", born("1951"), "2026-11-30")).toBe("due 1 from 2016-12-31")
  })

  it("does not make two doses of one that two people wrote down", () => {
    const facts = born("1944-03-14", dose("2026-10-01", "zoster"), dose("2026-10-01", "zoster"))
    expect(says("zona-65-ans", "zoster", facts, "2026-12-05")).toBe("due 2 from 2026-12-01")
  })

  it("is a rule's age, which is said from its day of review on", () => {
    expect([
      isPastReview({ reviewOn: "2026-12-01" }, "2026-11-30"),
      isPastReview({ reviewOn: "2026-12-01" }, "2026-12-01"),
    ]).toEqual([false, true])
  })
})
