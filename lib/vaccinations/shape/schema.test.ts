import { describe, expect, it } from "vitest"
import { addVaccinationSchema } from "../schema"

const DOSE = {
  patientId: "018f4d3a-0000-7000-8000-000000000001",
  key: "018f4d3a-0000-4000-8000-000000000002",
  against: "dtp",
  givenOn: "2019-05-20",
}

/** Which fields are faulty, and by which code. */
const faults = (over: Record<string, unknown>) =>
  addVaccinationSchema.safeParse({ ...DOSE, ...over }).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe("A dose that a form says", () => {
  it("is against what and when; the rest may be left empty", () => {
    const nothing = { vaccine: null, dose: null, lot: null, givenBy: null, codeSystem: null, code: null, documentId: null }
    expect(addVaccinationSchema.parse({ ...DOSE, vaccine: "  ", lot: "", documentId: "", codeSystem: "" })).toEqual({
      ...DOSE,
      ...nothing,
    })
    expect(addVaccinationSchema.parse({ ...DOSE, vaccine: " Repevax " })).toMatchObject({ vaccine: "Repevax" })
  })

  it.each([
    ["2019--", "2019"],
    ["2019-05-", "2019-05"],
    ["2019-05-20", "2019-05-20"],
  ])("is of a day as far as it is known: %j", (typed, kept) => {
    expect(addVaccinationSchema.parse({ ...DOSE, givenOn: typed }).givenOn).toBe(kept)
  })

  it("takes a code with its system as it was given", () => {
    expect(addVaccinationSchema.parse({ ...DOSE, codeSystem: "ATC", code: "j07ca02" })).toMatchObject({ code: "J07CA02" })
    expect(addVaccinationSchema.parse({ ...DOSE, codeSystem: "CIS", code: "60412345" })).toMatchObject({ codeSystem: "CIS" })
  })

  it.each([
    [{ against: "" }, [["against", "vaccinations.against_missing"]]],
    [{ against: "tout" }, [["against", "vaccinations.against_missing"]]],
    [{ givenOn: "" }, [["givenOn", "vaccinations.given_on_missing"]]],
    [{ givenOn: "-05-20" }, [["givenOn", "vaccinations.given_on_wrong"]]],
    [{ givenOn: "2019-02-30" }, [["givenOn", "vaccinations.given_on_wrong"]]],
    [{ givenOn: "2126--" }, [["givenOn", "vaccinations.given_in_future"]]],
    [{ lot: "x".repeat(61) }, [["lot", "vaccinations.too_long"]]],
    [{ code: "J07CA02" }, [["code", "vaccinations.code_wrong"]]],
    [{ codeSystem: "ATC" }, [["code", "vaccinations.code_wrong"]]],
    [{ codeSystem: "ATC", code: "N02BE01" }, [["code", "vaccinations.code_wrong"]]],
  ])("is refused by its field: %j", (over, expected) => {
    expect(faults(over)).toEqual(expected)
  })

  it("is of no day that has not come, and may be of today, of this month and of this year", () => {
    const now = new Date()
    const day = (ahead: number) =>
      new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(new Date(now.getTime() + ahead * 86_400_000))
    expect(faults({ givenOn: day(1) })).toEqual([["givenOn", "vaccinations.given_in_future"]])
    for (const today of [day(0), day(-1), `${day(0).slice(0, 7)}-`, `${day(0).slice(0, 4)}--`])
      expect(faults({ givenOn: today })).toEqual([])
  })

  it("holds nothing else", () => {
    expect(faults({ state: "confirmed" })).toHaveLength(1)
    expect(faults({ patientId: "jeanne" })).toHaveLength(1)
  })
})
