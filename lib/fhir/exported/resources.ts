import type { LineSection } from "@/drizzle/line-vocabulary"
import { ARM_CODES, MEAL_MOMENT_CODES, POSITION_CODES } from "@/drizzle/measure-vocabulary"
import { HABIT_CODES } from "../proposed/observations"
import { AWAITS_YES, BODY_POSITION, HABIT_SYSTEM, MEAL_MOMENT } from "../proposed/own"
import type { LeavingDose, LeavingLine, LeavingMeasure } from "./schema"

export type Json = { [key: string]: unknown }

const LOINC = "http://loinc.org"
const SNOMED = "http://snomed.info/sct"
const UCUM = "http://unitsofmeasure.org"
const HL7 = "http://terminology.hl7.org/CodeSystem"
const ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"

export const referenceTo = (id: string): Json => ({ reference: `urn:uuid:${id}` })
const coded = (system: string, code: string): Json => ({ coding: [{ system, code }] })
/** Without what is not said. */
const only = (all: Json): Json =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined))

const NONE: Partial<Record<LineSection, string>> = {
  allergies: "no-known-allergies",
  conditions: "no-known-problems",
  medications: "no-known-medications",
  procedures: "no-known-procedures",
  devices: "no-known-devices",
}

/** The words always, the code where one was given. */
const conceptOf = ({ code, label }: { code: LeavingLine["code"]; label: string }): Json =>
  code ? { coding: [code], text: label } : { text: label }

function nameOf({ saysNone, section, ...line }: LeavingLine): Json {
  const none = NONE[section]
  return saysNone && none ? { coding: [{ system: ABSENT, code: none }], text: line.label } : conceptOf(line)
}

const notesOf = ({ words }: Pick<LeavingLine, "words">) => (words.length > 0 ? words.map((text) => ({ text })) : null)
const periodOf = ({ startedOn, endedOn }: LeavingLine) => (startedOn || endedOn ? only({ start: startedOn, end: endedOn }) : null)

/** What the format wants to be said, and nobody said. */
const UNKNOWN = { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }

/** Where a patient summary wants to know when, and nobody said it: that (IPS 2.0). */
function whenOf(name: "performed" | "effective" | "timing", line: LeavingLine): Json {
  const period = periodOf(line)
  return period ? { [`${name}Period`]: period } : { [`_${name}DateTime`]: { extension: [UNKNOWN] } }
}

type Make = (line: LeavingLine, subject: Json) => Json

function condition(line: LeavingLine, subject: Json): Json {
  return {
    resourceType: "Condition",
    clinicalStatus: coded(`${HL7}/condition-clinical`, line.endedOn ? "resolved" : "active"),
    verificationStatus: coded(`${HL7}/condition-ver-status`, line.isProposed ? "unconfirmed" : "confirmed"),
    ...{ code: nameOf(line), subject, onsetDateTime: line.startedOn, abatementDateTime: line.endedOn, note: notesOf(line) },
  }
}

function allergy(line: LeavingLine, subject: Json): Json {
  const { reaction, severity } = line
  const manifestation = reaction ? { text: reaction } : { extension: [UNKNOWN] }
  const manifested = reaction || severity ? [only({ manifestation: [manifestation], severity })] : null
  return {
    resourceType: "AllergyIntolerance",
    clinicalStatus: coded(`${HL7}/allergyintolerance-clinical`, "active"),
    verificationStatus: coded(`${HL7}/allergyintolerance-verification`, line.isProposed ? "unconfirmed" : "confirmed"),
    type: line.kind,
    ...{ code: nameOf(line), patient: subject, onsetDateTime: line.startedOn, reaction: manifested, note: notesOf(line) },
  }
}

function medication(line: LeavingLine, subject: Json): Json {
  return {
    resourceType: "MedicationStatement",
    status: line.endedOn ? "completed" : "active",
    ...{ medicationCodeableConcept: nameOf(line), subject, ...whenOf("effective", line) },
    ...{ dosage: line.rhythm ? [{ text: line.rhythm }] : null, note: notesOf(line) },
  }
}

function procedure(line: LeavingLine, subject: Json): Json {
  const when = whenOf("performed", line)
  return { resourceType: "Procedure", status: "completed", code: nameOf(line), subject, ...when, note: notesOf(line) }
}

function device(line: LeavingLine, subject: Json): Json {
  const contained = [{ resourceType: "Device", id: "device", type: nameOf(line) }]
  const status = line.endedOn ? "completed" : "active"
  const used = { device: { reference: "#device", display: line.label }, ...whenOf("timing", line), note: notesOf(line) }
  return { resourceType: "DeviceUseStatement", contained, status, subject, ...used }
}

const KIN: Record<string, string> = {
  ...{ mother: "MTH", father: "FTH", sister: "SIS", brother: "BRO", daughter: "DAU", son: "SON" },
  ...{ grandparent: "GRPRN", aunt_uncle: "AUNT", other: "FAMMEMB" },
}

function family(line: LeavingLine, subject: Json): Json {
  const relationship = coded(`${HL7}/v3-RoleCode`, KIN[line.relative ?? "other"] ?? "FAMMEMB")
  const ill = only({ code: nameOf(line), note: notesOf(line) })
  return { resourceType: "FamilyMemberHistory", status: "completed", patient: subject, relationship, condition: [ill] }
}

function habit(line: LeavingLine, subject: Json): Json {
  const [topic] = Object.entries(HABIT_CODES).find(([, word]) => word === line.kind) ?? []
  // Which code somebody gave, and which only says of what it is.
  const given = line.code ? [{ ...line.code, userSelected: true }] : []
  const coding = [...given, ...(topic && line.code?.code !== topic ? [{ system: LOINC, code: topic }] : [])]
  const own = line.kind ? [coded(HABIT_SYSTEM, line.kind)] : []
  return {
    resourceType: "Observation",
    ...statusOf(line),
    category: [coded(`${HL7}/observation-category`, "social-history"), ...own],
    code: only({ coding: coding.length > 0 ? coding : null, text: line.label }),
    ...{ subject, effectivePeriod: periodOf(line), valueString: line.label, note: notesOf(line) },
  }
}

const MAKES: Record<LineSection, Make> = {
  ...{ conditions: condition, allergies: allergy, medications: medication, procedures: procedure },
  ...{ devices: device, family_history: family, lifestyle: habit },
}

export const lineResource = (line: LeavingLine, subject: Json): Json =>
  only({ ...MAKES[line.section](line, subject), id: line.id })

export function doseResource({ id, code, vaccine, givenOn, dose, lot, givenBy, words }: LeavingDose, patient: Json): Json {
  const vaccineCode = conceptOf({ code, label: vaccine })
  const performer = givenBy ? [{ actor: { display: givenBy } }] : null
  return only({
    ...{ resourceType: "Immunization", id, status: "completed", vaccineCode, patient },
    ...{ occurrenceDateTime: givenOn, lotNumber: lot, performer, note: notesOf({ words }) },
    protocolApplied: dose && [{ doseNumberString: dose }],
  })
}

const PRESSURES = ["8480-6", "8462-4"]

/** What waits for somebody's yes is not final yet. */
const statusOf = ({ isProposed }: { isProposed: boolean }): Json =>
  isProposed ? { meta: { tag: [AWAITS_YES] }, status: "preliminary" } : { status: "final" }

/** When by the meal, as the French guide says it, and how the person was; nothing where neither is said. */
function extensionsOf({ mealMoment, position }: LeavingMeasure) {
  const said = [
    mealMoment && { url: MEAL_MOMENT, valueCodeableConcept: coded(LOINC, MEAL_MOMENT_CODES[mealMoment]) },
    position && { url: BODY_POSITION, valueCodeableConcept: coded(SNOMED, POSITION_CODES[position]) },
  ].filter((one) => one !== null)
  return said.length > 0 ? said : null
}

export function measureResource(measure: LeavingMeasure, subject: Json): Json {
  const { id, loinc, name, measuredAt, values, unit, arm } = measure
  const quantity = (value: number) => ({ value, unit, system: UCUM, code: unit })
  const component = values.map((value, at) => ({ code: coded(LOINC, PRESSURES[at] ?? loinc), valueQuantity: quantity(value) }))
  return only({
    ...{ resourceType: "Observation", id, ...statusOf(measure), extension: extensionsOf(measure) },
    bodySite: arm && coded(SNOMED, ARM_CODES[arm]),
    category: [coded(`${HL7}/observation-category`, "vital-signs")],
    ...{ code: { coding: [{ system: LOINC, code: loinc }], text: name }, subject, effectiveDateTime: measuredAt.toISOString() },
    ...(values.length > 1 ? { component } : { valueQuantity: quantity(values[0] ?? 0) }),
  })
}
