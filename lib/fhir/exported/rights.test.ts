import { randomUUID } from "node:crypto"
import { expect, it } from "vitest"
import { type LeavingAccess, type LeavingAct, OWN, writeRights } from "./rights"

const AT = new Date("2026-03-12T09:00:00Z")
const patient = { id: randomUUID(), family: "Lefèvre", given: "Jeanne", birthDate: "1944-03-14", sex: "female" } as const
const access: LeavingAccess = {
  ...{ id: randomUUID(), name: "Claire Lefèvre", relation: "fille", state: "open", byLaw: null, from: AT, until: null },
  ...{ permissions: ["view:documents", "add:measures"], groups: ["biology"], topics: ["mental_health"] },
}
const act: LeavingAct = {
  ...{ id: randomUUID(), at: AT, act: "document.opened", permission: "view:documents", outcome: "done" },
  ...{ who: "Claire Lefèvre", isPatient: false, touched: [randomUUID()] },
}
type Entry = { fullUrl: string; resource: Record<string, unknown> & { resourceType: string; id: string } }
function entries(over: { accesses?: LeavingAccess[]; acts?: LeavingAct[] }): Entry[] {
  const rights = { id: randomUUID(), madeAt: AT, patient, site: "https://relais.example", accesses: [], acts: [], ...over }
  return JSON.parse(JSON.stringify(writeRights(rights))).entry
}
const only = (kind: string, all: Entry[]) =>
  all.filter(({ resource }) => resource.resourceType === kind).map(({ resource }) => resource)
const code = (system: string, word: string) => expect.objectContaining({ system, code: word })

it("An access is a consent with what the format and IHE PCF want: whose, since when, whom it lets in, and to what", () => {
  const all = entries({ accesses: [access] })
  const [related] = only("RelatedPerson", all)
  expect(related).toMatchObject({
    patient: { reference: `urn:uuid:${patient.id}` },
    identifier: [{ value: `urn:uuid:${access.id}` }],
    name: [{ text: "Claire Lefèvre" }],
    relationship: [{ text: "fille" }],
  })
  expect(only("Consent", all)).toMatchObject([
    {
      status: "active",
      scope: { coding: [code("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy")] },
      category: [{ coding: [code("http://loinc.org", "59284-0")] }],
      patient: { reference: `urn:uuid:${patient.id}` },
      dateTime: AT.toISOString(),
      performer: [{ reference: `urn:uuid:${patient.id}` }],
      policyRule: { coding: [code("http://terminology.hl7.org/CodeSystem/v3-ActCode", "OPTIN")] },
      provision: {
        type: "permit",
        period: { start: AT.toISOString() },
        actor: [{ role: { coding: [{ code: "IRCP" }] }, reference: { reference: `urn:uuid:${related?.id}` } }],
        action: [{ coding: [{ code: "access" }] }, { coding: [{ code: "collect" }] }],
        class: [code(OWN.group, "biology")],
        code: [
          { coding: [code(OWN.permission, "view:documents")] },
          { coding: [code(OWN.permission, "add:measures")] },
          { coding: [code(OWN.topic, "mental_health")] },
        ],
        provision: [{ type: "deny", securityLabel: [{ code: "R" }] }],
      },
    },
  ])
})

it.each([
  ["waiting", "proposed"],
  ["open", "active"],
  ["suspended", "inactive"],
  ["ended", "inactive"],
] as const)("An access that is %s is a consent that is %s", (state, status) => {
  expect(only("Consent", entries({ accesses: [{ ...access, state }] }))).toMatchObject([{ status }])
})

it("What rests on the law is nobody's consent: it says which law, in the name of who has it", () => {
  const all = entries({ accesses: [{ ...access, byLaw: "Autorité parentale" }] })
  const [related] = only("RelatedPerson", all)
  const [consent] = only("Consent", all)
  expect(consent).toMatchObject({
    policyRule: { text: "Autorité parentale" },
    performer: [{ reference: `urn:uuid:${related?.id}` }],
  })
})

it.each([
  ["done", "0", "view:documents", "R"],
  ["refused", "4", "add:measures", "C"],
  ["failed", "8", "edit:documents", "U"],
  ["done", "0", null, "E"],
] as const)(
  "A line that was %s is an event with its outcome %s, who, when, from where and about whom",
  (outcome, said, permission, action) => {
    const subtype = [code(OWN.act, "document.opened"), ...(permission ? [code(OWN.permission, permission)] : [])]
    expect(only("AuditEvent", entries({ acts: [{ ...act, outcome, permission }] }))).toMatchObject([
      {
        type: code("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest"),
        ...{ subtype, action, recorded: AT.toISOString(), outcome: said },
        agent: [{ who: { display: "Claire Lefèvre" }, requestor: true }],
        source: { observer: { display: "https://relais.example" } },
        entity: [
          { what: { reference: `urn:uuid:${patient.id}` }, role: { code: "1" } },
          { what: { identifier: { value: `urn:uuid:${act.touched[0]}` } }, role: { code: "4" } },
        ],
      },
    ])
  },
)

it("Every resource has an address of its own, and every reference leads to one of them", () => {
  const all = entries({
    accesses: [access, { ...access, id: randomUUID() }],
    acts: [act, { ...act, id: randomUUID(), isPatient: true }],
  })
  const addresses = new Set(all.map(({ fullUrl }) => fullUrl))
  expect(addresses.size).toBe(all.length)
  const references = [...JSON.stringify(all).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to ?? "")
  expect(references.length).toBeGreaterThan(6)
  for (const to of references) expect(addresses).toContain(to)
})
