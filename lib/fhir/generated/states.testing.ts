/** The words of FHIR R4 value sets (hl7.org/fhir/R4, CC0) that several kinds use. */
const REQUEST = "draft active on-hold revoked completed entered-in-error unknown"
const EVENT = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"
const OBSERVATION = "registered preliminary final amended corrected cancelled entered-in-error unknown"
const INTENT = "proposal plan directive order original-order reflex-order filler-order instance-order option"

/** For each kind, each of its elements that FHIR R4 calls a modifier and that holds a word of a closed list, with those words. */
export const STATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AllergyIntolerance: {
    "clinicalStatus.coding": "active inactive resolved",
    "verificationStatus.coding": "unconfirmed confirmed refuted entered-in-error",
  },
  AdverseEvent: { actuality: "actual potential" },
  Appointment: { status: "proposed pending booked arrived fulfilled cancelled noshow entered-in-error checked-in waitlist" },
  AppointmentResponse: { participantStatus: "accepted declined tentative needs-action" },
  CarePlan: { status: REQUEST, intent: "proposal plan order option" },
  Activity: { status: "not-started scheduled in-progress on-hold completed cancelled stopped unknown entered-in-error" },
  CareTeam: { status: "proposed active suspended inactive entered-in-error" },
  ClinicalImpression: { status: "in-progress completed entered-in-error" },
  Communication: { status: EVENT },
  CommunicationRequest: { status: REQUEST },
  Condition: {
    "clinicalStatus.coding": "active recurrence relapse inactive remission resolved",
    "verificationStatus.coding": "unconfirmed provisional differential confirmed refuted entered-in-error",
  },
  Consent: { status: "draft proposed active rejected inactive entered-in-error", "provision.type": "deny permit" },
  Coverage: { status: "active cancelled draft entered-in-error" },
  DetectedIssue: { status: OBSERVATION },
  Device: { status: "active inactive entered-in-error unknown" },
  DeviceRequest: { status: REQUEST, intent: INTENT },
  DeviceUseStatement: { status: "active completed entered-in-error intended stopped on-hold" },
  DiagnosticReport: { status: `${OBSERVATION} partial appended` },
  DocumentReference: { status: "current superseded entered-in-error", docStatus: "preliminary final amended entered-in-error" },
  Encounter: { status: "planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown" },
  EpisodeOfCare: { status: "planned waitlist active onhold finished cancelled entered-in-error" },
  FamilyMemberHistory: { status: "partial completed entered-in-error health-unknown" },
  Flag: { status: "active inactive entered-in-error" },
  Goal: { lifecycleStatus: "proposed planned accepted active on-hold completed cancelled entered-in-error rejected" },
  ImagingStudy: { status: "registered available cancelled entered-in-error unknown" },
  Immunization: { status: "completed entered-in-error not-done" },
  ImmunizationEvaluation: { status: "completed entered-in-error" },
  List: { status: "current retired entered-in-error", mode: "working snapshot changes" },
  Location: { status: "active suspended inactive", mode: "instance kind" },
  Media: { status: EVENT },
  Medication: { status: "active inactive entered-in-error" },
  MedicationAdministration: { status: "in-progress not-done on-hold completed entered-in-error stopped unknown" },
  MedicationDispense: {
    status: "preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown",
  },
  MedicationRequest: {
    status: "active on-hold cancelled completed entered-in-error stopped draft unknown",
    intent: "proposal plan order original-order reflex-order filler-order instance-order option",
  },
  MedicationStatement: { status: "active completed entered-in-error intended stopped on-hold unknown not-taken" },
  NutritionOrder: { status: REQUEST, intent: INTENT },
  Observation: { status: OBSERVATION },
  Procedure: { status: EVENT },
  QuestionnaireResponse: { status: "in-progress completed amended entered-in-error stopped" },
  RequestGroup: { status: REQUEST, intent: INTENT },
  RiskAssessment: { status: OBSERVATION },
  ServiceRequest: { status: REQUEST, intent: INTENT },
  Specimen: { status: "available unavailable unsatisfactory entered-in-error" },
  Substance: { status: "active inactive entered-in-error" },
  SupplyDelivery: { status: "in-progress completed abandoned entered-in-error" },
  SupplyRequest: { status: "draft active suspended cancelled completed entered-in-error unknown" },
  Task: {
    status: "draft requested received accepted rejected ready cancelled in-progress on-hold failed completed entered-in-error",
    intent: `unknown ${INTENT.replace("directive ", "")}`,
  },
  VisionPrescription: { status: "active cancelled draft entered-in-error" },
}

/** Words that turn the sense of what they stand at round, and what a page must say at its name. */
export const TURNED: Readonly<Record<string, string>> = {
  "entered-in-error": "Noté par erreur : ne pas en tenir compte",
  refuted: "Écarté : la personne n’a pas cela",
  "not-done": "Pas fait",
  "not-taken": "Pas pris",
}

const SYSTEMS: Record<string, string> = {
  "AllergyIntolerance.clinicalStatus": "allergyintolerance-clinical",
  "AllergyIntolerance.verificationStatus": "allergyintolerance-verification",
  "Condition.clinicalStatus": "condition-clinical",
  "Condition.verificationStatus": "condition-ver-status",
}

/** A resource of a kind in a state, with a name of its own; an activity stands in its plan. */
export function inState(kind: string, path: string, state: string): Record<string, unknown> {
  if (kind === "Activity")
    return { resourceType: "CarePlan", title: "Le plan", activity: [{ detail: { code: { text: "La chose" }, [path]: state } }] }
  const [key = "", inner] = path.split(".")
  if (inner === "coding") {
    const system = `http://terminology.hl7.org/CodeSystem/${SYSTEMS[`${kind}.${key}`]}`
    return { ...named(kind), [key]: { coding: [{ system, code: state }] } }
  }
  return { ...named(kind), [key]: inner ? { [inner]: state } : state }
}

/** Kinds that have no name of their own are called by their kind. */
export const CALLED_BY_KIND: Record<string, string> = {
  QuestionnaireResponse: "Questionnaire rempli",
  VisionPrescription: "Correction de la vue",
}

const CALLED: Record<string, Record<string, unknown>> = {
  ...Object.fromEntries(
    ["MedicationAdministration", "MedicationDispense", "MedicationRequest", "MedicationStatement"].map((kind) => [
      kind,
      { medicationCodeableConcept: { text: "La chose" } },
    ]),
  ),
  AdverseEvent: { event: { text: "La chose" } },
  CarePlan: { title: "La chose" },
  CareTeam: { name: "La chose" },
  Communication: { topic: { text: "La chose" } },
  CommunicationRequest: { category: [{ text: "La chose" }] },
  Device: { type: { text: "La chose" } },
  Encounter: { type: [{ text: "La chose" }] },
  EpisodeOfCare: { type: [{ text: "La chose" }] },
  FamilyMemberHistory: { name: "La chose" },
  ImagingStudy: { description: "La chose" },
  Media: { type: { text: "La chose" } },
  NutritionOrder: { oralDiet: { type: [{ text: "La chose" }] } },
  Specimen: { type: { text: "La chose" } },
  SupplyDelivery: { suppliedItem: { itemCodeableConcept: { text: "La chose" } } },
  SupplyRequest: { itemCodeableConcept: { text: "La chose" } },
  Appointment: { description: "La chose" },
  Consent: { category: [{ text: "La chose" }] },
  DeviceRequest: { codeCodeableConcept: { text: "La chose" } },
  DeviceUseStatement: { device: { display: "La chose" } },
  DocumentReference: { description: "La chose" },
  Goal: { description: { text: "La chose" } },
  Immunization: { vaccineCode: { text: "La chose" } },
  ImmunizationEvaluation: { targetDisease: { text: "La chose" } },
  Location: { name: "La chose" },
}

/** A resource of a kind that says only what it is called. */
export const named = (kind: string): Record<string, unknown> => ({
  resourceType: kind,
  ...(CALLED[kind] ?? (kind in CALLED_BY_KIND ? {} : { code: { text: "La chose" } })),
})
