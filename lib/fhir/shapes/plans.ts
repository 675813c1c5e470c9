import { code, contacts, field, fields, type ResourceShape, shape } from "./fields"

const why = fields("reason", "reasonCode", "reasonReference")

/** What is planned or wished for, lists, and the people and places around. */
export const PLANS: Record<string, ResourceShape> = {
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
    ["detail.code", "detail.description", "detail.kind"],
    [
      code("status", "detail.status"),
      field("status_reason", "detail.statusReason"),
      field("when", "detail.scheduled[x]"),
      field("place", "detail.location"),
      field("description", "detail.description"),
      ...fields("outcome", "outcomeCodeableConcept", "outcomeReference"),
    ],
  ),
  Goal: shape(
    ["description"],
    [
      code("status", "lifecycleStatus"),
      field("status_reason", "statusReason"),
      field("achievement", "achievementStatus"),
      field("priority", "priority"),
      field("began", "start[x]"),
      field("goal", "target.detail[x]"),
      field("date", "target.due[x]"),
      field("about", "addresses"),
    ],
  ),
  CareTeam: shape(
    ["name", "category"],
    [code("status", "status"), field("when", "period"), ...why],
    [{ path: "participant", shape: "Member" }],
  ),
  Member: shape(["member"], [field("role", "role"), field("when", "period")]),
  List: shape(
    ["title", "code"],
    [code("status", "status"), code("kind", "mode"), field("date", "date"), field("missing_because", "emptyReason")],
    [{ path: "entry", shape: "ListItem", of: "item" }],
  ),
  ListItem: shape(["item"], [field("kind", "flag"), field("date", "date")]),
  Group: shape(
    ["name", "code"],
    [code("kind", "type"), field("quantity", "quantity")],
    [
      { path: "characteristic", shape: "Characteristic" },
      { path: "member", shape: "GroupMember" },
    ],
  ),
  Characteristic: shape(["code"], [field("value", "value[x]"), field("when", "period")]),
  GroupMember: shape(["entity"], [field("when", "period")]),
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
      ...fields("written_in", "sourceReference", "sourceAttachment.title"),
    ],
  ),
  Communication: shape(
    ["topic", "category"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      code("priority", "priority"),
      field("date", "sent"),
      ...fields("content", "payload.contentString", "payload.contentReference"),
      ...why,
    ],
  ),
  CommunicationRequest: shape(
    ["category"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      code("priority", "priority"),
      field("date", "occurrence[x]"),
      ...fields("content", "payload.contentString", "payload.contentReference"),
      ...why,
    ],
  ),
  Task: shape(
    ["code", "description"],
    [
      code("status", "status"),
      field("status_reason", "statusReason"),
      code("intent", "intent"),
      code("priority", "priority"),
      field("description", "description"),
      field("when", "executionPeriod"),
      ...fields("about", "focus"),
    ],
  ),
  RequestGroup: shape(["code"], [code("status", "status"), code("intent", "intent"), code("priority", "priority"), ...why]),
  Patient: shape(["name"], [code("sex", "gender"), field("born", "birthDate"), field("died", "deceased[x]")]),
  RelatedPerson: shape(["name", "relationship"], [field("relationship", "relationship"), ...contacts]),
  Organization: shape(["name"], [field("kind", "type"), ...contacts, field("address", "address")]),
  Practitioner: shape(["name"], [field("kind", "qualification.code"), ...contacts]),
  PractitionerRole: shape(["practitioner", "organization"], [field("kind", "code"), field("place", "organization"), ...contacts]),
  Location: shape(["name", "type"], [code("status", "status"), field("kind", "type"), field("address", "address"), ...contacts]),
}
