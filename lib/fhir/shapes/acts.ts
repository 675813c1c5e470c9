import { code, field, fields, type ResourceShape, shape } from "./fields"

const why = fields("reason", "reasonCode", "reasonReference")

/** What was done, is asked for, or is worn: acts, stays, devices, and the files they left. */
export const ACTS: Record<string, ResourceShape> = {
  Procedure: shape(
    ["code"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      field("date", "performed[x]"),
      field("body_site", "bodySite"),
      ...why,
      field("outcome", "outcome"),
      ...fields("complication", "complication", "complicationDetail"),
      field("follow_up", "followUp"),
      ...fields("device", "usedReference", "usedCode", "focalDevice.manipulated"),
    ],
  ),
  ServiceRequest: shape(
    ["code"],
    [
      code("status", "status"),
      code("intent", "intent"),
      code("priority", "priority"),
      field("description", "orderDetail"),
      field("date", "occurrence[x]"),
      field("body_site", "bodySite"),
      ...why,
      field("instruction", "patientInstruction"),
      field("quantity", "quantity[x]"),
    ],
  ),
  DeviceRequest: shape(
    ["codeCodeableConcept", "codeReference"],
    [code("status", "status"), code("intent", "intent"), code("priority", "priority"), field("date", "occurrence[x]"), ...why],
  ),
  SupplyRequest: shape(
    ["itemCodeableConcept", "itemReference"],
    [
      code("status", "status"),
      field("quantity", "quantity"),
      code("priority", "priority"),
      field("date", "occurrence[x]"),
      ...why,
    ],
  ),
  SupplyDelivery: shape(
    ["suppliedItem.itemCodeableConcept", "suppliedItem.itemReference", "type"],
    [code("status", "status"), field("quantity", "suppliedItem.quantity"), field("date", "occurrence[x]")],
  ),
  NutritionOrder: shape(
    ["oralDiet.type", "supplement.productName", "supplement.type", "enteralFormula.baseFormulaProductName"],
    [
      code("status", "status"),
      code("intent", "intent"),
      field("date", "dateTime"),
      field("diet", "oralDiet.type"),
      field("to_prefer", "foodPreferenceModifier"),
      field("to_exclude", "excludeFoodModifier"),
      field("instruction", "oralDiet.instruction"),
    ],
  ),
  VisionPrescription: shape(
    [],
    [code("status", "status"), field("date", "dateWritten")],
    [{ path: "lensSpecification", shape: "Lens" }],
  ),
  Lens: shape(
    ["product"],
    [
      code("eye", "eye"),
      field("sphere", "sphere"),
      field("cylinder", "cylinder"),
      field("axis", "axis"),
      field("addition", "add"),
      field("power", "power"),
    ],
    [{ path: "prism", shape: "Prism" }],
  ),
  Prism: shape([], [field("prism", "amount"), code("prism", "base")]),
  Encounter: shape(
    ["type", "serviceType", "class"],
    [
      code("status", "status"),
      field("kind", "class"),
      field("when", "period"),
      field("place", "location.location"),
      ...why,
      field("diagnosis", "diagnosis.condition"),
      field("discharge", "hospitalization.dischargeDisposition"),
    ],
  ),
  EpisodeOfCare: shape(["type"], [code("status", "status"), field("when", "period"), field("diagnosis", "diagnosis.condition")]),
  Appointment: shape(
    ["description", "appointmentType", "serviceType"],
    [
      code("status", "status"),
      field("status_reason", "cancelationReason"),
      field("date", "start"),
      field("ended", "end"),
      ...why,
      field("participant", "participant.actor"),
      field("instruction", "patientInstruction"),
    ],
  ),
  AppointmentResponse: shape(["actor"], [code("status", "participantStatus"), field("date", "start"), field("ended", "end")]),
  DeviceUseStatement: shape(
    ["device"],
    [code("status", "status"), field("when", "timing[x]"), field("body_site", "bodySite"), ...why],
  ),
  Device: shape(
    ["deviceName.name", "type"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      field("maker", "manufacturer"),
      field("model", "modelNumber"),
      field("serial", "serialNumber"),
      field("lot", "lotNumber"),
      field("expires", "expirationDate"),
    ],
  ),
  ImagingStudy: shape(
    ["description", "procedureCode"],
    [
      code("status", "status"),
      field("date", "started"),
      ...fields("kind", "modality", "series.modality"),
      field("body_site", "series.bodySite"),
      ...why,
    ],
  ),
  Media: shape(
    ["type", "modality"],
    [code("status", "status"), field("date", "created[x]"), field("body_site", "bodySite"), ...why],
  ),
  DocumentReference: shape(
    ["description", "content.attachment.title", "type"],
    [
      code("status", "status"),
      code("status", "docStatus"),
      field("kind", "type"),
      field("date", "date"),
      field("title", "content.attachment.title"),
    ],
  ),
}
