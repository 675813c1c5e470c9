import { describe, expect, it } from "vitest"
import { patientSummaries } from "@/lib/platform/files/fixtures"
import { parseFhir } from "../bundle"
import { documentWith } from "../document-with.testing"
import { asNode, nodesAt, textAt } from "../node"
import { readFhirProposals } from "./document"

type Resource = Record<string, unknown>
const coded = (code: string, system = "http://snomed.info/sct", display = "Asthme") => ({ coding: [{ system, code, display }] })
const status = (code: string) => ({ coding: [{ system: "http://terminology.hl7.org/CodeSystem/x", code }] })

const CONDITION = { resourceType: "Condition", clinicalStatus: status("active"), code: coded("195967001") }
const ALLERGY = { resourceType: "AllergyIntolerance", code: coded("91936005", undefined, "Pénicilline") }
const MEDICINE = { medicationCodeableConcept: coded("A10BA02", "http://www.whocc.no/atc", "Metformine") }
const TAKEN = { resourceType: "MedicationStatement", status: "active", ...MEDICINE }
const WANTED = { resourceType: "MedicationRequest", status: "active", intent: "order", ...MEDICINE }
const ACT = { resourceType: "Procedure", status: "completed", code: coded("52734007", undefined, "Prothèse de hanche") }
const DOSE = { resourceType: "Immunization", status: "completed", vaccineCode: coded("J07CA02"), occurrenceDateTime: "2019" }
const QUANTITY = { value: 71.5, unit: "kg", system: "http://unitsofmeasure.org", code: "kg" }
const WEIGHT = {
  resourceType: "Observation",
  status: "final",
  code: coded("29463-7", "http://loinc.org", "Poids"),
  effectiveDateTime: "2026-01-05T08:00:00+01:00",
  valueQuantity: QUANTITY,
}
const FAMILY = { resourceType: "FamilyMemberHistory", status: "completed", relationship: coded("MTH", "v3", "mère") }

const read = (resource: Resource, section: Resource = {}, others: Resource[] = []) =>
  readFhirProposals(documentWith(resource, section, others))
const one = (resource: Resource, section?: Resource) => {
  const { proposals, left } = read(resource, section)
  return proposals[0] ?? left[0]?.why ?? null
}

describe("The five patient summaries of the guide", () => {
  it.each(patientSummaries())(
    "$name proposes every entry of every section that the record has a place for, each once",
    ({ bytes }) => {
      const json = parseFhir(bytes)
      const { proposals, left, writtenBy, writtenOn } = readFhirProposals(json)
      const [composition = null] = nodesAt(asNode(json), "entry.resource")
      const references = nodesAt(composition, "section.entry").map((entry) => textAt(entry, "reference"))
      const names = [...proposals, ...left].map(({ entry }) => entry)
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBe(new Set(references).size)
      expect([writtenBy, writtenOn]).toEqual([expect.any(String), expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)])
      // What is left has no place: results of a laboratory, consents, plans. Nothing is left for want of reading it.
      expect(left.filter(({ why }) => why !== "no_place")).toEqual([])
      expect(left.length).toBeLessThan(12)
    },
  )
})

describe("What a document says becomes a line", () => {
  it.each<[string, Resource, object]>([
    ["a disease, with its code", CONDITION, { section: "conditions", code: { code: "195967001" }, content: { label: "Asthme" } }],
    ["since a year", { ...CONDITION, onsetDateTime: "2009" }, { content: { startedOn: "2009" } }],
    ["since a month", { ...CONDITION, onsetPeriod: { start: "2009-03" } }, { content: { startedOn: "2009-03" } }],
    ["since a day", { ...CONDITION, onsetDateTime: "2009-03-02T10:00:00+01:00" }, { content: { startedOn: "2009-03-02" } }],
    [
      "since a season, in words",
      { ...CONDITION, onsetString: "dans l’enfance" },
      { content: { startedOn: null, note: expect.stringContaining("dans l’enfance") } },
    ],
    ["with an unknown code, kept", { ...CONDITION, code: coded("Z1", "urn:x") }, { code: { system: "urn:x", code: "Z1" } }],
    ["in words alone", { ...CONDITION, code: { text: "Fatigue" } }, { code: null, content: { label: "Fatigue" } }],
    [
      "cured on a day",
      { ...CONDITION, clinicalStatus: status("resolved"), abatementDateTime: "2012-05" },
      { content: { label: "Asthme", endedOn: "2012-05" } },
    ],
    ["cured, nobody says when", { ...CONDITION, clinicalStatus: status("resolved") }, { content: { label: "Asthme (guéri)" } }],
    ["perhaps", { ...CONDITION, verificationStatus: status("provisional") }, { content: { label: "Asthme (provisoire)" } }],
    [
      "an allergy, with its worst reaction",
      {
        ...ALLERGY,
        type: "intolerance",
        reaction: [
          { manifestation: [{ text: "plaques" }], severity: "mild" },
          { manifestation: [{ text: "œdème" }], severity: "severe" },
        ],
      },
      { section: "allergies", content: { kind: "intolerance", reaction: "Plaques, œdème", severity: "severe" } },
    ],
    [
      "an allergy that is over",
      { ...ALLERGY, clinicalStatus: status("inactive") },
      { content: { label: "Pénicilline (plus actif)" } },
    ],
    [
      "that there is no allergy",
      { ...ALLERGY, code: coded("no-known-allergies", "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips") },
      { saysNone: true, code: { code: "no-known-allergies" } },
    ],
    ["no allergy to food alone", { ...ALLERGY, code: coded("429625007") }, { saysNone: false }],
    [
      "a treatment",
      { ...TAKEN, dosage: [{ text: "1 le matin" }] },
      { section: "medications", content: { rhythm: "1 le matin" } },
    ],
    [
      "a treatment that was stopped",
      { ...TAKEN, status: "stopped", statusReason: [{ text: "toux" }], effectivePeriod: { start: "2020", end: "2021-02" } },
      { content: { label: "Metformine", startedOn: "2020", endedOn: "2021-02", endReason: "toux" } },
    ],
    [
      "a treatment stopped some day",
      { ...TAKEN, status: "stopped" },
      { content: { label: "Metformine (arrêté)", endedOn: null } },
    ],
    ["a treatment on hold", { ...WANTED, status: "on-hold" }, { content: { label: "Metformine (suspendu)" } }],
    ["a treatment to come", { ...TAKEN, status: "intended" }, { content: { label: "Metformine (prévu)" } }],
    ["a treatment only thought of", { ...WANTED, intent: "proposal" }, { content: { label: "Metformine (proposition)" } }],
    [
      "an operation",
      { ...ACT, performedDateTime: "2000-04-28" },
      { section: "procedures", content: { startedOn: "2000-04-28" } },
    ],
    [
      "an operation that is prepared",
      { ...ACT, status: "preparation" },
      { content: { label: expect.stringContaining("(en préparation)") } },
    ],
    ["a vaccination, of a year", DOSE, { section: "vaccinations", dose: { givenOn: "2019" }, code: { code: "J07CA02" } }],
    ["a measure", WEIGHT, { section: "measures", taking: { loinc: "29463-7", values: [{ value: 71.5, unit: "kg" }] } }],
    [
      "a disease of the mother",
      { ...FAMILY, condition: [{ code: { text: "Diabète" } }] },
      { section: "family_history", content: { label: "Diabète", relative: "mother" } },
    ],
    [
      "a disease of a cousin, in words",
      { ...FAMILY, relationship: coded("COUSN", "v3", "cousine"), condition: [{ code: { text: "Diabète" } }] },
      { content: { relative: "other", note: expect.stringContaining("cousine") } },
    ],
  ])("%s", (_, resource, expected) => {
    expect(one(resource)).toMatchObject(expected)
  })
})

const UNKNOWN = { modifierExtension: [{ url: "http://example.org/x", valueBoolean: true }] }

describe("What is not so proposes nothing", () => {
  it.each<[string, Resource, string]>([
    ["written by mistake", { ...CONDITION, verificationStatus: status("entered-in-error") }, "not_so"],
    ["ruled out", { ...CONDITION, verificationStatus: status("refuted") }, "not_so"],
    ["in a state without a word", { ...CONDITION, clinicalStatus: status("xyz") }, "not_so"],
    ["with a modifier that nobody knows", { ...CONDITION, ...UNKNOWN }, "not_so"],
    ["about somebody else", { ...CONDITION, subject: { display: "Nina Essai" } }, "not_so"],
    ["a treatment that is not taken", { ...TAKEN, status: "not-taken" }, "not_so"],
    ["a treatment not to give", { ...WANTED, doNotPerform: true }, "not_so"],
    ["a prescription taken back", { ...WANTED, status: "cancelled" }, "not_so"],
    ["a draft", { ...WANTED, status: "draft" }, "not_so"],
    ["an act not done", { ...ACT, status: "not-done" }, "not_so"],
    ["a vaccination not done", { ...DOSE, status: "not-done" }, "not_so"],
    ["a vaccination that is too weak", { ...DOSE, isSubpotent: true }, "not_so"],
    ["a vaccination without a day", { ...DOSE, occurrenceDateTime: undefined, occurrenceString: "enfance" }, "too_little"],
    ["a measure that may change", { ...WEIGHT, status: "preliminary" }, "not_so"],
    ["a measure without its hour", { ...WEIGHT, effectiveDateTime: "2026-01-05" }, "too_little"],
    ["a weight in another unit", { ...WEIGHT, valueQuantity: { ...QUANTITY, code: "g" } }, "too_little"],
    ["an impossible weight", { ...WEIGHT, valueQuantity: { ...QUANTITY, value: 7150 } }, "too_little"],
    ["a glycaemia without its moment", { ...WEIGHT, code: coded("2345-7", "http://loinc.org") }, "too_little"],
    ["less than a number", { ...WEIGHT, valueQuantity: { ...QUANTITY, comparator: "<" } }, "too_little"],
    ["a relative of whom nothing is said", FAMILY, "too_little"],
    [
      "an unknown history of allergies",
      { ...ALLERGY, code: coded("no-allergy-info", "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips") },
      "not_so",
    ],
    ["what has no place", { resourceType: "Flag", status: "active", code: { text: "Régime" } }, "no_place"],
  ])("%s", (_, resource, why) => {
    expect(one(resource)).toBe(why)
  })

  it("in a section about somebody else, or that we cannot read, nor in one inside it", () => {
    expect(one(CONDITION, { focus: { display: "Nina Essai" } })).toBe("not_so")
    expect(one(CONDITION, UNKNOWN)).toBe("not_so")
    const inner = { entry: [], section: [{ title: "Dedans", entry: [{ reference: "Condition/1" }] }] }
    expect(one(CONDITION, inner)).toMatchObject({ section: "conditions" })
    expect(one(CONDITION, { ...inner, focus: { display: "Nina Essai" } })).toBe("not_so")
  })

  it("in a document that its author calls a mistake, or whose sense is changed", () => {
    const document = documentWith(CONDITION)
    const [first, ...others] = document.entry
    const changed = (more: Resource) =>
      readFhirProposals({ ...document, entry: [{ resource: { ...first?.resource, ...more } }, ...others] }).proposals
    expect(changed({})).toHaveLength(1)
    expect(changed({ status: "entered-in-error" })).toEqual([])
    expect(changed(UNKNOWN)).toEqual([])
  })

  it("but an empty section says that there is nothing where its author asked, and only there", () => {
    const empty = (reason: string) =>
      read(
        { resourceType: "Flag", status: "active" },
        { code: coded("48765-2", "http://loinc.org"), entry: [], emptyReason: status(reason) },
      )
    expect(empty("nilknown").proposals).toMatchObject([{ section: "allergies", saysNone: true }])
    expect(empty("unavailable")).toMatchObject({ proposals: [], left: [] })
  })

  it("and one thing in two sections is proposed once", () => {
    const twice = [{ entry: [{ reference: "Condition/1" }] }, { entry: [{ reference: "Condition/1" }] }]
    expect(read(CONDITION, { section: twice }).proposals).toHaveLength(1)
  })
})
