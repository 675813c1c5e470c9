import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { cancelAppointment } from "../commands"
import { judgeAppointment } from "../sight/commands"
import { AGENDA, dayIn, newAppointment } from "../testing"
import { listNextAppointments } from "./queries"

afterAll(closeDatabase)

type Helped = { holder: Actor; patientId: string }

let claire: Actor
let jeanne: Helped
let henri: Helped

async function someone(name: string): Promise<Helped> {
  const holder = await newActor(name)
  return { holder, patientId: await newPatient(holder) }
}

beforeEach(async () => {
  claire = await newActor("Claire Lefèvre")
  jeanne = await someone("Jeanne Lefèvre")
  henri = await someone("Henri Petit")
})

const letIn = ({ holder, patientId }: Helped, given: object = AGENDA) => newDelegation(holder, patientId, claire, given)
const note = ({ holder, patientId }: Helped, days: number, withWhom: string) =>
  newAppointment(holder, patientId, { day: dayIn(days), withWhom })
const next = () => withOwn(claire, listNextAppointments)
const linesOf = ({ patientId }: Helped) =>
  asSuperuser(
    (sql) => sql`select resource_ids, basis from audit_events where patient_id = ${patientId}
      and actor_account_id = ${claire.accountId} and action = 'appointment.listed'`,
  )

it("Who helps reads the next appointment of each person, and each of them reads that it was shown", async () => {
  await letIn(jeanne)
  await letIn(henri)
  await note(jeanne, 9, "Pharmacie du Marché")
  const sooner = await note(jeanne, 2, "Dre Morel")
  await note(jeanne, -3, "Laboratoire Bellevue")
  expect(await next()).toEqual({
    [jeanne.patientId]: { withWhom: "Dre Morel", day: dayIn(2), hour: "09:30", zone: "Europe/Paris", state: "confirmed" },
  })
  expect(await linesOf(jeanne)).toEqual([{ resource_ids: [sooner], basis: "consent" }])
  expect(await linesOf(henri)).toEqual([{ resource_ids: [], basis: "consent" }])
})

it("Nothing of it is there for whoever was not given the appointments, nor once the access is over", async () => {
  await letIn(jeanne, { permissions: ["view:measures"], documentGroups: [] })
  const over = await letIn(henri)
  await note(jeanne, 2, "Dre Morel")
  await note(henri, 2, "Dre Morel")
  await asSuperuser(
    (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${over}`,
  )
  expect(await next()).toEqual({})
  expect([await linesOf(jeanne), await linesOf(henri)]).toEqual([[], []])
})

it("What is cancelled or intimate is passed over without a trace", async () => {
  await letIn(jeanne)
  const [cancelled, intimate] = [await note(jeanne, 1, "Centre d’imagerie"), await note(jeanne, 2, "Centre de planification")]
  await note(jeanne, 3, "Dre Morel")
  await withAccess(jeanne.holder, jeanne.patientId, ["act:appointments"], (access) => cancelAppointment(access, cancelled, 1))
  await withAccess(jeanne.holder, jeanne.patientId, ["edit:appointments"], (access) =>
    judgeAppointment(access, intimate, 1, "sensitive"),
  )
  expect(await next()).toMatchObject({ [jeanne.patientId]: { withWhom: "Dre Morel" } })
})
