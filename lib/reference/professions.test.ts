import { describe, expect, it } from "vitest"
import { professionWord, readingOf, typesOfProfessions } from "./professions"

describe("A profession", () => {
  it.each([
    ["60", "female", "infirmière", "nurse"],
    ["60", "male", "infirmier", "nurse"],
    ["60", "unknown", "infirmière ou infirmier", "nurse"],
    ["60", null, "infirmière ou infirmier", "nurse"],
    ["31", "male", "assistant dentaire", "dental assistant"],
    ["10", "female", "médecin", "doctor"],
    ["41", "female", "professionnelle de santé", "health professional"],
    ["41", null, "professionnelle ou professionnel de santé", "health professional"],
  ] as const)("of code %s is said as of this person (%s), and a code that no list knows is never shown", (code, sex, fr, en) => {
    expect([professionWord({ code, sex }, "fr"), professionWord({ code, sex }, "en")]).toEqual([fr, en])
  })

  it("of a row that says none is a health professional's", () => {
    expect(professionWord(null, "fr")).toBe("professionnelle ou professionnel de santé")
  })

  it("lets somebody read what the matrix says: a doctor nearly everything, an optician little, one outside it nothing", () => {
    const [doctor, optician] = [readingOf(["10"]), readingOf(["28"])]
    expect(doctor.types).toBeGreaterThan(optician.types)
    expect(doctor.types).toBeLessThanOrEqual(doctor.outOf)
    expect(optician.types).toBeGreaterThan(0)
    expect(readingOf(["93"])).toMatchObject({ types: 0, groups: [] })
  })

  it("adds to another of the same person", () => {
    const both = typesOfProfessions(["28", "60"])
    expect(both).toEqual(expect.arrayContaining([...typesOfProfessions(["28"]), ...typesOfProfessions(["60"])]))
    expect(new Set(both).size).toBe(both.length)
  })
})
