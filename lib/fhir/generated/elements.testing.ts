import { readFileSync } from "node:fs"

/** What a value of a type is made from, in these tests: a word that stands nowhere else, and what a page must then say. */
type Made = { value: unknown; says: string }
type Make = (word: string, number: number) => Made

/** A year, so that each date can be told from every other in any language. */
const yearOf = (number: number) => String(1900 + (number % 120))

/** For each type of FHIR R4 that people read, a value of it. Types that are absent here are for machines. */
const TYPES: Readonly<Record<string, Make>> = {
  string: (word) => ({ value: word, says: word }),
  markdown: (word) => ({ value: word, says: word }),
  CodeableConcept: (word) => ({ value: { text: word }, says: word }),
  Coding: (word) => ({ value: { system: "urn:x", code: "x", display: word }, says: word }),
  Reference: (word) => ({ value: { display: word }, says: word }),
  Annotation: (word) => ({ value: { text: word }, says: word }),
  HumanName: (word) => ({ value: { text: word }, says: word }),
  ContactPoint: (word) => ({ value: { system: "phone", value: word }, says: word }),
  Address: (word) => ({ value: { text: word }, says: word }),
  Quantity: (word, number) => ({ value: { value: number, unit: word }, says: `${number} ${word}` }),
  SimpleQuantity: (word, number) => ({ value: { value: number, unit: word }, says: `${number} ${word}` }),
  Age: (word, number) => ({ value: { value: number, unit: word }, says: `${number} ${word}` }),
  Duration: (word, number) => ({ value: { value: number, unit: word }, says: `${number} ${word}` }),
  Range: (word, number) => ({
    value: { low: { value: number, unit: word }, high: { value: number + 1, unit: word } },
    says: word,
  }),
  Ratio: (word) => ({ value: { numerator: { value: 3, unit: word }, denominator: { value: 1, unit: "j" } }, says: word }),
  Period: (_, number) => ({ value: { start: `${yearOf(number)}-03-04` }, says: yearOf(number) }),
  dateTime: (_, number) => ({ value: `${yearOf(number)}-03-04T10:00:00+01:00`, says: yearOf(number) }),
  date: (_, number) => ({ value: `${yearOf(number)}-03-04`, says: yearOf(number) }),
  instant: (_, number) => ({ value: `${yearOf(number)}-03-04T10:00:00+01:00`, says: yearOf(number) }),
}

/** Elements that say nothing to a person, or that other tests look at: who it is about, states, narratives, files. */
const APART =
  /^(id|meta|implicitRules|language|text|contained|extension|modifierExtension|identifier|subject|patient|.*[sS]tatus|criticality|intent|priority|mode|use|kind|source|url|uri|reference|instantiates.*|linkId|sliceName)$/

export type Element = { path: string; type: string }

const folder = new URL("../../../node_modules/hl7.fhir.uv.ips/", import.meta.url)

type Snapshot = { type: string; snapshot: { element: { path: string; type?: { code: string }[]; max?: string }[] } }

/** The elements of a kind as the published profile (HL7 FHIR IPS 2.0.0, CC0) lists them, each of its types apart. */
export function elementsOfProfile(file: string): { kind: string; elements: Element[] } {
  const { type: kind, snapshot }: Snapshot = JSON.parse(readFileSync(new URL(file, folder), "utf8"))
  const elements = snapshot.element.flatMap(({ path, type = [] }) =>
    path.includes(".") ? type.map(({ code }) => ({ path: path.slice(kind.length + 1), type: code })) : [],
  )
  return { kind, elements: elements.filter(isRead) }
}

/** The elements of a kind that may stand more than once, or in a part that may: each with the last such step on its path. */
export function repeatedOfProfile(file: string): { kind: string; elements: (Element & { step: number })[] } {
  const { type: kind, snapshot }: Snapshot = JSON.parse(readFileSync(new URL(file, folder), "utf8"))
  const many = new Set(snapshot.element.filter(({ max }) => max === "*").map(({ path }) => path))
  const elements = elementsOfProfile(file).elements.flatMap((element) => {
    const steps = element.path.split(".")
    const step = steps.findLastIndex((_, at) => many.has([kind, ...steps.slice(0, at + 1)].join(".")))
    return step < 0 ? [] : [{ ...element, step }]
  })
  return { kind, elements }
}

/** The parts of a kind that hold elements of their own, and so may hold what changes their sense, as its profile lists them. */
export function backbonesOfProfile(file: string): { kind: string; paths: string[] } {
  const { type: kind, snapshot }: Snapshot = JSON.parse(readFileSync(new URL(file, folder), "utf8"))
  const parts = snapshot.element.filter(({ type = [] }) =>
    type.some(({ code }) => /^(BackboneElement|Dosage|Timing)$/.test(code)),
  )
  return { kind, paths: parts.map(({ path }) => path.slice(kind.length + 1)).filter((path) => path && !path.endsWith("[x]")) }
}

const isRead = ({ path, type }: Element) => type in TYPES && path.split(".").every((step) => !APART.test(step.replace("[x]", "")))

/**
 * The elements that people read of the other kinds which may stand in a section, by FHIR R4 (hl7.org/fhir/R4, CC0): the
 * profiles say nothing of them.
 */
export const OTHER_KINDS: Readonly<Record<string, string>> = {
  FamilyMemberHistory:
    "name:string relationship:CodeableConcept sex:CodeableConcept born[x]:Period born[x]:string age[x]:Age age[x]:string deceased[x]:Age deceased[x]:string date:dateTime reasonCode:CodeableConcept note:Annotation condition.code:CodeableConcept condition.outcome:CodeableConcept condition.onset[x]:Age condition.onset[x]:string condition.note:Annotation",
  MedicationAdministration:
    "medication[x]:CodeableConcept medication[x]:Reference effective[x]:dateTime effective[x]:Period statusReason:CodeableConcept category:CodeableConcept performer.actor:Reference performer.function:CodeableConcept reasonCode:CodeableConcept reasonReference:Reference device:Reference note:Annotation dosage.text:string dosage.site:CodeableConcept dosage.route:CodeableConcept dosage.method:CodeableConcept dosage.dose:Quantity dosage.rate[x]:Ratio dosage.rate[x]:Quantity",
  MedicationDispense:
    "medication[x]:CodeableConcept medication[x]:Reference statusReason[x]:CodeableConcept category:CodeableConcept performer.actor:Reference location:Reference type:CodeableConcept quantity:Quantity daysSupply:Quantity whenPrepared:dateTime whenHandedOver:dateTime destination:Reference receiver:Reference note:Annotation dosageInstruction.text:string substitution.type:CodeableConcept substitution.reason:CodeableConcept",
  List: "title:string code:CodeableConcept date:dateTime source:Reference note:Annotation entry.flag:CodeableConcept entry.date:dateTime entry.item:Reference emptyReason:CodeableConcept",
  QuestionnaireResponse:
    "authored:dateTime author:Reference source:Reference item.text:string item.answer.value[x]:string item.answer.value[x]:date item.answer.value[x]:Coding item.answer.value[x]:Quantity item.answer.value[x]:Reference item.item.text:string item.item.answer.value[x]:string item.answer.item.text:string",
  VisionPrescription:
    "created:dateTime dateWritten:dateTime prescriber:Reference lensSpecification.product:CodeableConcept lensSpecification.duration:Quantity lensSpecification.color:string lensSpecification.brand:string lensSpecification.note:Annotation",
  CareTeam:
    "name:string category:CodeableConcept period:Period participant.role:CodeableConcept participant.member:Reference participant.onBehalfOf:Reference participant.period:Period reasonCode:CodeableConcept managingOrganization:Reference note:Annotation",
  CarePlan:
    "title:string description:string category:CodeableConcept period:Period created:dateTime author:Reference careTeam:Reference addresses:Reference goal:Reference activity.outcomeCodeableConcept:CodeableConcept activity.progress:Annotation activity.reference:Reference activity.detail.code:CodeableConcept activity.detail.reasonCode:CodeableConcept activity.detail.scheduled[x]:string activity.detail.scheduled[x]:Period activity.detail.location:Reference activity.detail.performer:Reference activity.detail.product[x]:CodeableConcept activity.detail.dailyAmount:Quantity activity.detail.description:string note:Annotation",
  Goal: "category:CodeableConcept description:CodeableConcept start[x]:date start[x]:CodeableConcept target.measure:CodeableConcept target.detail[x]:Quantity target.detail[x]:Range target.detail[x]:CodeableConcept target.detail[x]:string target.due[x]:date statusDate:date statusReason:string expressedBy:Reference addresses:Reference note:Annotation outcomeCode:CodeableConcept outcomeReference:Reference",
  ServiceRequest:
    "category:CodeableConcept code:CodeableConcept orderDetail:CodeableConcept quantity[x]:Quantity quantity[x]:Ratio quantity[x]:Range occurrence[x]:dateTime occurrence[x]:Period asNeeded[x]:CodeableConcept authoredOn:dateTime requester:Reference performerType:CodeableConcept performer:Reference locationCode:CodeableConcept locationReference:Reference reasonCode:CodeableConcept reasonReference:Reference specimen:Reference bodySite:CodeableConcept note:Annotation patientInstruction:string",
  Encounter:
    "class:Coding type:CodeableConcept serviceType:CodeableConcept priority:CodeableConcept participant.individual:Reference period:Period length:Duration reasonCode:CodeableConcept reasonReference:Reference diagnosis.condition:Reference diagnosis.use:CodeableConcept hospitalization.origin:Reference hospitalization.admitSource:CodeableConcept hospitalization.dietPreference:CodeableConcept hospitalization.destination:Reference hospitalization.dischargeDisposition:CodeableConcept location.location:Reference serviceProvider:Reference",
  ClinicalImpression:
    "code:CodeableConcept description:string effective[x]:dateTime date:dateTime assessor:Reference problem:Reference summary:string finding.itemCodeableConcept:CodeableConcept finding.basis:string prognosisCodeableConcept:CodeableConcept note:Annotation",
  RiskAssessment:
    "code:CodeableConcept occurrence[x]:dateTime condition:Reference performer:Reference reasonCode:CodeableConcept basis:Reference prediction.outcome:CodeableConcept prediction.qualitativeRisk:CodeableConcept prediction.when[x]:Period prediction.rationale:string mitigation:string note:Annotation",
  Consent:
    "scope:CodeableConcept category:CodeableConcept dateTime:dateTime performer:Reference organization:Reference provision.period:Period provision.actor.role:CodeableConcept provision.actor.reference:Reference provision.action:CodeableConcept provision.code:CodeableConcept",
  DocumentReference:
    "type:CodeableConcept category:CodeableConcept date:instant author:Reference authenticator:Reference custodian:Reference description:string content.attachment.title:string context.event:CodeableConcept context.period:Period context.facilityType:CodeableConcept context.practiceSetting:CodeableConcept",
  ImmunizationRecommendation:
    "date:dateTime authority:Reference recommendation.vaccineCode:CodeableConcept recommendation.targetDisease:CodeableConcept recommendation.forecastReason:CodeableConcept recommendation.dateCriterion.code:CodeableConcept recommendation.dateCriterion.value:dateTime recommendation.description:string recommendation.series:string recommendation.doseNumber[x]:string",
  NutritionOrder:
    "dateTime:dateTime orderer:Reference foodPreferenceModifier:CodeableConcept excludeFoodModifier:CodeableConcept oralDiet.type:CodeableConcept oralDiet.nutrient.modifier:CodeableConcept oralDiet.nutrient.amount:Quantity oralDiet.texture.modifier:CodeableConcept oralDiet.fluidConsistencyType:CodeableConcept oralDiet.instruction:string supplement.type:CodeableConcept supplement.productName:string supplement.quantity:Quantity supplement.instruction:string enteralFormula.baseFormulaType:CodeableConcept enteralFormula.administrationInstruction:string note:Annotation",
  DeviceRequest:
    "code[x]:CodeableConcept code[x]:Reference parameter.code:CodeableConcept parameter.value[x]:Quantity occurrence[x]:dateTime authoredOn:dateTime requester:Reference performer:Reference reasonCode:CodeableConcept reasonReference:Reference note:Annotation",
  Communication:
    "statusReason:CodeableConcept category:CodeableConcept medium:CodeableConcept topic:CodeableConcept about:Reference sent:dateTime received:dateTime recipient:Reference sender:Reference reasonCode:CodeableConcept payload.content[x]:string note:Annotation",
  Appointment:
    "cancelationReason:CodeableConcept serviceCategory:CodeableConcept serviceType:CodeableConcept specialty:CodeableConcept appointmentType:CodeableConcept reasonCode:CodeableConcept description:string start:instant end:instant comment:string patientInstruction:string participant.actor:Reference participant.type:CodeableConcept",
  Task: "businessStatus:CodeableConcept statusReason:CodeableConcept code:CodeableConcept description:string executionPeriod:Period authoredOn:dateTime requester:Reference performerType:CodeableConcept owner:Reference location:Reference reasonCode:CodeableConcept note:Annotation input.type:CodeableConcept input.value[x]:string output.type:CodeableConcept output.value[x]:string",
  BodyStructure: "morphology:CodeableConcept location:CodeableConcept locationQualifier:CodeableConcept description:string",
  Coverage:
    "type:CodeableConcept policyHolder:Reference beneficiary:Reference dependent:string relationship:CodeableConcept period:Period payor:Reference class.type:CodeableConcept class.value:string class.name:string network:string",
  DetectedIssue:
    "code:CodeableConcept identified[x]:dateTime author:Reference implicated:Reference evidence.code:CodeableConcept detail:string mitigation.action:CodeableConcept mitigation.date:dateTime",
  AdverseEvent:
    "category:CodeableConcept event:CodeableConcept date:dateTime detected:dateTime resultingCondition:Reference location:Reference seriousness:CodeableConcept severity:CodeableConcept outcome:CodeableConcept recorder:Reference suspectEntity.instance:Reference",
  Media:
    "type:CodeableConcept modality:CodeableConcept view:CodeableConcept created[x]:dateTime operator:Reference reasonCode:CodeableConcept bodySite:CodeableConcept deviceName:string note:Annotation content.title:string",
  RelatedPerson: "relationship:CodeableConcept name.text:string period:Period birthDate:date",
  Location: "name:string description:string type:CodeableConcept physicalType:CodeableConcept managingOrganization:Reference",
  AppointmentResponse: "participantType:CodeableConcept actor:Reference start:instant end:instant comment:string",
  EpisodeOfCare:
    "type:CodeableConcept diagnosis.condition:Reference diagnosis.role:CodeableConcept period:Period managingOrganization:Reference referralRequest:Reference careManager:Reference team:Reference",
  SupplyRequest:
    "category:CodeableConcept item[x]:CodeableConcept item[x]:Reference quantity:Quantity parameter.code:CodeableConcept parameter.value[x]:Quantity occurrence[x]:dateTime authoredOn:dateTime requester:Reference supplier:Reference reasonCode:CodeableConcept reasonReference:Reference deliverFrom:Reference deliverTo:Reference",
  SupplyDelivery:
    "type:CodeableConcept suppliedItem.quantity:Quantity suppliedItem.item[x]:CodeableConcept suppliedItem.item[x]:Reference occurrence[x]:dateTime supplier:Reference destination:Reference receiver:Reference",
  ImmunizationEvaluation:
    "date:dateTime authority:Reference targetDisease:CodeableConcept immunizationEvent:Reference doseStatus:CodeableConcept doseStatusReason:CodeableConcept description:string series:string doseNumber[x]:string seriesDoses[x]:string",
  Group:
    "code:CodeableConcept name:string managingEntity:Reference characteristic.code:CodeableConcept characteristic.value[x]:CodeableConcept characteristic.value[x]:Quantity characteristic.value[x]:Range characteristic.value[x]:Reference characteristic.period:Period member.entity:Reference member.period:Period",
  RequestGroup:
    "code:CodeableConcept authoredOn:dateTime author:Reference reasonCode:CodeableConcept reasonReference:Reference note:Annotation action.title:string action.description:string action.textEquivalent:string action.code:CodeableConcept action.timing[x]:dateTime action.participant:Reference action.resource:Reference action.action.title:string",
  CommunicationRequest:
    "category:CodeableConcept medium:CodeableConcept about:Reference payload.content[x]:string payload.content[x]:Reference occurrence[x]:dateTime authoredOn:dateTime requester:Reference recipient:Reference sender:Reference reasonCode:CodeableConcept reasonReference:Reference note:Annotation",
  Substance:
    "category:CodeableConcept code:CodeableConcept description:string instance.expiry:dateTime instance.quantity:Quantity ingredient.quantity:Ratio ingredient.substance[x]:CodeableConcept ingredient.substance[x]:Reference",
  BiologicallyDerivedProduct:
    "productCode:CodeableConcept parent:Reference collection.collector:Reference collection.collected[x]:dateTime processing.description:string processing.procedure:CodeableConcept manipulation.description:string storage.description:string",
  MedicationKnowledge:
    "code:CodeableConcept manufacturer:Reference doseForm:CodeableConcept amount:Quantity synonym:string ingredient.item[x]:CodeableConcept ingredient.strength:Ratio preparationInstruction:markdown intendedRoute:CodeableConcept contraindication:Reference",
  Provenance:
    "occurred[x]:Period recorded:instant location:Reference reason:CodeableConcept activity:CodeableConcept agent.type:CodeableConcept agent.role:CodeableConcept agent.who:Reference agent.onBehalfOf:Reference entity.what:Reference",
  DeviceMetric: "type:CodeableConcept unit:CodeableConcept parent:Reference",
  Basic: "code:CodeableConcept created:date author:Reference",
  HealthcareService:
    "providedBy:Reference category:CodeableConcept type:CodeableConcept specialty:CodeableConcept location:Reference name:string comment:string extraDetails:markdown telecom:ContactPoint availabilityExceptions:string",
  Patient:
    "name:HumanName telecom:ContactPoint birthDate:date address:Address maritalStatus:CodeableConcept contact.relationship:CodeableConcept contact.name:HumanName contact.telecom:ContactPoint communication.language:CodeableConcept generalPractitioner:Reference managingOrganization:Reference",
  Person: "name:HumanName telecom:ContactPoint birthDate:date address:Address managingOrganization:Reference",
  Practitioner:
    "name:HumanName telecom:ContactPoint address:Address birthDate:date qualification.code:CodeableConcept qualification.period:Period qualification.issuer:Reference communication:CodeableConcept",
  PractitionerRole:
    "period:Period practitioner:Reference organization:Reference code:CodeableConcept specialty:CodeableConcept location:Reference healthcareService:Reference telecom:ContactPoint availabilityExceptions:string",
  Organization:
    "type:CodeableConcept name:string alias:string telecom:ContactPoint address:Address partOf:Reference contact.purpose:CodeableConcept contact.name:HumanName contact.telecom:ContactPoint",
}

/** The elements of a kind that no profile describes. */
export const elementsOfKind = (kind: string): Element[] =>
  (OTHER_KINDS[kind] ?? "").split(" ").map((word) => {
    const [path = "", type = ""] = word.split(":")
    return { path, type }
  })

/** A resource with one element filled, and what the page must say of it. */
export function resourceWith(
  kind: string,
  { path, type }: Element,
  number: number,
): { resource: Record<string, unknown>; says: string } {
  const make = TYPES[type]
  if (!make) throw new Error(`Nothing is known of ${type}`)
  const { value, says } = make(`mot${number}`, number)
  const steps = path.split(".").map((step) => step.replace("[x]", type === "SimpleQuantity" ? "Quantity" : capital(type)))
  const inside = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as Record<string, unknown>
  return { resource: { resourceType: kind, ...inside }, says }
}

const keyAt = (node: Record<string, unknown>) => Object.keys(node).find((key) => key !== "resourceType") ?? ""

/** A resource with one element that stands twice, and what the page must say of both. */
export function resourceWithTwo(kind: string, element: Element & { step: number }, number: number) {
  const [one, other] = [resourceWith(kind, element, number), resourceWith(kind, element, number + 1)]
  const steps = element.path.split(".").slice(0, element.step + 1)
  let [into, from] = [one.resource, other.resource]
  for (let at = 1; at < steps.length; at++) {
    into = into[keyAt(into)] as Record<string, unknown>
    from = from[keyAt(from)] as Record<string, unknown>
  }
  const key = keyAt(into)
  into[key] = [into[key], from[key]]
  return { resource: one.resource, says: [one.says, other.says] }
}

/** A resource with one element and what its author added to it, in whatever form it has. */
export function resourceWithAddition(kind: string, element: Element, number: number) {
  const { resource } = resourceWith(kind, element, number)
  const says = `ajout${number}`
  const added = { extension: [{ url: "urn:x", valueString: says }] }
  let node = resource
  const steps = element.path.split(".")
  for (let at = 1; at < steps.length; at++) node = node[keyAt(node)] as Record<string, unknown>
  const key = keyAt(node)
  const value = node[key]
  if (typeof value === "object") Object.assign(value ?? {}, added)
  else node[`_${key}`] = added
  return { resource, says }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
