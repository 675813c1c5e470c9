import { describe, expect, it } from "vitest"
import { askedWords, chosenCode, cisOf, isMarketed } from "./rules"

describe("What is looked for in the list of medicines", () => {
  it.each([
    ["Doliprane 1000", ["doliprane", "1000"]],
    ["  L’œdème, 5 % ", ["l", "oedeme", "5"]],
    ["do", []],
    ["5 mg", []],
    ["%%%", []],
    ["", []],
  ])("%j are the words %j", (typed, words) => {
    expect(askedWords(typed)).toEqual(words)
  })

  it("is eight words at most", () => {
    expect(askedWords("un deux trois quatre cinq six sept huit neuf")).toHaveLength(8)
  })
})

it("A code is chosen by whoever chose one, and by nobody else", () => {
  expect([undefined, "", "none", "60000001"].map(chosenCode)).toEqual([null, null, null, "60000001"])
})

it("A medicine is sold where the file says so in one word", () => {
  expect(["Commercialisée", "Non commercialisée", "Déclaration d’arrêt de commercialisation", ""].map(isMarketed)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it("The code of a line is one of the list where it is a CIS", () => {
  expect(cisOf({ system: "cis", code: "60000001" })).toBe("60000001")
  expect(cisOf({ system: "atc", code: "A10BA02" })).toBeNull()
  expect(cisOf(null)).toBeNull()
})
