import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { documentDate, readFhirDocument, suggestDocumentType } from "@/lib/fhir/document"
import { documentWith } from "@/lib/fhir/document-with.testing"
import type { FhirDocumentView, FhirEntry, FhirSection } from "@/lib/fhir/schema"
import { textOfNodes } from "@/lib/narrative/text"

const NAMES = [
  "IPS-examples-Bundle-01",
  "IPS-examples-Bundle-with-immunization",
  "bundle-ips-all-sections",
  "bundle-minimal",
  "bundle-no-info-required-sections",
]
const LOCALES = ["fr", "en"] as const

type Composition = { section: { title: string; entry?: { reference: string }[]; emptyReason?: unknown }[] }
type Bundle = { type: string; entry: { fullUrl?: string; resource: Record<string, unknown> }[] }

const folder = new URL("../../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)
const bundleOf = (name: string): Bundle => JSON.parse(readFileSync(new URL(`Bundle-${name}.json`, folder), "utf8"))
const compositionOf = (name: string) => bundleOf(name).entry[0]?.resource as unknown as Composition

const withParts = (entry: FhirEntry): FhirEntry[] => [entry, ...entry.parts.flatMap(withParts)]
const entriesOf = (view: FhirDocumentView) => view.sections.flatMap((section) => section.entries).flatMap(withParts)

/** Every word of the view except the author's own text, which may say what it likes. */
function wordsOf(view: FhirDocumentView): string[] {
  const ofSection = (section: FhirSection): string[] => [
    section.title,
    section.emptyReason ?? "",
    ...section.entries
      .flatMap(withParts)
      .flatMap((entry) => [
        entry.heading,
        ...entry.lines.flatMap((line) => [line.label, line.value]),
        ...entry.notes,
        entry.saidBy ?? "",
      ]),
    ...section.sections.flatMap(ofSection),
  ]
  return [
    view.title,
    view.patient.name,
    ...view.authors,
    view.custodian ?? "",
    view.date ?? "",
    ...view.sections.flatMap(ofSection),
  ]
}

/** Codes whose coding carries words too: they must never be what a person reads. */
function codesWithWords(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesWithWords)
  if (typeof value !== "object" || value === null) return []
  const node = value as Record<string, unknown>
  const own = typeof node.code === "string" && typeof node.display === "string" && /\d/.test(node.code) ? [node.code] : []
  return [...own, ...Object.values(node).flatMap(codesWithWords)]
}

const onlyEntry = (json: unknown, locale: "fr" | "en" = "fr") => readFhirDocument(json, locale).sections[0]?.entries[0]
const lineOf = (entry: FhirEntry | undefined, label: string) => entry?.lines.find((line) => line.label === label)?.value

describe.each(NAMES)("a patient summary (%s)", (name) => {
  it.each(LOCALES)("shows every section and every entry that it refers to (%s)", (locale) => {
    const view = readFhirDocument(bundleOf(name), locale)
    const sections = compositionOf(name).section
    // The document of a consent is named by it, and stands in no section.
    const outside = name === "bundle-ips-all-sections" ? ["Advance Directive Document"] : []
    const others = view.sections.slice(sections.length)
    expect(others.flatMap(({ entries }) => entries.map(({ heading }) => heading))).toEqual(outside)
    for (const [index, section] of sections.entries()) {
      expect(view.sections[index]?.entries).toHaveLength(section.entry?.length ?? 0)
      expect(view.sections[index]?.emptyReason !== null).toBe(section.emptyReason !== undefined)
    }
    expect(
      entriesOf(view)
        .flatMap((entry) => entry.notes)
        .join(),
    ).not.toMatch(/ne la contient pas|does not hold it/)
  })

  it.each(LOCALES)("is written in words, never in codes or addresses (%s)", (locale) => {
    const view = readFhirDocument(bundleOf(name), locale)
    const said = wordsOf(view)
    const codes = new Set(codesWithWords(bundleOf(name)))
    for (const text of said) {
      expect(text).not.toMatch(/\[object Object\]|undefined|null|NaN|https?:\/\/|urn:(oid|uuid)|\{\w+\}/)
      expect(codes.has(text)).toBe(false)
    }
    expect(JSON.stringify(view)).not.toMatch(/http:\/\/(loinc|snomed|terminology|unitsofmeasure)/)
  })

  it("tells who it is about, who made it and when", () => {
    const view = readFhirDocument(bundleOf(name), "fr")
    expect(view.title).toBe("Résumé médical")
    expect(view.patient.name).toMatch(/DeLarosa|JORDANA|Judge/)
    expect(view.patient.birthDate).toMatch(/^\d{1,2}(er)? \p{L}+ \d{4}$/u)
    expect(view.authors.length).toBeGreaterThan(0)
    expect(view.custodian).toBeTruthy()
    expect(view.date).toMatch(/\d{4}/)
    expect(suggestDocumentType(bundleOf(name))).toBe("60591-5")
    expect(documentDate(bundleOf(name))).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

describe("a person who reads a summary", () => {
  const whole = readFhirDocument(bundleOf("bundle-ips-all-sections"), "fr")
  const section = (title: string) => whole.sections.find((candidate) => candidate.title === title)

  it("reads each number of a blood pressure with its unit", () => {
    const pressure = section("Mesures")?.entries.find((entry) => entry.heading === "Tension artérielle")
    expect(pressure?.parts.map((part) => lineOf(part, "Résultat"))).toEqual(["140\u00a0mmHg", "80\u00a0mmHg"])
  })

  it("reads who said it and when", () => {
    expect(section("Maladies et problèmes de santé")?.entries[0]?.saidBy).toBe("Selon HASHIRA COORAY, noté le 25 mai 2016")
    expect(section("Habitudes de vie")?.entries[0]?.saidBy).toBe("Selon la personne elle-même")
  })

  it("reads how to take a medicine, and that another was stopped", () => {
    const [stopped, taken] = section("Médicaments")?.entries ?? []
    expect(lineOf(stopped, "État")).toBe("arrêté")
    expect(taken?.heading).toBe("lisinopril 5 mg tablet")
    expect(lineOf(taken, "Voie")).toBe("par la bouche")
  })

  it("reads why a section is empty", () => {
    const empty = readFhirDocument(bundleOf("bundle-no-info-required-sections"), "fr").sections[0]
    expect(empty?.emptyReason).toBe("L’information n’est pas disponible (No information available).")
  })

  it("finds the single results under the group that names them", () => {
    const results = readFhirDocument(bundleOf("IPS-examples-Bundle-01"), "en").sections.find(
      (entry) => entry.title === "Test results",
    )
    expect(results?.entries[0]?.parts.map((part) => lineOf(part, "Result"))).toEqual([
      "Blood group A Rh(D) positive",
      "positive",
      "positive",
      "negative",
    ])
  })

  it("reads a dosage made of numbers as a sentence", () => {
    const dosage = {
      timing: { repeat: { frequency: 2, period: 1, periodUnit: "d", when: ["MORN", "EVE"] } },
      doseAndRate: [{ doseQuantity: { value: 2, unit: "tablet" } }],
      asNeededBoolean: true,
    }
    const entry = onlyEntry(
      documentWith({ resourceType: "MedicationStatement", medicationCodeableConcept: { text: "Metformine" }, dosage: [dosage] }),
    )
    expect(lineOf(entry, "Comment le prendre")).toBe("2\u00a0comprimés, 2 fois par jour, le matin, le soir, si besoin")
  })

  it("reads a result below a limit, its usual values and what it means", () => {
    const entry = onlyEntry(
      documentWith({
        resourceType: "Observation",
        code: { text: "CRP" },
        valueQuantity: { value: 0.5, comparator: "<", unit: "mg/L" },
        referenceRange: [{ high: { value: 5, unit: "mg/L" } }],
        interpretation: [
          { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code: "N" }] },
        ],
      }),
    )
    expect(lineOf(entry, "Résultat")).toBe("<\u00a00,5\u00a0mg/L")
    expect(lineOf(entry, "Valeurs habituelles")).toBe("au plus 5\u00a0mg/L")
    expect(lineOf(entry, "Ce que cela veut dire")).toBe("dans les valeurs habituelles")
  })

  it("finds a medicine that is contained in the line that names it", () => {
    const contained = [{ resourceType: "Medication", id: "m", code: { text: "Amoxicilline" }, form: { text: "gélule" } }]
    const entry = onlyEntry(
      documentWith({ resourceType: "MedicationRequest", contained, medicationReference: { reference: "#m" } }),
    )
    expect(entry?.heading).toBe("Amoxicilline")
    expect(lineOf(entry, "Forme")).toBe("gélule")
  })

  it("is told when the document refers to something that it does not hold", () => {
    const json = documentWith({ resourceType: "Condition" }, { entry: [{ reference: "Condition/absent" }] })
    expect(onlyEntry(json)?.heading).toBe("Information absente du document")
  })

  it("reads the author's own text of a kind of resource that nobody foresaw", () => {
    const text = { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Verre correcteur</p></div>' }
    const entry = onlyEntry(documentWith({ resourceType: "VisionPrescription", text }))
    expect(textOfNodes(entry?.narrative.nodes ?? [])).toBe("Verre correcteur")
  })
})
