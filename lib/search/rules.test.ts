import { describe, expect, it } from "vitest"
import { MEASURE_CODES, MEASURE_KINDS } from "@/drizzle/measure-vocabulary"
import { formatReading } from "@/lib/measures/rules"
import { askedWords, foundReading, type Known, snippetOf } from "./rules"

const known = (word: string, stem: string | null = word, begins = false): Known => ({ word, stem, begins, codes: [] })
const shown = (text: string, ...words: Known[]) =>
  snippetOf(text, words)
    ?.map(({ text: part, isFound }) => (isFound ? `[${part}]` : part))
    .join("") ?? null

describe("The text round a word that was found", () => {
  it.each([
    ["by another form of the word", "Deux allergies connues.", known("allergie", "allerg"), "Deux [allergies] connues."],
    ["whatever its accents and capitals", "ÉCHOGRAPHIE", known("echographie"), "[ÉCHOGRAPHIE]"],
    ["with letters tied together", "Le cœur va bien.", known("coeur"), "Le [cœur] va bien."],
    ["by its beginning where that was asked", "Une anesthésie", known("anesth", "anesth", true), "Une [anesthésie]"],
    ["in Arabic", "له حساسية شديدة", known("حساسية"), "له [حساسية] شديدة"],
    ["over the lines of a page", "Une\nligne,\n\nune allergie", known("allergie"), "Une ligne, une [allergie]"],
  ])("shows it %s", (_, text, word, expected) => {
    expect(shown(text, word)).toBe(expected)
  })

  it("is no mark-up, whatever the text says", () => {
    expect(snippetOf("<b>allergie</b>", [known("allergie")])).toEqual([
      { text: "<b>", isFound: false },
      { text: "allergie", isFound: true },
      { text: "</b>", isFound: false },
    ])
  })

  it("begins and ends between two words, and says that there is more", () => {
    const text = `${"mot ".repeat(100)}allergie${" mot".repeat(100)}`
    const found = shown(text, known("allergie")) ?? ""
    expect(found).toMatch(/^…mot .* \[allergie\] .*mot…$/)
    expect(found.length).toBeLessThan(220)
  })

  it("is none where the word stands in the title alone", () => {
    expect(shown("Rien de tel", known("allergie"))).toBeNull()
    expect(shown("x".repeat(200_000), known("allergie"))).toBeNull()
  })
})

describe("What is typed", () => {
  it("is its words, the last one by its beginning from three letters on", () => {
    const words = (typed: string) => askedWords(typed, () => []).map(({ word, begins }) => `${word}${begins ? "…" : ""}`)
    expect(words("L’Échographie du cœur")).toEqual(["l", "echographie", "du", "coeur…"])
    expect(words("un an")).toEqual(["un", "an"])
    expect(words("mot ".repeat(50))).toHaveLength(12)
  })
})

describe("A measure that was found", () => {
  it.each(MEASURE_KINDS)("is said with its numbers: %s", (kind) => {
    const isPressure = kind === "blood_pressure"
    const numbers = isPressure ? { value: null, systolic: 128, diastolic: 76 } : { value: 1.2, systolic: null, diastolic: null }
    const reading = foundReading({ code: MEASURE_CODES[kind], ...numbers })
    expect(reading).toMatchObject(isPressure ? { kind, systolic: 128, diastolic: 76 } : { kind, value: 1.2 })
  })

  it("is said in the unit in which its reader reads", () => {
    const reading = foundReading({ code: MEASURE_CODES.weight, value: 72.4, systolic: null, diastolic: null })
    expect(formatReading(reading, "fr")).toMatch(/72,4.kg/)
    expect(formatReading(reading, "fr", { weight: "[lb_av]" })).not.toContain("kg")
  })
})
