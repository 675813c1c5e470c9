import { describe, expect, it } from "vitest"
import { codeStateAt, consultationCode, hashConsultationCode, parseConsultationCode } from "./rules"

describe("A consultation code", () => {
  it("has eight letters and digits that cannot be mistaken for one another, and another for each row", () => {
    const codes = Array.from({ length: 200 }, (_, row) => consultationCode("one", `row ${row}`))
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(new Set(codes).size).toBe(200)
  })

  it("is the same each time the page is opened, and another on another portal", () => {
    expect(consultationCode("one", "a row")).toBe(consultationCode("one", "a row"))
    expect(consultationCode("one", "a row")).not.toBe(consultationCode("two", "a row"))
  })

  it.each([
    ["in two groups", "abcd-2345", "ABCD2345"],
    ["with spaces around", " ABCD 2345 ", "ABCD2345"],
    ["with O for nought, I and L for one", "OIL0-0110", "01100110"],
    ["one letter short", "ABCD234", null],
    ["one letter long", "ABCD23456", null],
    ["with a letter that none has", "UBCD2345", null],
    ["empty", "", null],
  ])("is understood %s", (_, typed, expected) => {
    expect(parseConsultationCode(typed)).toBe(expected)
  })

  it("is found by a hash that another portal does not share", () => {
    expect(hashConsultationCode("one", "ABCD2345")).not.toEqual(hashConsultationCode("two", "ABCD2345"))
  })
})

describe("Jeanne's code", () => {
  const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 26, 9, minute, second))
  const fresh = { expiresAt: at(10), usedAt: null, withdrawnAt: null }

  it.each([
    ["just given", fresh, at(0), "live"],
    ["in its last second", fresh, at(9, 59), "live"],
    ["at the end of its ten minutes", fresh, at(10), "over"],
    ["withdrawn", { ...fresh, withdrawnAt: at(2) }, at(3), "over"],
    ["used", { ...fresh, usedAt: at(2) }, at(3), "used"],
    ["used, long after", { ...fresh, usedAt: at(2) }, at(59), "used"],
  ])("%s is said as it is", (_, code, now, state) => {
    expect(codeStateAt(code, now)).toBe(state)
  })
})
