import { patientOf } from "./document"
import { type Json, referenceTo } from "./resources"
import type { Leaving } from "./schema"

const LOINC = "http://loinc.org"
const HL7 = "http://terminology.hl7.org/CodeSystem"
/** Words of Relais, which no code of others says: what an access lets somebody do, which documents it reaches, and what was done. */
export const OWN = {
  permission: "urn:uuid:2c4d4ee0-1d4a-4d59-a463-396bdb3f4c75",
  group: "urn:uuid:a8f2e467-a41a-49fb-b5ef-ad3dfa8684a1",
  topic: "urn:uuid:53ca2976-812d-431f-bef5-cb7e040c09b1",
  act: "urn:uuid:666c01a9-fdd1-47a1-80e1-938f98880e6b",
}

/** An access as it was agreed to. */
export type LeavingAccess = {
  id: string
  name: string
  /** Who somebody is to the person, in words. */
  relation: string | null
  state: "waiting" | "open" | "suspended" | "ended"
  /** By which law, in words, where nobody agreed to it. */
  byLaw: string | null
  from: Date
  until: Date | null
  permissions: readonly string[]
  groups: readonly string[]
  topics: readonly string[]
}

/** One line of the journal. */
export type LeavingAct = {
  id: string
  at: Date
  act: string
  permission: string | null
  outcome: "done" | "refused" | "failed"
  /** Who, by name; null for Relais by itself. */
  who: string | null
  isPatient: boolean
  /** What it touched. */
  touched: readonly string[]
}

type Rights = Pick<Leaving, "id" | "madeAt" | "patient"> & {
  site: string
  accesses: readonly LeavingAccess[]
  acts: readonly LeavingAct[]
}

/** Who was let in and what was done: a summary is a document, and holds neither (FHIR R4, Consent and AuditEvent). */
export function writeRights({ id, madeAt, patient, site, accesses, acts }: Rights): Json {
  const subject = referenceTo(patient.id)
  const helpers = accesses.map((access) => relatedOf(access, subject))
  const consents = accesses.map((access) => consentOf(access, subject, site))
  const all = [patientOf(patient), ...helpers, ...consents, ...acts.map((act) => eventOf(act, subject, site))]
  return {
    resourceType: "Bundle",
    type: "collection",
    identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${id}` },
    timestamp: madeAt.toISOString(),
    entry: all.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
}

/** One for each access, and so with an id that is its own turned round. */
const helperId = ({ id }: LeavingAccess): string => `${id.slice(0, 14)}8${id.slice(15)}`

function relatedOf(access: LeavingAccess, patient: Json): Json {
  const { name, relation } = access
  return {
    ...{ resourceType: "RelatedPerson", id: helperId(access), patient, name: [{ text: name }] },
    identifier: [{ system: "urn:ietf:rfc:3986", value: `urn:uuid:${access.id}` }],
    ...(relation && { relationship: [{ text: relation }] }),
  }
}

const STATUS = { waiting: "proposed", open: "active", suspended: "inactive", ended: "inactive" }
const ACTIONS: Record<string, string> = { view: "access", add: "collect", edit: "correct", act: "use" }

/** As IHE PCF has it; what may be done stands in codes of Relais, since its profiles have no place for it. */
function consentOf(access: LeavingAccess, patient: Json, site: string): Json {
  const { id, state, byLaw, from, permissions } = access
  const helper = referenceTo(helperId(access))
  const optIn = { coding: [{ system: `${HL7}/v3-ActCode`, code: "OPTIN" }] }
  return {
    ...{ resourceType: "Consent", id, status: STATUS[state] },
    scope: { coding: [{ system: `${HL7}/consentscope`, code: "patient-privacy" }] },
    category: [{ coding: [{ system: LOINC, code: "59284-0" }] }],
    ...{ patient, dateTime: from.toISOString(), performer: [byLaw ? helper : patient], organization: [{ display: site }] },
    policyRule: byLaw ? { text: byLaw } : optIn,
    provision: provisionOf(access, helper, [...new Set(permissions.flatMap((one) => ACTIONS[one.split(":")[0] ?? ""] ?? []))]),
  }
}

function provisionOf({ from, until, permissions, groups, topics }: LeavingAccess, helper: Json, actions: string[]): Json {
  const own = [
    ...permissions.map((code) => ({ coding: [{ system: OWN.permission, code }] })),
    ...topics.map((code) => ({ coding: [{ system: OWN.topic, code }] })),
  ]
  return {
    type: "permit",
    period: { start: from.toISOString(), ...(until && { end: until.toISOString() }) },
    actor: [{ role: { coding: [{ system: `${HL7}/v3-ParticipationType`, code: "IRCP" }] }, reference: helper }],
    ...(actions.length > 0 && { action: actions.map((code) => ({ coding: [{ system: `${HL7}/consentaction`, code }] })) }),
    ...(groups.length > 0 && { class: groups.map((code) => ({ system: OWN.group, code })) }),
    ...(own.length > 0 && { code: own }),
    // What is intimate is reached by the topics that were ticked alone.
    provision: [{ type: "deny", securityLabel: [{ system: `${HL7}/v3-Confidentiality`, code: "R" }] }],
  }
}

const DOES: Record<string, string> = { view: "R", add: "C", edit: "U" }
const OUTCOMES = { done: "0", refused: "4", failed: "8" }

function eventOf({ id, at, act, permission, outcome, who, isPatient, touched }: LeavingAct, patient: Json, site: string): Json {
  const kinds = [{ system: OWN.act, code: act }, ...(permission ? [{ system: OWN.permission, code: permission }] : [])]
  const person = { what: patient, type: entityType("1"), role: { system: `${HL7}/object-role`, code: "1" } }
  const things = touched.map((thing) => ({
    what: { identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${thing}` } },
    ...{ type: entityType("2"), role: { system: `${HL7}/object-role`, code: "4" } },
  }))
  return {
    ...{ resourceType: "AuditEvent", id, type: { system: `${HL7}/audit-event-type`, code: "rest" }, subtype: kinds },
    ...{ action: DOES[permission?.split(":")[0] ?? ""] ?? "E", recorded: at.toISOString(), outcome: OUTCOMES[outcome] },
    agent: [{ who: isPatient ? { ...patient, display: who ?? site } : { display: who ?? site }, requestor: true }],
    source: { observer: { display: site } },
    entity: [person, ...things],
  }
}

const entityType = (code: string): Json => ({ system: `${HL7}/audit-entity-type`, code })
