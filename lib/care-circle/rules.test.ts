import { describe, expect, it } from "vitest"
import { byAccount, canBeAttending, searchWords } from "./rules"

describe("A search for a professional", () => {
  it.each([
    ["a name", "Morel", ["Morel"]],
    ["a name with a title", "Docteur Anne Morel", ["Anne", "Morel"]],
    ["a title written short, with its dot", "Dr. Levy", ["Levy"]],
    ["a place", "cabinet des tilleuls", ["cabinet", "des", "tilleuls"]],
    ["three letters, the fewest", "Loy", ["Loy"]],
    ["two letters", "Ly", null],
    ["a title alone", "Docteur", null],
    ["an apostrophe and a hyphen", "Jean-Luc d’Arc", ["Jean", "Luc", "d", "Arc"]],
    ["nothing", "   ", null],
    ["signs only", "%%%___", null],
  ])("understands %s", (_, typed, words) => {
    expect(searchWords(typed)).toEqual(words)
  })

  it("looks for six words at most", () => {
    expect(searchWords("aa bb cc dd ee ff gg hh")).toHaveLength(6)
  })
})

describe("A nurse with two places", () => {
  const named = { account_id: "julie", display_name: "Julie Caron", sex: "female" } as const
  const row = { ...named, profession_code: "60", structure_name: "Hôpital du Val" }
  const julie = { accountId: "julie", name: "Julie Caron", sex: "female" }

  it("is one person, with both places", () => {
    expect(byAccount([row, { ...row, structure_name: "Cabinet du Marché" }])).toEqual([
      { ...julie, professionCodes: ["60"], place: "Hôpital du Val, Cabinet du Marché" },
    ])
  })

  it("who also practises as something else holds both professions; without a named place there is none to say", () => {
    expect(
      byAccount([
        { ...row, structure_name: null },
        { ...row, profession_code: "70", structure_name: null },
      ]),
    ).toEqual([{ ...julie, professionCodes: ["60", "70"], place: null }])
  })
})

it.each([
  [["10"], true],
  [["60"], false],
  [["60", "10"], true],
  [[], false],
])("Somebody of professions %o can be the attending doctor: %s", (codes, can) => {
  expect(canBeAttending(codes)).toBe(can)
})
