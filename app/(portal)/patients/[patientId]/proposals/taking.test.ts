import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { newActor, newPatient } from "@/lib/access/testing"
import { listOfAppointment } from "@/lib/appointments/preparing/queries"
import { getAppointment, listAppointments } from "@/lib/appointments/queries"
import { newAppointment } from "@/lib/appointments/testing"
import { depositProposing } from "@/lib/documents/proposals/testing"
import { MEAL_MOMENT } from "@/lib/fhir/proposed/own"
import { listForFile } from "@/lib/measures/file/queries"
import { readProposals } from "./reads"
import { takeProposal } from "./taking"

const BOOKED = {
  resourceType: "Appointment",
  status: "booked",
  start: "2027-07-06T09:30:00+02:00",
  participant: [{ actor: { display: "Dre Morel" } }],
}

let jeanne: Actor
let patientId: string
let which: { documentId: string; entry: string }
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  which = await depositProposing(jeanne, patientId, BOOKED, "Courrier")
})

const agenda = () => withAccess(jeanne, patientId, ["view:appointments"], listAppointments)
async function documentsOf(access: PatientAccess<"view:appointments">, id: string) {
  await getAppointment(access, id)
  return listOfAppointment(access, id)
}
const take = () => withAccess(jeanne, patientId, ["view:documents"], (access) => takeProposal(access, which))
const proposed = () => withAccess(jeanne, patientId, ["view:documents"], (access) => readProposals(access))

describe("An appointment that a document says", () => {
  it("is in no agenda until somebody takes it, then once, by the clock of Paris and as close as its document", async () => {
    expect(await agenda()).toEqual([])
    await take()
    await take()
    const said = { withWhom: "Dre Morel", day: "2027-07-06", hour: "09:30", zone: "Europe/Paris" }
    expect(await agenda()).toMatchObject([{ ...said, author: { isYou: true }, forPatient: { sensitivity: "sensitive" } }])
    const [{ id = "" } = {}] = await agenda()
    expect(await withAccess(jeanne, patientId, ["view:appointments"], (access) => documentsOf(access, id))).toEqual([
      { id: which.documentId, title: "Courrier" },
    ])
  })

  it("stands beside the one of the same instant that is noted already, whatever its clock", async () => {
    await newAppointment(jeanne, patientId, { day: "2027-07-06", hour: "11:30", zone: "Indian/Reunion" })
    await newAppointment(jeanne, patientId, { day: "2027-07-06", hour: "10:30" })
    const { sections, clear } = await proposed()
    expect(sections).toMatchObject([
      { section: "appointments", things: [{ beside: [{ kind: "appointment", appointment: { withWhom: "Dre Morel" } }] }] },
    ])
    expect([sections[0]?.things[0]?.beside.length, clear]).toEqual([1, 0])
  })
})

it("A glycaemia that a document says with its moment by the meal is written down with it", async () => {
  const glycaemia = {
    resourceType: "Observation",
    status: "final",
    extension: [{ url: MEAL_MOMENT, valueCodeableConcept: { coding: [{ system: "http://loinc.org", code: "88365-2" }] } }],
    code: { coding: [{ system: "http://loinc.org", code: "2345-7" }] },
    effectiveDateTime: "2026-03-12T09:00:00Z",
    valueQuantity: { value: 118, system: "http://unitsofmeasure.org", code: "mg/dL" },
  }
  which = await depositProposing(jeanne, patientId, glycaemia, "Résumé")
  await take()
  const measures = await withAccess(jeanne, patientId, ["view:measures"], (access) => listForFile(access, undefined))
  expect(measures.map(({ reading }) => reading)).toEqual([{ kind: "glucose", value: 118, mealMoment: "before_meal" }])
})
