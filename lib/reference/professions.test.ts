import { describe, expect, it } from "vitest"
import { professionWord, readingOf, typesOfProfessions } from "./professions"

describe("A profession", () => {
  it.each([
    ["60", "infirmière ou infirmier", "nurse"],
    ["10", "médecin", "doctor"],
    ["41", "professionnelle ou professionnel de santé", "health professional"],
    [null, "professionnelle ou professionnel de santé", "health professional"],
  ])("of code %s is said in plain words, and a code that no list knows is never shown", (code, fr, en) => {
    expect([professionWord(code, "fr"), professionWord(code, "en")]).toEqual([fr, en])
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
