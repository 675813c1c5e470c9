import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { formatsIn } from "./formats"
import { wordsIn } from "./translator"

describe("The translator", () => {
  it("finds the words of an area in each language", () => {
    expect(LANGUAGES.map((language) => wordsIn(language, "common")("yes"))).toEqual(["Oui", "Yes"])
    expect(wordsIn("fr")("common.yes")).toBe("Oui")
  })

  it("says one and several, and who is a woman or a man", () => {
    const t = wordsIn("fr", "professional")
    const born = (sex: string) => t("patient.born", { sex, known: "day", date: "12 mars 1944", age: 82 })
    expect([born("female"), born("male")]).toEqual(["née le 12 mars 1944, 82 ans", "né le 12 mars 1944, 82 ans"])
    expect(wordsIn("en", "delegation")("use.seen", { count: 1 })).not.toBe(wordsIn("en", "delegation")("use.seen", { count: 2 }))
  })

  it("writes a doctor as she asked in French, and as Dr in English; what somebody wrote stays", () => {
    const said = (language: "fr" | "en") => wordsIn(language, "delegation")("renew.title", { name: "Dre Anne Morel" })
    expect(said("fr")).toContain("Dre Anne Morel")
    expect(said("en")).toContain("Dr Anne Morel")
    expect(wordsIn("en", "journal")("what.titled", { title: "Dre Morel, 3 mai" })).toContain("Dre Morel, 3 mai")
  })

  it("is missed by nobody: a word that does not exist stops a test", () => {
    expect(() => wordsIn("fr", "common")("nothing.of.the.kind")).toThrow()
    expect(() => wordsIn("fr", "mail")("invitation.subject")).toThrow()
  })
})

describe("A day and an hour", () => {
  const first = new Date("2026-07-01T10:47:00Z")

  it("are written as in France", () => {
    const f = formatsIn("fr")
    expect(f.dateTime(first, { dateStyle: "long" })).toBe("1er juillet 2026")
    expect(f.dateTime(first, { dateStyle: "full" })).toBe("mercredi 1er juillet 2026")
    expect(f.dateTime(first, { day: "numeric", month: "long" })).toBe("1er juillet")
    expect(f.dateTime(first, { timeStyle: "short" })).toBe("12\u00A0h\u00A047")
    expect(f.dateTime(new Date("2026-07-11T06:05:00Z"), { dateStyle: "long", timeStyle: "short" })).toBe(
      "11 juillet 2026 à 8\u00A0h\u00A005",
    )
    expect(f.dateTime(new Date("2026-10-21T12:00:00Z"), { dateStyle: "long" })).toBe("21 octobre 2026")
  })

  it("are said the same when only the day is known, or only its month", () => {
    const f = formatsIn("fr")
    const said = () => [f.day("2026-07-01"), f.day("2026-07-01", "full"), f.day("2026-07", "month"), f.day("2026-07-01", "month")]
    const expected = ["1er juillet 2026", "mercredi 1er juillet 2026", "juillet 2026", "juillet 2026"]
    expect([said(), said()]).toEqual([expected, expected])
    expect([formatsIn("en").day("2026-07-01"), formatsIn("en").day("2026-07", "month")]).toEqual(["1 July 2026", "July 2026"])
  })

  it("are written as in Britain", () => {
    const f = formatsIn("en")
    expect(f.dateTime(first, { dateStyle: "long" })).toBe("1 July 2026")
    expect(f.dateTime(first, { timeStyle: "short" })).toBe("12:47")
  })
})
