import { randomUUID } from "node:crypto"
import { describe, expect, it } from "vitest"
import { entryOf } from "@/lib/access/sections"
import { dayInParis } from "@/lib/platform/days"
import { LINE_SECTIONS } from "./rules"
import { addLineSchema } from "./schema"

const ids = { patientId: randomUUID(), lineId: randomUUID() }
const read = (values: Record<string, string>) =>
  addLineSchema.safeParse({ ...ids, section: "medications", label: "Metformine", ...values })
const faults = (values: Record<string, string>) => read(values).error?.issues.map(({ message }) => message) ?? []
const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
const nextYear = String(Number(dayInParis(new Date()).slice(0, 4)) + 1)

describe("The form of a line", () => {
  it.each([
    ["2011", "2011"],
    ["2011--", "2011"],
    ["2011-03-", "2011-03"],
    ["2024-02-29", "2024-02-29"],
    ["", null],
  ])("takes the day as far as it is known: %j", (typed, kept) => {
    expect(read({ startedOn: typed }).data?.content.startedOn).toBe(kept)
  })

  it.each([
    ["2023-02-29", "profile.day_wrong"],
    ["2011--03", "profile.day_wrong"],
    ["11", "profile.day_wrong"],
    [tomorrow, "profile.day_in_future"],
    [nextYear, "profile.day_in_future"],
  ])("says what is wrong with the day %j", (typed, fault) => expect(faults({ startedOn: typed })).toEqual([fault]))

  it("says that nothing ends before it begins, as far as both are known", () => {
    expect(faults({ startedOn: "2012-05", endedOn: "2011" })).toEqual(["profile.ended_before_it_began"])
    expect(faults({ startedOn: "2012-05", endedOn: "2012" })).toEqual([])
  })

  it("asks no count of doses, and keeps names of eighty letters and words in Arabic", () => {
    expect(read({ dosesLeft: "28" }).success).toBe(false)
    for (const label of ["m".repeat(80), "ميتفورمين"]) expect(read({ label }).data?.content.label).toBe(label)
    expect(faults({ label: "m".repeat(301) })).toEqual(["profile.too_long"])
    expect(faults({ label: "  " })).toEqual(["profile.label_missing"])
  })

  it.each([
    ["atc", "a10ba02", { system: "atc", code: "A10BA02" }],
    ["cis", "60001234", { system: "cis", code: "60001234" }],
    ["", "", null],
  ])("takes a code with whose it is: %j %j", (codeSystem, code, kept) => {
    expect(read({ codeSystem, code }).data?.code).toEqual(kept)
  })

  it.each([
    ["atc", "60001234"],
    ["cis", "6000123"],
    ["", "A10BA02"],
    ["atc", ""],
    ["icd10", "E11"],
  ])(
    "says that a code alone, of another shape, or of a system that the section does not have is wrong: %j %j",
    (codeSystem, code) => {
      expect(read({ codeSystem, code }).error?.issues).toMatchObject([{ path: ["code"], message: "profile.code_wrong" }])
    },
  )

  it("takes a medicine of the list, or none, and not another code beside it", () => {
    for (const medicine of ["60000001", "none", ""]) expect(read({ medicine }).data?.medicine).toBe(medicine)
    expect(read({}).data?.medicine).toBeUndefined()
    for (const medicine of ["6000000", "60000001x", "all"]) expect(read({ medicine }).success).toBe(false)
    const beside = (medicine: string) => read({ medicine, codeSystem: "atc", code: "A10BA02" })
    expect(beside("none").data?.code).toEqual({ system: "atc", code: "A10BA02" })
    expect(beside("60000001").error?.issues).toMatchObject([{ path: ["code"], message: "profile.two_codes" }])
  })

  it("takes nothing that its section does not ask", () => {
    expect(read({ relative: "mother" }).success).toBe(false)
    expect(read({ authorKind: "professional" }).success).toBe(false)
    expect(addLineSchema.safeParse({ ...ids, section: "family_history", label: "Infarctus", relative: "king" }).success).toBe(
      false,
    )
  })
})

it("The page of the profile holds every section of lines, in their order", () => {
  expect(entryOf("profile").page?.holds).toEqual(LINE_SECTIONS)
})
