import { describe, expect, it } from "vitest"
import { hashConsultationCode, newConsultationCode, parseConsultationCode } from "./rules"

describe("A consultation code", () => {
  it("has eight letters and digits that cannot be mistaken for one another, and is never the same twice", () => {
    const codes = Array.from({ length: 200 }, newConsultationCode)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(new Set(codes).size).toBe(200)
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
