import { describe, expect, test } from "vitest"
import { isSomebodyElse, type KnownPerson, type NamedPerson } from "./same-person"

const jeanne: KnownPerson = {
  birthName: "MARCHAND",
  usedName: "LEFÈVRE",
  givenNames: "Jeanne Marie Louise",
  firstGivenName: "Jeanne",
  birthDate: "1944-03-14",
}
const amina = { ...jeanne, birthName: "D'ARC-SŒUR", usedName: null, givenNames: "Marie-Ève", firstGivenName: "Marie-Ève" }
const named = (over: Partial<NamedPerson>): NamedPerson => ({
  families: ["LEFEVRE"],
  givens: ["Jeanne"],
  wholes: [],
  birthDate: "1944-03-14",
  ...over,
})
const whole = (...wholes: string[]) => named({ families: [], givens: [], wholes })

describe("The same person", () => {
  test.each<[string, NamedPerson, KnownPerson]>([
    ["without accents and in small letters", named({ families: ["lefevre"], givens: ["JEANNE"] }), jeanne],
    ["under the name at birth", named({ families: ["Marchand"] }), jeanne],
    ["under both names, in one", named({ families: ["Marchand-Lefèvre"] }), jeanne],
    ["under both names, each by itself", named({ families: ["MARCHAND", "LEFÈVRE"] }), jeanne],
    ["with all given names", named({ givens: ["Jeanne Marie Louise", "Jeanne"] }), jeanne],
    ["by a second given name", named({ givens: ["Louise"] }), jeanne],
    ["by an initial", named({ givens: ["J."] }), jeanne],
    ["with a used name that only the document knows", named({ families: ["MARCHAND", "DURAND"] }), jeanne],
    ["with an apostrophe written in three ways", named({ families: ["D ARC SOEUR"], givens: ["MARIE EVE"] }), amina],
    ["with the apostrophe gone", named({ families: ["DARC SŒUR"], givens: ["Marie Ève"] }), amina],
    ["in one, the family name first", whole("LEFEVRE Jeanne"), jeanne],
    ["in one, with a title", whole("Mme Lefèvre"), jeanne],
    ["in another script", named({ families: ["لوفيفر"], givens: ["جان"] }), jeanne],
    ["without a name", named({ families: [], givens: [] }), jeanne],
    ["without a day of birth", named({ birthDate: null }), jeanne],
    ["born in a year, nothing else told", named({ birthDate: "1944" }), jeanne],
    ["whose own day of birth is known in part", named({}), { ...jeanne, birthDate: "1944-03" }],
    ["of whom nothing is told", named({ families: [], givens: [], birthDate: null }), jeanne],
  ])("is known %s", (_, said, known) => expect(isSomebodyElse(said, known)).toBe(false))
})

describe("Somebody else", () => {
  test.each<[string, NamedPerson, KnownPerson]>([
    ["by another family name", named({ families: ["GARNIER"] }), jeanne],
    ["by another given name", named({ givens: ["Claire"] }), jeanne],
    ["who shares one part of a given name", named({ families: ["D'ARC-SŒUR"], givens: ["Marie-Claire"] }), amina],
    ["by another day", named({ birthDate: "1944-03-15" }), jeanne],
    ["by another month of birth", named({ birthDate: "1944-04" }), jeanne],
    ["by another day, without a name", named({ families: [], givens: [], birthDate: "1968-09-02" }), jeanne],
    ["by a used name that the space does not know", named({ families: ["DURAND"] }), jeanne],
    ["by a name that only begins alike", named({ families: ["LEFEVRES"] }), jeanne],
    ["by another script and another day", named({ families: ["لوفيفر"], givens: ["جان"], birthDate: "1950-01-01" }), jeanne],
    ["in one", whole("Claire Lefèvre"), jeanne],
    ["in one, by the family name", whole("Mme Garnier"), jeanne],
  ])("is told %s", (_, said, known) => expect(isSomebodyElse(said, known)).toBe(true))
})
