import { code, field, fields, type ResourceShape, shape } from "./fields"

const conditionStatus = [field("status", "clinicalStatus"), field("certainty", "verificationStatus")]
const result = [
  field("value", "value[x]"),
  field("missing_because", "dataAbsentReason"),
  field("interpretation", "interpretation"),
  field("usual_values", "referenceRange"),
]

/** What somebody has, had or measured. */
export const FINDINGS: Record<string, ResourceShape> = {
  Condition: shape(
    ["code"],
    [
      ...conditionStatus,
      field("severity", "severity"),
      field("body_site", "bodySite"),
      field("began", "onset[x]"),
      field("ended", "abatement[x]"),
      field("stage", "stage.summary"),
      ...fields("evidence", "evidence.code", "evidence.detail"),
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
  Observation: shape(
    ["code"],
    [
      ...result,
      field("date", "effective[x]"),
      code("status", "status"),
      field("focus", "focus"),
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
      ...fields("conclusion", "conclusion", "conclusionCode"),
      field("date", "effective[x]"),
      code("status", "status"),
      field("category", "category"),
      field("specimen", "specimen"),
    ],
    [{ path: "result" }, { path: "imagingStudy" }, { path: "media.link" }],
  ),
  FamilyMemberHistory: shape(
    ["name", "relationship"],
    [
      field("relationship", "relationship"),
      code("status", "status"),
      field("age", "age[x]"),
      field("born", "born[x]"),
      field("died", "deceased[x]"),
      field("sex", "sex"),
      ...fields("reason", "reasonCode", "reasonReference"),
    ],
    [{ path: "condition", shape: "Relative" }],
  ),
  Relative: shape(["code"], [field("began", "onset[x]"), field("outcome", "outcome")]),
  ClinicalImpression: shape(
    ["description", "code", "summary"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      field("date", "effective[x]"),
      field("conclusion", "summary"),
      field("outcome", "finding.itemCodeableConcept"),
    ],
    [{ path: "finding.itemReference" }],
  ),
  AdverseEvent: shape(
    ["event"],
    [
      code("status", "actuality"),
      field("severity", "severity"),
      field("date", "date"),
      field("outcome", "outcome"),
      field("substance", "suspectEntity.instance"),
      field("reaction", "resultingCondition"),
    ],
  ),
  DetectedIssue: shape(
    ["code", "detail"],
    [
      code("status", "status"),
      code("severity", "severity"),
      field("date", "identified[x]"),
      field("description", "detail"),
      field("about", "implicated"),
      field("instruction", "mitigation.action"),
    ],
  ),
  RiskAssessment: shape(
    ["code", "condition"],
    [code("status", "status"), field("about", "condition"), field("date", "occurrence[x]"), field("instruction", "mitigation")],
    [{ path: "prediction", shape: "Prediction" }],
  ),
  Prediction: shape(
    ["outcome"],
    [
      field("risk", "qualitativeRisk"),
      field("probability", "probability[x]"),
      field("when", "when[x]"),
      field("reason", "rationale"),
    ],
  ),
  Specimen: shape(
    ["type"],
    [
      code("status", "status"),
      field("date", "collection.collected[x]"),
      field("body_site", "collection.bodySite"),
      field("description", "condition"),
    ],
  ),
  QuestionnaireResponse: shape([], [code("status", "status"), field("date", "authored")], [{ path: "item", shape: "Question" }]),
  Question: shape(
    ["text"],
    [field("answer", "answer.value[x]")],
    [
      { path: "item", shape: "Question" },
      { path: "answer.item", shape: "Question" },
    ],
  ),
  Flag: shape(["code"], [code("status", "status"), field("category", "category"), field("when", "period")]),
}
