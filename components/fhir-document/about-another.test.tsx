import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

const IDENTIFIER = { system: "urn:oid:1.2.250.1.213.1.4.8", value: "270022A00123456" }
const LEA = {
  name: [
    { use: "official", family: "Martin", given: ["Léa"] },
    { use: "maiden", family: "Roux", given: ["Léa"] },
  ],
}

/** The page of a document about Léa Martin, with one entry that says whom it is about in this way. */
function pageOf(subject: Record<string, unknown>, ofDocument?: Record<string, unknown>): string {
  const document = documentWith({ resourceType: "AllergyIntolerance", code: { text: "Pénicilline" }, patient: subject })
  const [composition, person, ...others] = document.entry
  if (ofDocument) Object.assign(composition?.resource ?? {}, { subject: ofDocument })
  return pageText({
    ...document,
    entry: [composition, { ...person, resource: { ...person?.resource, ...LEA, identifier: [IDENTIFIER] } }, ...others],
  })
}

const SAID = /Concerne une autre personne/

describe("An entry about somebody else says so", () => {
  it.each([
    ["her brother, who shares a name", { display: "Jean Martin" }],
    ["a number that is not hers", { identifier: { ...IDENTIFIER, value: "170022A00654321" } }],
  ])("%s", (_who, subject) => {
    expect(pageOf(subject)).toMatch(SAID)
  })

  it.each([
    ["her name", { display: "Léa Martin" }],
    ["her name, as a form has it", { display: "Mme MARTIN Léa" }],
    ["her name before she married", { display: "Léa Roux" }],
    ["both her names", { display: "Léa Martin Roux" }],
    ["her number", { identifier: IDENTIFIER }],
    ["a number of another kind", { identifier: { system: "urn:hospital", value: "12" } }],
  ])("and one about herself says nothing: %s", (_who, subject) => {
    expect(pageOf(subject)).not.toMatch(SAID)
  })

  it("and none is somebody else's because the document does not say whom it is about", () => {
    const page = pageOf({ reference: "Patient/p" }, {})
    expect(page).not.toMatch(SAID)
    expect(page).toContain("Léa Martin")
  })
})
