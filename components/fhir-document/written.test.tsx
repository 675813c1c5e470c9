import { describe, expect, it } from "vitest"
import { parseFhir } from "@/lib/fhir/bundle"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

/** The page of a document whose JSON says WRITTEN where its author wrote something that no program writes. */
const shown = (resource: Record<string, unknown>, written: string, place = '"WRITTEN"') =>
  pageText(parseFhir(Buffer.from(JSON.stringify(documentWith(resource)).replaceAll(place, written))))
const result = { resourceType: "Observation", code: { text: "Mesure" }, valueQuantity: { value: "WRITTEN", unit: "g" } }
const note = { resourceType: "Observation", code: { text: "Mesure" }, valueString: "un WRITTEN deux" }

describe("A number of a FHIR document", () => {
  it.each([
    ["1.10", "1,10 g"],
    ["12345678901234567890", "12345678901234567890 g"],
    ["0.12345678901234567", "0,12345678901234567 g"],
    ["1e400", "1e400 g"],
    ["1e-400", "1e-400 g"],
    [`0.${"0".repeat(60)}10`, `0,${"0".repeat(60)}10 g`],
    ["1.5e3", "1 500 g"],
    ["0.0", "0,0 g"],
    ["-0.50", "-0,50 g"],
  ])("is the one that its author wrote: %s", (written, said) => {
    expect(shown(result, written)).toContain(`Résultat ${said}`)
  })
})

describe("A text of a FHIR document", () => {
  it.each([
    ["a sign that turns it round", "\\u202e"],
    ["a sign that turns it round, as it is", "\u202e"],
    ["the end of a text in other programs", "\\u0000"],
    ["what colours a screen", "\\u001b"],
  ])("has none of the signs that no author writes: %s", (_, sign) => {
    expect(shown(note, sign, "WRITTEN")).toContain("un deux")
    expect(shown(note, sign, "WRITTEN")).not.toMatch(/(?!\n)[\p{Cc}\u202d\u202e]/u)
  })

  it("keeps its lines, and half of a sign is no sign", () => {
    expect(shown(note, "\\n", "WRITTEN")).toContain("un deux")
    expect(shown(note, "\\ud83d", "WRITTEN")).toContain("un \ufffd deux")
    expect(shown(note, "\\ud83e\\ude78", "WRITTEN")).toContain("un 🩸 deux")
  })

  it("of a narrative is not turned round either", () => {
    const text = { status: "additional", div: "<div>prendre &#x202e;gm 01&#8238;</div>" }
    const page = pageText(documentWith({ resourceType: "Observation", code: { text: "A" }, text }))
    expect(page).toContain("prendre gm 01")
    expect(page).not.toMatch(/\u202e/)
  })

  it("is read where later versions of FHIR keep it", () => {
    const medication = { concept: { text: "Doliprane" } }
    const reason = [{ concept: { text: "douleur" } }]
    const page = pageText(documentWith({ resourceType: "MedicationStatement", status: "completed", medication, reason }))
    expect(page).toMatch(/Doliprane.*Raison douleur/)
  })
})
