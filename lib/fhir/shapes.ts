import { code, field, type ResourceShape, shape } from "./fields"

const conditionStatus = [field("status", "clinicalStatus"), field("certainty", "verificationStatus")]
const medication = ["medicationCodeableConcept", "medicationReference"]
const medicationDetails = [
  field("strength", "medicationReference.strength"),
  field("form", "medicationReference.form"),
  field("ingredients", "medicationReference.ingredient.itemCodeableConcept"),
]
const result = [
  field("value", "value[x]"),
  field("missing_because", "dataAbsentReason"),
  field("interpretation", "interpretation"),
  field("usual_values", "referenceRange"),
]

/** How each kind of resource of a patient summary is read; the kinds absent here are read by `ANY_RESOURCE`. */
export const SHAPES: Record<string, ResourceShape> = {
  Condition: shape(
    ["code"],
    [
      ...conditionStatus,
      field("severity", "severity"),
      field("body_site", "bodySite"),
      field("began", "onset[x]"),
      field("ended", "abatement[x]"),
      field("stage", "stage.summary"),
      field("evidence", "evidence.code"),
    ],
  ),
  AllergyIntolerance: shape(
    ["code"],
    [
      ...conditionStatus,
      code("kind", "type"),
      code("category", "category"),
      code("criticality", "criticality"),
      field("began", "onset[x]"),
      field("last_time", "lastOccurrence"),
    ],
    [{ path: "reaction", shape: "Reaction" }],
  ),
  Reaction: shape(
    ["manifestation", "description"],
    [
      field("substance", "substance"),
      code("severity", "severity"),
      field("began", "onset"),
      field("route", "exposureRoute"),
      field("description", "description"),
    ],
  ),
  MedicationStatement: shape(medication, [
    code("status", "status"),
    ...medicationDetails,
    field("dosage", "dosage"),
    field("route", "dosage.route"),
    field("when", "effective[x]"),
    field("reason", "reasonCode"),
    field("reason", "reasonReference"),
    field("status_reason", "statusReason"),
  ]),
  MedicationRequest: shape(medication, [
    code("status", "status"),
    code("intent", "intent"),
    ...medicationDetails,
    field("dosage", "dosageInstruction"),
    field("route", "dosageInstruction.route"),
    field("quantity", "dispenseRequest.quantity"),
    field("when", "dispenseRequest.validityPeriod"),
    field("reason", "reasonCode"),
    field("reason", "reasonReference"),
  ]),
  Medication: shape(
    ["code"],
    [field("form", "form"), field("ingredients", "ingredient.itemCodeableConcept"), field("strength", "ingredient.strength")],
  ),
  Immunization: shape(
    ["vaccineCode"],
    [
      code("status", "status"),
      field("date", "occurrence[x]"),
      field("against", "protocolApplied.targetDisease.coding"),
      field("against", "protocolApplied.targetDisease.text"),
      field("dose_number", "protocolApplied.doseNumber[x]"),
      field("series", "protocolApplied.series"),
      field("dose", "doseQuantity"),
      field("route", "route"),
      field("body_site", "site"),
      field("maker", "manufacturer"),
      field("lot", "lotNumber"),
      field("expires", "expirationDate"),
      field("status_reason", "statusReason"),
      field("reaction", "reaction.detail"),
    ],
  ),
  Observation: shape(
    ["code"],
    [
      ...result,
      field("date", "effective[x]"),
      code("status", "status"),
      field("body_site", "bodySite"),
      field("method", "method"),
      field("specimen", "specimen"),
      field("device", "device"),
    ],
    [{ path: "component", shape: "Component" }, { path: "hasMember" }],
  ),
  Component: shape(["code"], result),
  DiagnosticReport: shape(
    ["code"],
    [
      field("conclusion", "conclusion"),
      field("conclusion", "conclusionCode"),
      field("date", "effective[x]"),
      code("status", "status"),
      field("category", "category"),
      field("specimen", "specimen"),
    ],
    [{ path: "result" }],
  ),
  Procedure: shape(
    ["code"],
    [
      code("status", "status"),
      field("date", "performed[x]"),
      field("body_site", "bodySite"),
      field("reason", "reasonCode"),
      field("reason", "reasonReference"),
      field("outcome", "outcome"),
      field("complication", "complication"),
      field("follow_up", "followUp"),
      field("device", "usedReference"),
    ],
  ),
  DeviceUseStatement: shape(
    ["device"],
    [code("status", "status"), field("when", "timing[x]"), field("body_site", "bodySite"), field("reason", "reasonCode")],
  ),
  Device: shape(
    ["deviceName.name", "type"],
    [
      code("status", "status"),
      field("maker", "manufacturer"),
      field("model", "modelNumber"),
      field("serial", "serialNumber"),
      field("expires", "expirationDate"),
    ],
  ),
  ImagingStudy: shape(
    ["description", "procedureCode"],
    [
      code("status", "status"),
      field("date", "started"),
      field("kind", "modality"),
      field("kind", "series.modality"),
      field("body_site", "series.bodySite"),
      field("reason", "reasonCode"),
    ],
  ),
  Flag: shape(["code"], [code("status", "status"), field("category", "category"), field("when", "period")]),
  Consent: shape(
    ["provision.code", "category", "scope"],
    [
      code("status", "status"),
      field("category", "category"),
      field("about", "scope"),
      field("decision", "provision.code"),
      code("decision", "provision.type"),
      field("when", "provision.period"),
      field("date", "dateTime"),
      field("written_in", "sourceReference"),
      field("written_in", "sourceAttachment.title"),
    ],
  ),
  DocumentReference: shape(
    ["description", "content.attachment.title", "type"],
    [code("status", "status"), field("kind", "type"), field("date", "date"), field("title", "content.attachment.title")],
  ),
  CarePlan: shape(
    ["title", "description", "category"],
    [
      code("status", "status"),
      code("intent", "intent"),
      field("category", "category"),
      field("description", "description"),
      field("when", "period"),
      field("about", "addresses"),
      field("goal", "goal"),
    ],
    [{ path: "activity", shape: "Activity" }, { path: "activity.reference" }],
  ),
  Activity: shape(
    ["detail.code", "detail.description"],
    [
      code("status", "detail.status"),
      field("status_reason", "detail.statusReason"),
      field("when", "detail.scheduled[x]"),
      field("place", "detail.location"),
      field("description", "detail.description"),
      field("outcome", "outcomeCodeableConcept"),
    ],
  ),
  Goal: shape(
    ["description"],
    [
      code("status", "lifecycleStatus"),
      field("began", "start[x]"),
      field("goal", "target.detail[x]"),
      field("date", "target.due[x]"),
    ],
  ),
  ClinicalImpression: shape(
    ["description", "code", "summary"],
    [
      code("status", "status"),
      field("date", "effective[x]"),
      field("conclusion", "summary"),
      field("outcome", "finding.itemCodeableConcept"),
    ],
  ),
  Specimen: shape(
    ["type"],
    [code("status", "status"), field("date", "collection.collected[x]"), field("body_site", "collection.bodySite")],
  ),
  Organization: shape(["name"], [field("kind", "type"), field("phone", "telecom.value")]),
  Practitioner: shape(["name.text", "name"], [field("kind", "qualification.code"), field("phone", "telecom.value")]),
}

/** What is looked for in a resource of a kind not listed above. */
export const ANY_RESOURCE: ResourceShape = shape(
  ["title", "code", "description", "name", "type", "category"],
  [
    code("status", "status"),
    field("category", "category"),
    field("description", "description"),
    field("when", "period"),
    field("date", "effective[x]"),
    field("date", "date"),
  ],
)
