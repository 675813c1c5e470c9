import { describe, expect, it } from "vitest"
import type { PreventionAnswer, PreventionSubject, PreventionTest } from "@/drizzle/prevention-vocabulary"
import { type PreventionRule, preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { forecastPrevention, type PreventionFacts } from "./rules"
import type { Said } from "./said/rules"

const { rules } = preventionRules
const says = (
  subject: PreventionSubject,
  kind: PreventionAnswer,
  day: string | null = null,
  test: PreventionTest | null = null,
) => ({ subject, kind, day, test, until: null }) satisfies Said
const putOff = (subject: PreventionSubject, until: string): Said => ({ ...says(subject, "later"), until })
const woman = (birthDate: string, ...said: Said[]): PreventionFacts => ({ birthDate, sex: "female", said })
const man = (birthDate: string, ...said: Said[]): PreventionFacts => ({ birthDate, sex: "male", said })

/** What one rule says to somebody on a day, in short. */
function standing(code: string, facts: PreventionFacts, day: string, known: readonly PreventionRule[] = rules): string {
  const found = forecastPrevention(facts, known, day).find(({ rule }) => rule.code === code)?.standing
  if (found?.kind === "due") return `due from ${found.from}${found.until ? ` to ${found.until}` : ""}`
  if (found?.kind === "later") return `later from ${found.from}`
  if (found?.kind === "done") return `done ${found.last}${found.next ? `, next ${found.next}` : ""}`
  return found?.kind === "question" ? `question ${found.asks}` : "not concerned"
}

type Row = readonly [facts: PreventionFacts, day: string, expected: string]
const holds = (code: string, rows: readonly Row[]) =>
  it.each(rows.map(([facts, day, expected]) => ({ born: facts.birthDate, facts, day, expected })))(
    `says under ${code}, born $born, on $day: $expected`,
    ({ facts, day, expected }) => expect(standing(code, facts, day)).toBe(expected),
  )

describe("The check-up comes once in each of its windows", () => {
  const done = (day: string) => says("check_up", "done", day)
  holds("bilan-prevention", [
    [man("2008-12-16"), "2026-12-15", "later from 2026-12-16"],
    [man("2008-12-16"), "2026-12-16", "due from 2026-12-16 to 2034-12-15"],
    [man("2008-12-16"), "2026-12-17", "due from 2026-12-16 to 2034-12-15"],
    [man("2000-12-16"), "2026-12-15", "due from 2018-12-16 to 2026-12-15"],
    [man("2000-12-16"), "2026-12-16", "later from 2045-12-16"],
    [woman("1981-12-16"), "2026-12-15", "later from 2026-12-16"],
    [woman("1981-12-16"), "2026-12-16", "due from 2026-12-16 to 2032-12-15"],
    [woman("1975-12-16"), "2026-12-15", "due from 2020-12-16 to 2026-12-15"],
    [woman("1975-12-16"), "2026-12-16", "later from 2035-12-16"],
    [woman("1966-12-16"), "2026-12-16", "due from 2026-12-16 to 2032-12-15"],
    [woman("1950-12-16"), "2026-12-15", "due from 2020-12-16 to 2026-12-15"],
    [woman("1950-12-16"), "2026-12-16", "not concerned"],
    [woman("1975-12-16", done("2026-12-14")), "2026-12-15", "done 2026-12-14, next 2035-12-16"],
    [woman("1975-12-16", done("2020-12-15")), "2026-12-15", "due from 2020-12-16 to 2026-12-15"],
    [woman("1975-12-16", done("2020-12-16")), "2026-12-15", "done 2020-12-16, next 2035-12-16"],
    [woman("1954-01-01", done("2025")), "2026-12-15", "done 2025"],
  ])
})

describe("Breast screening is a woman's, every two years, after a question about a high risk", () => {
  const low = says("breast", "no_high_risk")
  const done = (day: string) => says("breast", "done", day)
  holds("depistage-sein", [
    [woman("1976-12-16"), "2026-12-15", "later from 2026-12-16"],
    [woman("1976-12-16"), "2026-12-16", "question high_risk"],
    [woman("1976-12-16", low), "2026-12-15", "later from 2026-12-16"],
    [woman("1976-12-16", low), "2026-12-16", "due from 2026-12-16 to 2051-12-15"],
    [woman("1976-12-16", low), "2026-12-17", "due from 2026-12-16 to 2051-12-15"],
    [woman("1974-12-16", low), "2026-12-15", "due from 2024-12-16 to 2049-12-15"],
    [woman("1974-12-16", low), "2026-12-16", "question last_time"],
    [woman("1960-01-01", low, says("breast", "never")), "2026-12-16", "due from 2010-01-01 to 2034-12-31"],
    [woman("1960-01-01", low, done("2024-12-17")), "2026-12-16", "done 2024-12-17, next 2026-12-17"],
    [woman("1960-01-01", low, done("2024-12-16")), "2026-12-16", "due from 2026-12-16 to 2034-12-31"],
    [woman("1960-01-01", low, done("2024-12-15")), "2026-12-16", "due from 2026-12-15 to 2034-12-31"],
    [woman("1960-01-01", done("2024-12-15")), "2026-12-16", "question high_risk"],
    [woman("1960-01-01", done("2026-12-15")), "2026-12-16", "done 2026-12-15, next 2028-12-15"],
    [woman("1951-12-17", low), "2026-12-16", "question last_time"],
    [woman("1951-12-17", low, done("2024-01-02")), "2026-12-16", "due from 2026-01-02 to 2026-12-16"],
    [woman("1951-12-16", low, done("2024-01-02")), "2026-12-16", "not concerned"],
    [woman("1952-12-16", low, done("2025-12-16")), "2026-12-16", "done 2025-12-16"],
    [woman("1960-01-01", low, done("2024")), "2026-12-16", "done 2024, next 2026-12-31"],
    [woman("1976-12-16", low, done("2025-06-01")), "2026-12-16", "done 2025-06-01, next 2027-06-01"],
    [woman("1960-01-01", says("breast", "not_for_me")), "2026-12-16", "not concerned"],
    [man("1960-01-01"), "2026-12-16", "not concerned"],
  ])

  it("takes 29 February as everywhere: a year is over on 1 March", () => {
    const born = woman("1976-02-29", low)
    expect([
      standing("depistage-sein", born, "2028-02-29"),
      standing("depistage-sein", { ...born, said: [low, done("2028-02-29")] }, "2030-02-28"),
    ]).toEqual(["due from 2026-03-01 to 2051-02-28", "done 2028-02-29, next 2030-03-01"])
    expect(standing("depistage-sein", born, "2028-03-01")).toBe("question last_time")
    expect(standing("depistage-sein", woman("1977-02-28", low, done("2027-02-28")), "2029-02-28")).toBe(
      "due from 2029-02-28 to 2052-02-27",
    )
  })
})

describe("Bowel screening is everybody's, every two years", () => {
  const low = says("bowel", "no_high_risk")
  const done = (day: string) => says("bowel", "done", day)
  holds("depistage-colorectal", [
    [man("1976-12-16", low), "2026-12-15", "later from 2026-12-16"],
    [man("1976-12-16", low), "2026-12-16", "due from 2026-12-16 to 2051-12-15"],
    [man("1976-12-16", low), "2026-12-17", "due from 2026-12-16 to 2051-12-15"],
    [man("1974-06-01"), "2026-12-16", "question high_risk"],
    [man("1974-06-01", low), "2026-12-16", "question last_time"],
    [man("1974-06-01", low, done("2024-12-17")), "2026-12-16", "done 2024-12-17, next 2026-12-17"],
    [man("1974-06-01", low, done("2024-12-16")), "2026-12-16", "due from 2026-12-16 to 2049-05-31"],
    [man("1974-06-01", low, done("2024-12-15")), "2026-12-16", "due from 2026-12-15 to 2049-05-31"],
    [man("1974-06-01", low, done("2026-12-15")), "2026-12-16", "done 2026-12-15, next 2028-12-15"],
    [man("1951-12-17", low, says("bowel", "never")), "2026-12-16", "due from 2001-12-17 to 2026-12-16"],
    [man("1951-12-16", low, says("bowel", "never")), "2026-12-16", "not concerned"],
    [{ ...man("1976-12-16", low), sex: "unknown" }, "2026-12-16", "due from 2026-12-16 to 2051-12-15"],
  ])
})

describe("Cervical screening waits by the date and the kind of the last test", () => {
  const cells = (day: string) => says("cervix", "done", day, "cytology")
  const virus = (day: string) => says("cervix", "done", day, "hpv")
  holds("depistage-col-uterus", [
    [woman("2001-12-16"), "2026-12-15", "later from 2026-12-16"],
    [woman("2001-12-16"), "2026-12-16", "due from 2026-12-16 to 2031-12-15"],
    [woman("2000-12-16"), "2026-12-16", "question last_time"],
    [woman("2000-12-16", says("cervix", "never")), "2026-12-16", "due from 2025-12-16 to 2030-12-15"],
    [woman("2000-12-16", cells("2025-12-17")), "2026-12-16", "done 2025-12-17, next 2026-12-17"],
    [woman("2000-12-16", cells("2025-12-16")), "2026-12-16", "due from 2026-12-16 to 2030-12-15"],
    [woman("1999-01-01", cells("2024-12-01"), cells("2025-12-01")), "2026-12-16", "done 2025-12-01, next 2028-12-01"],
    [woman("1997-06-01", cells("2022-12-01"), cells("2023-12-16")), "2026-12-16", "due from 2026-12-16 to 2027-05-31"],
    [woman("1996-12-17", says("cervix", "never")), "2026-12-16", "due from 2021-12-17 to 2026-12-16"],
    [woman("1996-12-16", says("cervix", "never")), "2026-12-16", "not concerned"],
    [woman("2000-12-16", cells("2026-12-15")), "2026-12-16", "done 2026-12-15, next 2027-12-15"],
  ])
  holds("depistage-col-uterus-hpv", [
    [woman("1996-12-17"), "2026-12-16", "later from 2026-12-17"],
    [woman("1996-12-16"), "2026-12-16", "due from 2026-12-16 to 2062-12-15"],
    [woman("1996-12-15"), "2026-12-16", "due from 2026-12-15 to 2062-12-14"],
    [woman("1993-12-16"), "2026-12-16", "question last_time"],
    [woman("2000-12-16", cells("2025-12-16"), cells("2026-12-15")), "2026-12-16", "later from 2030-12-16"],
    [woman("1990-01-01", cells("2023-12-17")), "2026-12-16", "done 2023-12-17, next 2026-12-17"],
    [woman("1990-01-01", cells("2023-12-16")), "2026-12-16", "due from 2026-12-16 to 2055-12-31"],
    [woman("1990-01-01", cells("2023-12-15")), "2026-12-16", "due from 2026-12-15 to 2055-12-31"],
    [woman("1990-01-01", virus("2021-12-17")), "2026-12-16", "done 2021-12-17, next 2026-12-17"],
    [woman("1990-01-01", virus("2021-12-16")), "2026-12-16", "due from 2026-12-16 to 2055-12-31"],
    [woman("1990-01-01", cells("2020-01-01"), virus("2023-01-01")), "2026-12-16", "done 2023-01-01, next 2028-01-01"],
    [woman("1960-12-17", says("cervix", "never")), "2026-12-16", "due from 1990-12-17 to 2026-12-16"],
    [woman("1960-12-16", says("cervix", "never")), "2026-12-16", "not concerned"],
    [woman("1990-01-01", says("cervix", "not_for_me")), "2026-12-16", "not concerned"],
  ])
})

describe("Teeth and abilities come back by themselves", () => {
  const teeth = (day: string) => says("teeth", "done", day)
  const point = (day: string) => says("abilities", "done", day)
  holds("mt-dents", [
    [man("2023-12-17"), "2026-12-16", "later from 2026-12-17"],
    [man("2023-12-16"), "2026-12-16", "due from 2026-12-16 to 2048-12-15"],
    [man("2022-12-17"), "2026-12-16", "due from 2025-12-17 to 2047-12-16"],
    [man("2022-12-16"), "2026-12-16", "question last_time"],
    [man("2015-01-01", teeth("2025-12-17")), "2026-12-16", "done 2025-12-17, next 2026-12-17"],
    [man("2015-01-01", teeth("2025-12-16")), "2026-12-16", "due from 2026-12-16 to 2039-12-31"],
    [man("2015-01-01", teeth("2025-12-15")), "2026-12-16", "due from 2026-12-15 to 2039-12-31"],
    [man("2015-01-01", teeth("2026-12-15")), "2026-12-16", "done 2026-12-15, next 2027-12-15"],
    [man("2001-12-17", teeth("2020")), "2026-12-16", "due from 2021-12-31 to 2026-12-16"],
    [man("2001-12-16", teeth("2020")), "2026-12-16", "not concerned"],
  ])
  holds("icope-1", [
    [man("1966-12-17"), "2026-12-16", "later from 2026-12-17"],
    [man("1966-12-16"), "2026-12-16", "due from 2026-12-16"],
    [man("1966-06-17"), "2026-12-16", "due from 2026-06-17"],
    [man("1966-06-16"), "2026-12-16", "question last_time"],
    [man("1916-01-01"), "2026-12-16", "question last_time"],
    [man("1916-01-01", point("2026-12-15")), "2026-12-16", "done 2026-12-15, next 2027-06-15"],
    [man("1940-01-01", point("2026-06-17")), "2026-12-16", "done 2026-06-17, next 2026-12-17"],
    [man("1940-01-01", point("2026-06-16")), "2026-12-16", "due from 2026-12-16"],
    [man("1940-01-01", point("2026-06-15")), "2026-12-16", "due from 2026-12-15"],
    [man("1940-01-01", point("2026-08-31")), "2027-02-28", "done 2026-08-31, next 2027-03-01"],
  ])
})

describe("What is not known", () => {
  const low = says("breast", "no_high_risk")
  it("is asked where the day of birth makes a difference, and nowhere else", () => {
    expect(standing("depistage-sein", woman("1976", low), "2026-12-16")).toBe("question birth")
    expect(standing("depistage-sein", woman("1976-12", low), "2026-12-31")).toBe("due from 2026-12-31 to 2051-12-30")
    expect(standing("depistage-sein", woman("1960", low, says("breast", "never")), "2026-12-16")).toMatch(/^due/)
    expect(standing("icope-1", woman("1916"), "2026-12-16")).toBe("question last_time")
  })

  it("is asked where no sex is known, once the age is there", () => {
    const somebody: PreventionFacts = { birthDate: "1976-12-16", sex: "unknown", said: [low] }
    expect(standing("depistage-sein", somebody, "2026-12-15")).toBe("not concerned")
    expect(standing("depistage-sein", somebody, "2026-12-16")).toBe("question concerned")
    expect(standing("depistage-sein", { ...somebody, said: [low, says("breast", "concerned")] }, "2026-12-16")).toMatch(/^due/)
    expect(standing("depistage-sein", { ...somebody, said: [says("breast", "not_for_me")] }, "2026-12-16")).toBe("not concerned")
  })

  it("is asked where a sex was changed after it was done before, and a word of the person outweighs the papers", () => {
    const before = woman("1960-01-01", says("breast", "done", "2023-01-01"), low)
    expect(standing("depistage-sein", { ...before, sex: "male" }, "2026-12-16")).toBe("question concerned")
    expect(standing("depistage-sein", man("1970-01-01", says("breast", "concerned"), low), "2026-12-16")).toBe(
      "question last_time",
    )
  })
})

describe("Somebody of 110", () => {
  it("is told of nothing but what has no last age", () => {
    const told = forecastPrevention(woman("1916-06-01"), rules, "2026-12-16").filter(
      ({ standing }) => standing.kind !== "not_concerned",
    )
    expect(told.map(({ rule }) => rule.code)).toEqual(["icope-1"])
  })
})

describe("What somebody said", () => {
  const low = says("bowel", "no_high_risk")
  const of52 = (...said: Said[]) => man("1974-06-01", low, ...said)
  it("puts off until a day, and no longer", () => {
    const later = of52(says("bowel", "never"), putOff("bowel", "2027-03-16"))
    expect(standing("depistage-colorectal", later, "2027-03-15")).toBe("later from 2027-03-16")
    expect(standing("depistage-colorectal", later, "2027-03-16")).toBe("due from 2024-06-01 to 2049-05-31")
    const twice = of52(says("bowel", "never"), putOff("bowel", "2027-03-16"), putOff("bowel", "2027-01-16"))
    expect(standing("depistage-colorectal", twice, "2026-12-16")).toBe("later from 2027-03-16")
    const atTheEnd = man("1951-12-17", low, says("bowel", "never"), putOff("bowel", "2027-03-16"))
    expect(standing("depistage-colorectal", atTheEnd, "2026-12-16")).toBe("not concerned")
  })

  it("silences one subject and leaves the others", () => {
    expect(standing("depistage-colorectal", of52(says("bowel", "off")), "2026-12-16")).toBe("not concerned")
    expect(standing("depistage-colorectal", of52(says("teeth", "off")), "2026-12-16")).toBe("question last_time")
    const all: Said = { ...says("teeth", "off"), subject: "everything" }
    const told = forecastPrevention(of52(all), rules, "2026-12-16").filter(({ standing }) => standing.kind !== "not_concerned")
    expect(told).toEqual([])
  })
})
