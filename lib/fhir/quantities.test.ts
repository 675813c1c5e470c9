import { describe, expect, it } from "vitest"
import { sayQuantity } from "./quantities"
import { FhirWords } from "./words"

const UCUM = "http://unitsofmeasure.org"
const said = (quantity: Record<string, unknown>, locale: "fr" | "en" = "fr") =>
  sayQuantity(quantity, new FhirWords(locale))?.replaceAll("\u00a0", " ")

describe("A quantity of a document", () => {
  it.each([
    ["a code alone", { value: 250, system: UCUM, code: "10*3/uL" }, "250 10³/µL"],
    ["the code as its own word", { value: 5, unit: "[iU]/L", system: UCUM, code: "[iU]/L" }, "5 UI/L"],
    ["a code in place of the word", { value: 120, unit: "mm[Hg]" }, "120 mmHg"],
    ["an author's word", { value: 5, unit: "unités par litre", system: UCUM, code: "[iU]/L" }, "5 unités par litre"],
    ["a word of another language for a time", { value: 42, unit: "yrs", system: UCUM, code: "a" }, "42 ans"],
    ["no unit", { value: 7, system: UCUM, code: "{score}" }, "7"],
    ["a number", { value: 2, unit: "1", system: UCUM, code: "1" }, "2"],
    [
      "a code of another list, with a word",
      { value: 1, unit: "comprimé", system: "http://snomed.info/sct", code: "732936001" },
      "1 comprimé",
    ],
    [
      "a code of another list alone",
      { value: 1, system: "urn:other", code: "732936001" },
      "1 (unité donnée par un code, sans mots)",
    ],
    [
      "a form by its letters",
      { value: 3, unit: "TAB", system: "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm", code: "TAB" },
      "3 comprimés",
    ],
  ])("has its unit in words people read: %s", (_, quantity, words) => {
    expect(said(quantity)).toBe(words)
  })
})
