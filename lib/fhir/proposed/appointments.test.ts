import { describe, expect, it } from "vitest"
import { documentWith } from "../document-with.testing"
import { readFhirProposals } from "./document"

type Resource = Record<string, unknown>
const DOCTOR = { actor: { display: "Dre Morel" } }
const SELF = { actor: { reference: "Patient/p" } }
const CLINIC = { resourceType: "Location", id: "l", name: "Cabinet des Tilleuls" }
const THERE = { actor: { reference: "Location/l" } }
const BOOKED = {
  resourceType: "Appointment",
  status: "booked",
  start: "2027-03-28T09:30:00+02:00",
  participant: [SELF, DOCTOR, THERE],
}

const one = (over: Resource, others: Resource[] = []) => {
  const { proposals, left } = readFhirProposals(documentWith({ ...BOOKED, ...over }, {}, [CLINIC, ...others]))
  return proposals[0] ?? left[0]?.why ?? null
}

describe("An appointment in a document", () => {
  it("is proposed with whom, at which instant, where and what to bring", () => {
    expect(one({ patientInstruction: "Venir à jeun" })).toMatchObject({
      section: "appointments",
      appointment: {
        withWhom: "Dre Morel",
        startsAt: "2027-03-28T07:30:00.000Z",
        place: "Cabinet des Tilleuls",
        bring: "Venir à jeun",
      },
    })
  })

  it("is called by what it is for where nobody is named", () => {
    const said = one({ participant: [SELF], description: "contrôle de la vue" })
    expect(said).toMatchObject({ appointment: { withWhom: "Contrôle de la vue", place: null } })
  })

  it.each<[what: string, over: Resource, why: string]>([
    ["wished for only", { status: "proposed" }, "not_so"],
    ["waited for", { status: "waitlist" }, "not_so"],
    ["cancelled", { status: "cancelled" }, "not_so"],
    ["over", { status: "fulfilled" }, "not_so"],
    ["in error", { status: "entered-in-error" }, "not_so"],
    ["changed by a word that nobody knows", { modifierExtension: [{ url: "urn:x", valueBoolean: true }] }, "not_so"],
    ["without an hour", { start: "2027-03-28" }, "too_little"],
    ["at no instant that exists", { start: "2027-13-28T09:30:00+02:00" }, "too_little"],
    ["with nobody and for nothing", { participant: [SELF] }, "too_little"],
  ])("is not, %s", (_, over, why) => expect(one(over)).toBe(why))

  it("is not, where it is somebody else's", () => {
    const other = { resourceType: "Patient", id: "q", name: [{ family: "Petit", given: ["Noé"] }] }
    expect(one({ participant: [{ actor: { reference: "Patient/q" } }, DOCTOR] }, [other])).toBe("not_so")
  })
})

const PLANNED = {
  resourceType: "Encounter",
  status: "planned",
  class: { code: "AMB" },
  subject: { reference: "Patient/p" },
  period: { start: "2027-03-28T09:30:00+02:00" },
  participant: [{ individual: { display: "Dre Morel" } }],
  location: [{ location: { reference: "Location/l" } }],
}
const visit = (over: Resource, others: Resource[] = []) => {
  const { proposals, left } = readFhirProposals(documentWith({ ...PLANNED, ...over }, {}, [CLINIC, ...others]))
  return proposals[0] ?? left[0]?.why ?? null
}

describe("A visit that is planned in a document", () => {
  it("is proposed as an appointment, with whom, at which instant and where", () => {
    expect(visit({})).toMatchObject({
      section: "appointments",
      appointment: { withWhom: "Dre Morel", startsAt: "2027-03-28T07:30:00.000Z", place: "Cabinet des Tilleuls", bring: null },
    })
  })

  it("is called by who receives where nobody is named", () => {
    expect(visit({ participant: [], serviceProvider: { display: "CHU de Rennes" } })).toMatchObject({
      appointment: { withWhom: "CHU de Rennes" },
    })
  })

  it.each<[what: string, over: Resource, why: string]>([
    ["under way", { status: "in-progress" }, "not_so"],
    ["over", { status: "finished" }, "not_so"],
    ["cancelled", { status: "cancelled" }, "not_so"],
    ["in error", { status: "entered-in-error" }, "not_so"],
    ["of nobody", { subject: undefined }, "not_so"],
    ["without an hour", { period: { start: "2027-03-28" } }, "too_little"],
    ["without a beginning", { period: { end: "2027-03-28T09:30:00+02:00" } }, "too_little"],
  ])("is not, %s", (_, over, why) => expect(visit(over)).toBe(why))

  it("is not, where it is somebody else's", () => {
    const other = { resourceType: "Patient", id: "q", name: [{ family: "Petit", given: ["Noé"] }] }
    expect(visit({ subject: { reference: "Patient/q" } }, [other])).toBe("not_so")
  })
})
