import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parseFhir } from "./bundle"
import { documentWith } from "./document-with.testing"
import { readFhirIdentity } from "./identity"

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
    expect(readFhirIdentity(caseOf("fhir-ins-d-un-autre")).people).toEqual([
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
    expect(readFhirIdentity(documentAbout({ name, birthDate: "1944" })).people).toMatchObject([
      { families: ["Marchand"], givens: ["Jeanne", "Marie"], wholes: ["Mme Lefèvre"], birthDate: "1944" },
    ])
  })

  it("is whom the reference names, where the document does not hold the person", () => {
    const identifier = { system: "urn:oid:1.2.250.1.213.1.4.8", value: "279035121518989" }
    expect(readFhirIdentity(documentAbout({}, { display: "Nina Essai", identifier })).people).toMatchObject([
      { name: "Nina Essai", wholes: ["Nina Essai"], ids: [{ extension: "279035121518989" }] },
    ])
  })

  it("is nobody where it tells nothing", () => {
    expect(readFhirIdentity(documentAbout({ name: undefined })).people).toEqual([])
    expect(readFhirIdentity(documentAbout({ name: undefined }, {})).people).toEqual([])
  })

  it("is the one Patient that it holds, where it does not say so itself, and each of them where it holds two", () => {
    const nina = { name: [{ family: "Essai", given: ["Nina"] }] }
    const alone = documentAbout(nina, {})
    expect(readFhirIdentity(alone).people).toMatchObject([{ name: "Nina Essai" }])
    const another = { resource: { resourceType: "Patient", id: "q", name: [{ text: "Jean Essai" }] } }
    expect(readFhirIdentity({ ...alone, entry: [...alone.entry, another] }).people).toMatchObject([
      { name: "Nina Essai" },
      { name: "Jean Essai" },
    ])
  })
})
