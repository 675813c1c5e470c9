import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { castPerson } from "@/demo/cast"
import { castClaims } from "@/demo/identity-provider/claims"
import { personFromClaims } from "./rules"

/** What a provider said of somebody who could not sign in before; everybody here is invented. */
const caseOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`cases/claims-${name}.json`, import.meta.url), "utf8"))

describe("A professional", () => {
  test("of whom one place of practice is incomplete signs in with the others", () => {
    const { exercices } = personFromClaims("professional", caseOf("psc-second-sans-profession"))
    expect(exercices.map(({ professionCode, structureName }) => [professionCode, structureName])).toEqual([
      ["10", "Cabinet d'essai"],
    ])
  })

  test("of whom every place is incomplete has none", () => {
    const said = castClaims(castPerson("nurse"))
    for (const exercices of [[{}], [{ codeProfession: "" }, null], "none"])
      expect(() => personFromClaims("professional", { ...said, SubjectRefPro: { exercices } })).toThrow(
        expect.objectContaining({ problem: "no_exercice" }),
      )
  })

  test("of whom one activity cannot be read keeps the others", () => {
    const activity = {
      identifiantTechniqueDeLaStructure: "F0",
      raisonSocialeSite: "Cabinet d'essai",
      codeRole: "",
      codeGenreActivite: "",
    }
    const exercices = [{ codeProfession: "60", activities: [{ ...activity, codeRole: 7 }, activity] }]
    const said = { ...castClaims(castPerson("nurse")), SubjectRefPro: { exercices } }
    expect(personFromClaims("professional", said).exercices).toMatchObject([{ structureName: "Cabinet d'essai" }])
  })

  test.each([
    ["MME", undefined, "female"],
    [undefined, "M", "male"],
    ["MME", "M", "female"],
    ["DR", undefined, null],
    ["", "", null],
  ])("who is addressed as %s, or %s beside, is a woman, a man, or nobody knows: %s", (inPractice, beside, sex) => {
    const said = castClaims(castPerson("nurse"))
    const practices = { ...Object(said.SubjectRefPro), codeCivilite: inPractice }
    const nurse = { ...said, codeCivilite: beside, SubjectRefPro: practices }
    expect(personFromClaims("professional", nurse).sex).toBe(sex)
  })

  test("whose number is missing is told so", () => {
    const said = { ...castClaims(castPerson("nurse")), SubjectNameID: "" }
    expect(() => personFromClaims("professional", said)).toThrow(expect.objectContaining({ trait: "professional_number" }))
  })

  test("of a sandbox may bear a number, and of no other provider", () => {
    const said = caseOf("psc-identite-de-test")
    expect(personFromClaims("professional", said, true).displayName).toBe("Dr Odile Doc0021889")
    expect(() => personFromClaims("professional", said)).toThrow(expect.objectContaining({ trait: "name" }))
  })
})

describe("A citizen", () => {
  const said = castClaims(castPerson("jeanne"))
  const traitsOf = (claims: Record<string, unknown>) => personFromClaims("citizen", { ...said, ...claims }).traits

  test.each([
    ["between commas, as a certificate writes them", { given_name: "Léa, Anne-Marie,Zoé", given_name_array: undefined }],
    ["in a list alone", { given_name: undefined, given_name_array: ["Léa", "Anne-Marie", "Zoé"] }],
    ["in a list beside nothing", { given_name: "", given_name_array: ["Léa", "", "Anne-Marie", "Zoé"] }],
  ])("whose given names come %s has them all", (_, claims) => {
    expect(traitsOf(claims)).toMatchObject({ givenNames: "Léa Anne-Marie Zoé", firstGivenName: "Léa" })
  })

  test("whose name has a dot between two letters keeps it", () => {
    expect(traitsOf({ family_name: "VILA I BARCEL·LÓ" })).toMatchObject({ birthName: "VILA I BARCEL·LÓ" })
  })
})
