import { describe, expect, it } from "vitest"
import { readCatalogue, type Words } from "./catalogue"

/** What is said in one way, and the ways in which it is not said. */
const NOT_SAID = [
  { say: "e-mail", not: /courriel|courrier électronique|adresse électronique/i },
  { say: "date de naissance, or the form of the person's sex", not: /\(e\)|\(ne\)|\(trice\)/ },
  { say: "médicaments remis", not: /médicaments (délivrés|dispensés)/i },
  { say: "accès", not: /\bdélégations?\b(?!, tutelle)/i },
  { say: "notifications", not: /\bnotifs?\b/i },
  { say: "modifier", not: /\béditer\b/i },
  { say: "39 77, 31 14", not: /\b(3977|3919|3114)\b/ },
  { say: "1er", not: /\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/ },
]

type Leaf = { key: string; text: string }

function leavesOf(words: Words, at = ""): Leaf[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const key = at ? `${at}.${name}` : name
    return typeof value === "string" ? [{ key, text: value }] : leavesOf(value, key)
  })
}

const faultsIn = (leaves: readonly Leaf[]) =>
  leaves.flatMap(({ key, text }) => NOT_SAID.filter(({ not }) => not.test(text)).map(({ say }) => `${key}: say ${say}`))

describe("One thing has one word in French", () => {
  it("in every sentence of the catalogue", () => {
    expect(faultsIn(leavesOf(readCatalogue("fr") as unknown as Words))).toEqual([])
  })

  it.each(["Envoyé par courriel", "Né(e) le", "Médicaments délivrés", "Votre délégation", "Appelez le 3977", "Le 1 juillet"])(
    "and another one is found: %s",
    (text) => {
      expect(faultsIn([{ key: "planted", text }])).toHaveLength(1)
    },
  )
})
