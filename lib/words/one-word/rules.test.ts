import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { readCatalogue, type Words } from "../catalogue"
import { saidOtherwise, shownOtherwise } from "./rules"

type Leaf = { key: string; text: string }

function leavesOf(words: Words, at = ""): Leaf[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const key = at ? `${at}.${name}` : name
    return typeof value === "string" ? [{ key, text: value }] : leavesOf(value, key)
  })
}

describe("One thing has one word", () => {
  it.each(LANGUAGES)("in every sentence of the catalogue (%s)", (language) => {
    const leaves = leavesOf(readCatalogue(language) as unknown as Words)
    expect(leaves.flatMap(({ key, text }) => saidOtherwise(text, language).map((say) => `${key}: say ${say}`))).toEqual([])
  })

  it.each(["Envoyé par courriel", "Né(e) le", "Médicaments délivrés", "Votre délégation", "Appelez le 3977", "Le 1 juillet"])(
    "and another one is found: %s",
    (text) => {
      expect(saidOtherwise(text, "fr")).toHaveLength(1)
    },
  )

  it.each(["You gave an access", "It holds at once", "Choose a color", "At 2:30 pm", "On November 28, 2026"])(
    "and another one is found in English: %s",
    (text) => {
      expect(saidOtherwise(text, "en")).toHaveLength(1)
    },
  )

  it.each(["view:documents", "lab_results", "undefined", "[object Object]", "2026-11-28"])("and a code on a page: %s", (text) => {
    expect(shownOtherwise(text, "fr")).toHaveLength(1)
  })
})
