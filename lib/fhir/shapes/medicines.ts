import { code, dosage, field, fields, type ResourceShape, shape } from "./fields"

const medication = ["medicationCodeableConcept", "medicationReference", "medication"]
const product = [
  field("strength", "medicationReference.strength"),
  field("form", "medicationReference.form"),
  ...fields("ingredients", "medicationReference.ingredient.itemCodeableConcept", "medicationReference.ingredient.itemReference"),
  ...fields("strength", "medicationReference.ingredient.strength", "medicationReference.amount"),
  field("maker", "medicationReference.manufacturer"),
  field("lot", "medicationReference.batch.lotNumber"),
  field("expires", "medicationReference.batch.expirationDate"),
]
const why = fields("reason", "reasonCode", "reasonReference")

/** Medicines and vaccines: wanted, handed over, given, taken. */
export const MEDICINES: Record<string, ResourceShape> = {
  MedicationStatement: shape(medication, [
    code("status", "status"),
    field("status_reason", "statusReason"),
    ...product,
    ...dosage("dosage"),
    field("when", "effective[x]"),
    ...why,
  ]),
  MedicationRequest: shape(medication, [
    code("status", "status"),
    field("status_reason", "statusReason"),
    code("intent", "intent"),
    code("priority", "priority"),
    ...product,
    ...dosage("dosageInstruction"),
    field("quantity", "dispenseRequest.quantity"),
    field("repeats", "dispenseRequest.numberOfRepeatsAllowed"),
    field("days_supply", "dispenseRequest.expectedSupplyDuration"),
    field("when", "dispenseRequest.validityPeriod"),
    ...why,
  ]),
  MedicationDispense: shape(medication, [
    code("status", "status"),
    ...fields("status_reason", "statusReasonCodeableConcept", "statusReasonReference"),
    ...product,
    field("quantity", "quantity"),
    field("days_supply", "daysSupply"),
    ...dosage("dosageInstruction"),
    field("handed_over", "whenHandedOver"),
    field("prepared", "whenPrepared"),
    field("substituted", "substitution.wasSubstituted"),
    ...fields("status_reason", "substitution.reason"),
  ]),
  MedicationAdministration: shape(medication, [
    code("status", "status"),
    field("status_reason", "statusReason"),
    ...product,
    ...dosage("dosage"),
    field("date", "effective[x]"),
    ...why,
  ]),
  Medication: shape(
    ["code"],
    [
      code("status", "status"),
      field("form", "form"),
      ...fields("ingredients", "ingredient.itemCodeableConcept", "ingredient.itemReference"),
      ...fields("strength", "ingredient.strength", "amount"),
      field("maker", "manufacturer"),
      field("lot", "batch.lotNumber"),
      field("expires", "batch.expirationDate"),
    ],
  ),
  Immunization: shape(
    ["vaccineCode"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      field("date", "occurrence[x]"),
      field("against", "protocolApplied.targetDisease"),
      field("dose_number", "protocolApplied.doseNumber[x]"),
      field("series", "protocolApplied.series"),
      field("dose", "doseQuantity"),
      field("route", "route"),
      field("body_site", "site"),
      field("maker", "manufacturer"),
      field("lot", "lotNumber"),
      field("expires", "expirationDate"),
      field("reason", "subpotentReason"),
      field("reaction", "reaction.detail"),
    ],
  ),
  ImmunizationRecommendation: shape([], [field("date", "date")], [{ path: "recommendation", shape: "Recommendation" }]),
  Recommendation: shape(
    ["vaccineCode", "targetDisease"],
    [
      field("forecast", "forecastStatus"),
      field("reason", "forecastReason"),
      field("contraindicated_vaccine", "contraindicatedVaccineCode"),
      field("due_on", "dateCriterion.value"),
      field("against", "targetDisease"),
      field("dose_number", "doseNumber[x]"),
      field("description", "description"),
    ],
  ),
  ImmunizationEvaluation: shape(
    ["targetDisease"],
    [code("status", "status"), field("outcome", "doseStatus"), field("reason", "doseStatusReason"), field("date", "date")],
  ),
}
