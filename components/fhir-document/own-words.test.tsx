import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

const flag = { resourceType: "Basic" }
const ofEntry = (div: string, status = "generated") => pageText(documentWith({ ...flag, text: { status, div } }))
const ofSection = (div: string, status = "generated") => pageText(documentWith(flag, { text: { status, div } }))
const STATUSES = ["generated", "extensions", "additional"]
const HEADLINE = "<p><b>Generated Narrative: Basic</b></p>"

/** Addresses that an author may give, as they stand in a text and as they are read. */
const ADDRESSES = [
  "Conseils : https://hopital.example/sortie?p=1",
  "https://hopital.example",
  "Voir http://loinc.example/a, puis http://b.example.",
  "12 rue des Lilas, 69003 Lyon, 04 72 00 00 00",
  "secretariat@hopital.example",
  "urn:isbn:9782225855467",
]

describe("An address that the author wrote", () => {
  it.each(STATUSES)("is not cut from what he wrote himself (%s)", (status) => {
    for (const address of ADDRESSES) {
      expect(ofEntry(`<div><p>${address}</p></div>`, status)).toContain(address)
      expect(ofSection(`<div><p>${address}</p></div>`, status)).toContain(address)
    }
  })

  it("stands beside the words that lead to it, and alone where there are none", () => {
    for (const shown of [ofEntry, ofSection]) {
      const page = shown('<div><p><a href="https://a.example/x">Conseils</a>, <a href="mailto:b@b.example"></a></p></div>')
      expect(page).toContain("Conseils (https://a.example/x), mailto:b@b.example")
    }
  })

  it("is said of a coding system too, where he wrote it and no program did", () => {
    const div = '<div><p><a href="http://loinc.org/123">Le code</a> est décrit sur https://www.hl7.org/fhir</p></div>'
    expect(ofEntry(div, "additional")).toContain("Le code (http://loinc.org/123) est décrit sur https://www.hl7.org/fhir")
  })

  it("stays in a narrative that a program made, without those of coding systems and without its headline", () => {
    const page = ofEntry(
      `<div>${HEADLINE}<p>Code (<a href="http://loinc.org">LOINC</a> http://loinc.org#1-8) urn:oid:1.2.3 Voir https://a.example/x</p></div>`,
    )
    expect(page).toContain("Voir https://a.example/x")
    expect(page).not.toMatch(/loinc\.org|urn:oid|Generated/)
  })

  it("and its headline are the author’s where no program wrote them", () => {
    expect(ofEntry(`<div>${HEADLINE}<p>urn:oid:1.2.3</p></div>`, "additional")).toMatch(/Generated Narrative.*urn:oid:1\.2\.3/)
  })

  it.each([
    ["an answer", { resourceType: "Observation", code: { text: "Lien" }, valueString: "https://a.example/x" }],
    ["a message", { resourceType: "Communication", payload: [{ contentString: "https://a.example/x à lire" }] }],
    ["a remark", { resourceType: "Flag", code: { text: "Lien" }, note: [{ text: "https://a.example/x" }] }],
    [
      "a telephone book",
      { resourceType: "Organization", name: "Hôpital", telecom: [{ system: "url", value: "https://a.example/x" }] },
    ],
  ])("is said where it stands as data: %s", (_, resource) => {
    expect(pageText(documentWith(resource))).toContain("https://a.example/x")
  })
})

describe("What the author wrote in his own words", () => {
  const stated = { resourceType: "Condition", code: { text: "La chose" } }
  const ofStated = (status: string | undefined) =>
    pageText(documentWith({ ...stated, text: { status, div: "<div>Avis rare</div>" } }))

  it("is shown beside what is coded, unless a program made it from that", () => {
    for (const status of ["additional", "extensions", "x-unheard-of", undefined]) expect(ofStated(status)).toContain("Avis rare")
    for (const status of ["generated", "empty"]) expect(ofStated(status)).not.toContain("Avis rare")
  })

  it.each([...STATUSES, "empty", "x-unheard-of"])("is shown where there is nothing else (%s)", (status) => {
    expect(ofEntry("<div>Avis rare</div>", status)).toContain("Avis rare")
    const page = pageText(documentWith(flag, { entry: [], text: { status, div: "<div>Avis rare</div>" } }))
    expect(page).toContain("Avis rare")
    expect(page).not.toContain("Rien n’est écrit")
  })
})

describe("What is given by a code alone", () => {
  const code = { coding: [{ system: "urn:x", code: "x1" }] }
  const text = { status: "generated", div: "<div>Les mots de l’auteur</div>" }
  const ALONE: [string, Record<string, unknown>][] = [
    ["its name", { resourceType: "Condition", code, clinicalStatus: { text: "en cours" } }],
    ["a line of it", { resourceType: "Condition", code: { text: "La chose" }, bodySite: [code] }],
    ["a detail of it", { resourceType: "Procedure", code: { text: "La chose" }, category: code }],
    ["a part of it", { resourceType: "Encounter", type: [{ text: "La chose" }], hospitalization: { reAdmission: code } }],
  ]

  it.each(ALONE)("is shown with what its author wrote of it, and without that is said to be there: %s", (_, resource) => {
    expect(pageText(documentWith({ ...resource, text }))).toContain("Les mots de l’auteur")
    const page = pageText(documentWith(resource))
    expect(page).toContain("donné par un code, sans mots")
    expect(page).not.toContain("x1")
  })

  it("is called by its kind", () => {
    expect(pageText(documentWith({ resourceType: "Condition", code }))).toContain("Section Problème de santé")
  })
})

describe("What the author wrote beside a code that has a word of ours", () => {
  const HL7 = "http://terminology.hl7.org/CodeSystem"
  const coded = (system: string, code: string, text?: string) => ({ coding: [{ system: `${HL7}/${system}`, code }], text })
  const medicine = { resourceType: "MedicationRequest", medicationCodeableConcept: { text: "Doliprane" } }
  const translation = [
    { url: "lang", valueCode: "fr" },
    { url: "content", valueString: "Pénicilline" },
  ]
  const translated = {
    system: "urn:x",
    code: "1",
    display: "Penicillin",
    _display: { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/translation", extension: translation }] },
  }
  const CODED: [what: string, of: (text: string) => Record<string, unknown>, ours: string][] = [
    [
      "a state",
      (text) => ({
        resourceType: "Condition",
        code: { text: "Asthme" },
        clinicalStatus: coded("condition-clinical", "active", text),
      }),
      "en cours",
    ],
    [
      "how often",
      (text) => ({ ...medicine, dosageInstruction: [{ timing: { code: coded("v3-GTSAbbreviation", "BID", text) } }] }),
      "2 fois par jour",
    ],
    [
      "by which way",
      (text) => ({ ...medicine, dosageInstruction: [{ route: coded("v3-RouteOfAdministration", "PO", text) }] }),
      "par la bouche",
    ],
    [
      "what a result means",
      (text) => ({
        resourceType: "Observation",
        code: { text: "Potassium" },
        interpretation: [coded("v3-ObservationInterpretation", "H", text)],
      }),
      "au-dessus des valeurs habituelles",
    ],
    [
      "a name in this language",
      (text) => ({ resourceType: "AllergyIntolerance", code: { coding: [translated], text } }),
      "Pénicilline",
    ],
  ]

  it.each(CODED)("stands beside it: %s", (_, of, ours) => {
    expect(pageText(documentWith(of("mot à lui")))).toContain(`${ours} (mot à lui)`)
  })

  it.each(CODED)("is not said again where it says the same: %s", (_, of, ours) => {
    const page = pageText(documentWith(of(ours)))
    expect(page).toContain(ours)
    expect(page).not.toContain("(")
  })
})
