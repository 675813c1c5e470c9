import type { SummaryPart } from "./bundle"

type Entry = SummaryPart["entries"][number]

const HL7 = "http://terminology.hl7.org/CodeSystem"
const coded = (system: string, code: string) => ({ coding: [{ system, code }] })

/** Something that one has, since a year. */
export const condition = (words: string, since: string): Entry => ({
  words: `${words}, depuis ${since}`,
  resource: {
    resourceType: "Condition",
    clinicalStatus: coded(`${HL7}/condition-clinical`, "active"),
    verificationStatus: coded(`${HL7}/condition-ver-status`, "confirmed"),
    code: { text: words },
    onsetDateTime: since,
  },
})

/** What one does not bear, and what it does. */
export const allergy = (words: string, reaction: string): Entry => ({
  words: `${words} : ${reaction.toLowerCase()}`,
  resource: {
    resourceType: "AllergyIntolerance",
    clinicalStatus: coded(`${HL7}/allergyintolerance-clinical`, "active"),
    verificationStatus: coded(`${HL7}/allergyintolerance-verification`, "confirmed"),
    type: "allergy",
    code: { text: words },
    reaction: [{ manifestation: [{ text: reaction }] }],
  },
})

/** What one takes, and how, in words. */
export const medicine = (words: string, how: string, since: string): Entry => ({
  words: `${words} : ${how}`,
  resource: {
    resourceType: "MedicationStatement",
    status: "active",
    medicationCodeableConcept: { text: words },
    effectivePeriod: { start: since },
    dosage: [{ text: how }],
  },
})

export const vaccine = (words: string, day: string): Entry => ({
  words: `${words}, ${day.slice(0, 4)}`,
  resource: { resourceType: "Immunization", status: "completed", vaccineCode: { text: words }, occurrenceDateTime: day },
})

/** A value that was measured; `code` is of LOINC, the unit of UCUM and as people write it. */
export const measure = (
  code: string,
  words: string,
  day: string,
  [value, unit, ucum = unit]: [number, string, string?],
): Entry => ({
  words: `${words} : ${value.toLocaleString("fr-FR")} ${unit}`,
  resource: {
    resourceType: "Observation",
    status: "final",
    code: { ...coded("http://loinc.org", code), text: words },
    effectiveDateTime: day,
    valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: ucum },
  },
})

export const procedure = (words: string, year: string): Entry => ({
  words: `${words}, ${year}`,
  resource: { resourceType: "Procedure", status: "completed", code: { text: words }, performedDateTime: year },
})

/** What a stranger who treats should know first. */
export const alert = (words: string): Entry => ({
  words,
  resource: { resourceType: "Flag", status: "active", code: { text: words } },
})

/** How somebody lives, in words; `code` is of LOINC. */
export const habit = (code: string, words: string, answer: string, day: string): Entry => ({
  words: `${words} : ${answer.toLowerCase()}`,
  resource: {
    resourceType: "Observation",
    status: "final",
    code: { ...coded("http://loinc.org", code), text: words },
    effectiveDateTime: day,
    valueCodeableConcept: { text: answer },
  },
})
