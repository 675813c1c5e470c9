import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parseFhir } from "./bundle"
import { documentWith } from "./document-with.testing"
import { readFhirPeople } from "./identity"

const caseOf = (name: string) => parseFhir(readFileSync(new URL(`cases/${name}.json`, import.meta.url)))

/** A document whose patient, or whose subject, says something else. */
function documentAbout(patient: Record<string, unknown>, subject: Record<string, unknown> = { reference: "Patient/p" }) {
  const document = documentWith({ resourceType: "Observation" })
  const [composition, person, ...others] = document.entry
  Object.assign(composition?.resource ?? {}, { subject })
  return { ...document, entry: [composition, { resource: { ...person?.resource, ...patient } }, ...others] }
}

describe("Whom a FHIR document is about", () => {
  it("is told with the matricule INS", () => {
    expect(readFhirPeople(caseOf("fhir-ins-d-un-autre"))).toEqual([
      {
        name: "Nina Essai",
        families: ["Essai"],
        givens: ["Nina"],
        wholes: [],
        birthDate: "1970-02-03",
        ids: [{ root: "1.2.250.1.213.1.4.10", extension: "279035121518989" }],
      },
    ])
  })

  it("is told in every name, but a name of nobody", () => {
    const name = [
      { use: "anonymous", family: "X" },
      { use: "maiden", family: "Marchand", given: ["Jeanne", "Marie"] },
      { text: "Mme Lefèvre" },
    ]
    expect(readFhirPeople(documentAbout({ name, birthDate: "1944" }))).toMatchObject([
      { families: ["Marchand"], givens: ["Jeanne", "Marie"], wholes: ["Mme Lefèvre"], birthDate: "1944" },
    ])
  })

  it("is whom the reference names, where the document does not hold the person", () => {
    const identifier = { system: "urn:oid:1.2.250.1.213.1.4.8", value: "279035121518989" }
    expect(readFhirPeople(documentAbout({}, { display: "Nina Essai", identifier }))).toMatchObject([
      { name: "Nina Essai", wholes: ["Nina Essai"], ids: [{ extension: "279035121518989" }] },
    ])
  })

  it("is nobody where it tells nothing", () => {
    expect(readFhirPeople(documentAbout({ name: undefined }))).toEqual([])
    expect(readFhirPeople(documentAbout({}, {}))).toEqual([])
  })
})
