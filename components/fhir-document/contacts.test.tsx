import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

const WAYS: [system: string | undefined, value: string, label: string][] = [
  ["phone", "01 99 00 12 34", "Téléphone"],
  ["fax", "01 99 00 12 35", "Fax"],
  ["email", "accueil@hopital.example", "E-mail"],
  ["sms", "06 39 98 12 34", "Numéro pour les SMS"],
  ["pager", "1234", "Bipeur"],
  ["url", "https://hopital.example", "Site internet"],
  ["other", "Guichet B", "Autre moyen de contact"],
  [undefined, "Poste 12", "Contact"],
]
const telecom = WAYS.map(([system, value]) => ({ system, value }))

describe("A way to reach somebody stands under the word for it", () => {
  it.each(["Organization", "Practitioner", "RelatedPerson", "PractitionerRole", "Location", "HealthcareService", "Person"])(
    "of the kind %s",
    (resourceType) => {
      const page = pageText(documentWith({ resourceType, name: "Hôpital", telecom }))
      for (const [, value, label] of WAYS) expect.soft(page, label).toContain(`${label} ${value}`)
    },
  )

  it("of somebody to call for the patient", () => {
    const document = documentWith({ resourceType: "Flag", code: { text: "Alerte" } })
    Object.assign(document.entry[1]?.resource ?? {}, {
      contact: [{ telecom: [{ system: "email", value: "fille@essai.example" }] }],
    })
    expect(pageText(document)).toContain("E-mail : fille@essai.example")
  })
})
