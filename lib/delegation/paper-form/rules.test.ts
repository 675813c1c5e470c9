import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { formPdf } from "@/lib/platform/letters/form"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { compilePurpose, PURPOSES } from "@/lib/reference/purposes"
import { wordsIn } from "@/lib/words/translator"
import { grantSentences } from "../consent-text/rules"
import { tidyGrant } from "../rules"
import { emptyForm, type Filled, filledForm, parsePurpose } from "./rules"

const date = new Date("2026-11-30T12:00:00Z")
const plain = (text: string) => text.replace(/\s+/g, " ")
const grantOf = (purpose: (typeof PURPOSES)[number]) => tidyGrant({ ...compilePurpose(purpose), sensitiveTopics: [] })
/** Numbers of pages are no part of what is read aloud; nothing else may stand outside. */
const besideNumbers = (outside: string) => outside.replace(/Page \d (sur|of) \d/g, "").trim()
const LONG = `Marie-${"Antoinette-".repeat(6)}de la Tour`
const FILLED: Filled = {
  patientName: "Jeanne Lefèvre",
  caregiverName: "Claire Lefèvre",
  relation: "fille",
  purpose: "medicines",
  grant: grantOf("medicines"),
  durationMonths: 6,
  atEnd: "stop",
}
const every = PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const))

describe("The form of a purpose, empty", () => {
  it.each(every)("says all that the pages say of it, and has two places to sign: %s (%s)", async (purpose, language) => {
    const form = emptyForm(language, purpose, date)
    const { elements, info, pages, outside } = await readPdf(await formPdf(form))
    const said = plain(elements.map(({ text }) => text).join("\n"))
    const { sees, can, cannot } = grantSentences(language, "patient", grantOf(purpose))
    for (const sentence of sees) expect(said).toContain(plain(`- ${sentence}`))
    for (const sentence of can) expect(said).toContain(plain(sentence))
    for (const sentence of cannot) expect(said.toLowerCase()).toContain(plain(sentence).toLowerCase())
    expect(form.signatures).toHaveLength(2)
    for (const signature of form.signatures) expect(said).toContain(plain(signature))
    expect(besideNumbers(outside)).toBe("")
    expect(pages).toBeLessThanOrEqual(3)
    expect(info).toMatchObject({ Title: form.title, Language: language === "fr" ? "fr-FR" : "en-GB" })
    expect(elements.filter(({ role }) => role === "H1")).toHaveLength(1)
  })

  it("has a box for each length, names nobody, and says where to hand it in and how to complain", () => {
    const text = JSON.stringify(emptyForm("fr", "medicines", date))
    expect(text.match(/\[\u00a0{3}\] \d+\smois"/g)).toHaveLength(4)
    for (const words of ["Me plaindre", "cnil.fr", "accueil", "@", "trois mois|3\\smois"]) expect(text).toMatch(new RegExp(words))
    expect(text).not.toMatch(/undefined|\{\w+\}|Lefèvre/)
    expect(text).toContain("La personne qui aidera pourra voir")
  })
})

describe("The form of an access that is prepared", () => {
  it("has both names, the tie, what it gives in particular and how long", () => {
    const text = JSON.stringify(filledForm("fr", { ...FILLED, grant: { ...FILLED.grant, documentGroups: [] } }, date))
    for (const words of ["Jeanne Lefèvre", "Claire Lefèvre pourra", "fille", "6\\smois", "l’accès s’arrête"])
      expect(text).toMatch(new RegExp(words))
    expect(text).not.toContain("- vos ordonnances")
    expect(text.match(/\[\u00a0{3}\]/g)).toHaveLength(2)
  })

  it("leaves a place for what was not answered yet, and a title for lines that were chosen one by one", () => {
    const form = filledForm("fr", { ...FILLED, caregiverName: "", relation: "", purpose: null }, date)
    expect(form.title).toBe(wordsIn("fr", "paper")("titleOther"))
    expect(JSON.stringify(form).match(/…{28}/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it("is whole with names of eighty letters, on as many pages as it takes", async () => {
    const form = filledForm("en", { ...FILLED, patientName: LONG, caregiverName: LONG }, date)
    const { text, outside } = await readPdf(await formPdf(form))
    expect(besideNumbers(outside)).toBe("")
    expect(plain(text).replaceAll(" ", "")).toContain(LONG.replaceAll(" ", ""))
  })
})

it("An address names a purpose that is there, and nothing else", () => {
  expect(PURPOSES.map(parsePurpose)).toEqual(PURPOSES)
  expect(["", "medicine", "__proto__", "MEDICINES"].map(parsePurpose)).toEqual([null, null, null, null])
})
