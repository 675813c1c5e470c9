import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { OvertakenError } from "@/lib/errors"
import { confirmAppointment, refuseAppointment } from "./answering/commands"
import { addAppointment, cancelAppointment, changeAppointment, restoreAppointment } from "./commands"
import { listAppointments } from "./queries"
import { AGENDA, dayIn, newAppointment, saidOf } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const act = <Result>(actor: Actor, work: (access: PatientAccess<"act:appointments">) => Promise<Result>) =>
  withAccess(actor, patientId, ["act:appointments"], work)
const edit = (actor: Actor, work: (access: PatientAccess<"edit:appointments">) => Promise<void>) =>
  withAccess(actor, patientId, ["edit:appointments"], work)
const list = (actor: Actor) => withAccess(actor, patientId, ["view:appointments"], listAppointments)
const change = (actor: Actor, appointmentId: string, version: number, over = {}) =>
  act(actor, (access) => changeAppointment(access, { ...saidOf(over), appointmentId, version }))
const rows = () => asSuperuser((sql) => sql`select * from appointments where patient_id = ${patientId} order by id`)

describe("An appointment", () => {
  it("is noted once when the same form is sent twice, at once too", async () => {
    const said = saidOf({ day: dayIn(40) })
    await Promise.all([1, 2, 3].map(() => act(jeanne, (access) => addAppointment(access, said))))
    expect(await list(jeanne)).toMatchObject([{ withWhom: "Dre Morel", hour: "09:30", state: "confirmed", isOver: false }])
  })

  it("waits for the person when a caregiver notes it, and stands when she says yes", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(claire, patientId)
    expect(await list(jeanne)).toMatchObject([{ state: "proposed", author: { name: "Claire Lefèvre" }, may: { confirm: true } }])
    expect(await list(claire)).toMatchObject([{ may: { confirm: false, change: true } }])
    await edit(jeanne, (access) => confirmAppointment(access, id, 1))
    expect(await list(claire)).toMatchObject([{ state: "confirmed", confirmation: { name: "Jeanne Lefèvre" } }])
    await change(claire, id, 2, { hour: "11:00" })
    expect(await list(jeanne)).toMatchObject([{ state: "proposed", hour: "11:00", confirmation: null }])
    await change(jeanne, id, 3, { hour: "11:30" })
    expect(await list(jeanne)).toMatchObject([{ state: "confirmed", confirmation: { name: "Jeanne Lefèvre" } }])
  })

  it("that was refused stays so, whatever who proposed it does", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(claire, patientId)
    await edit(jeanne, (access) => refuseAppointment(access, id, 1))
    const before = await rows()
    await expect(change(claire, id, 2)).rejects.toThrow(OvertakenError)
    await expect(edit(jeanne, (access) => confirmAppointment(access, id, 2))).rejects.toThrow(OvertakenError)
    expect(await rows()).toEqual(before)
  })

  it("that somebody else changed meanwhile is not overwritten: the second is told, and nothing changes", async () => {
    const id = await newAppointment(jeanne, patientId)
    const both = await Promise.allSettled([change(jeanne, id, 1, { hour: "10:00" }), change(jeanne, id, 1, { hour: "12:00" })])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await list(jeanne)).toHaveLength(1)
    const before = await rows()
    await expect(act(jeanne, (access) => cancelAppointment(access, id, 1))).rejects.toThrow("appointments.changed_meanwhile")
    expect(await rows()).toEqual(before)
  })

  it("that was cancelled is in no list, and comes back as it was within thirty days", async () => {
    const id = await newAppointment(jeanne, patientId)
    await act(jeanne, (access) => cancelAppointment(access, id, 1))
    expect(await list(jeanne)).toEqual([])
    await act(jeanne, (access) => restoreAppointment(access, id))
    expect(await list(jeanne)).toMatchObject([{ withWhom: "Dre Morel" }])
    await asSuperuser((sql) => sql`update appointments set deleted_at = now() - interval '30 days' where id = ${id}`)
    await expect(act(jeanne, (access) => restoreAppointment(access, id))).rejects.toThrow("")
  })

  it("that the person cancelled is proposed again where who noted it brings it back", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(claire, patientId)
    await edit(jeanne, (access) => confirmAppointment(access, id, 1))
    await act(jeanne, (access) => cancelAppointment(access, id, 2))
    await act(claire, (access) => restoreAppointment(access, id))
    expect(await list(jeanne)).toMatchObject([{ state: "proposed", confirmation: null }])
  })

  it("is changed and cancelled by nobody else who helps, and nothing changes", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const [id, before] = [await newAppointment(jeanne, patientId), await rows()]
    await expect(change(claire, id, 1)).rejects.toThrow("appointments.changed_meanwhile")
    await expect(act(claire, (access) => cancelAppointment(access, id, 1))).rejects.toThrow("appointments.changed_meanwhile")
    await expect(edit(claire, (access) => confirmAppointment(access, id, 1))).rejects.toThrow("edit:appointments")
    await expect(act(await newActor("Victor Noël"), (access) => cancelAppointment(access, id, 1))).rejects.toThrow("")
    expect((await rows()).slice(0, 1)).toEqual(before)
  })

  it("is changed past the portal by nobody but its author and who decides", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(jeanne, patientId)
    const past = act(claire, async ({ tx, trace }) => {
      trace({ action: "appointment.viewed" })
      await tx.execute(`update appointments set place = 'ailleurs', version = 2 where id = '${id}'`)
    })
    await expect(past).rejects.toThrow()
    expect(await rows()).toMatchObject([{ place: "Cabinet des Tilleuls" }])
  })
})

describe("Who comes along", () => {
  it("is a caregiver who may read the agenda, by name; revoked, she reads no more of it", async () => {
    const delegationId = await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(jeanne, patientId, { companionId: claire.accountId })
    expect(await list(claire)).toMatchObject([{ companion: { name: "Claire Lefèvre", isYou: true } }])
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
    )
    await expect(list(claire)).rejects.toThrow("")
    const before = await rows()
    await expect(change(jeanne, id, 1, { companionId: claire.accountId })).rejects.toThrow("appointments.companion_gone")
    expect(await rows()).toEqual(before)
  })

  it("is nobody from whom the appointment is kept, nor somebody whom the one who writes may not name", async () => {
    const marc = await newActor("Marc Lefèvre")
    await newDelegation(jeanne, patientId, claire, AGENDA)
    await newDelegation(jeanne, patientId, marc, AGENDA)
    const apart = newAppointment(jeanne, patientId, { companionId: claire.accountId, intimate: "yes" })
    await expect(apart).rejects.toThrow("appointments.companion_cannot_read")
    await expect(newAppointment(claire, patientId, { companionId: marc.accountId })).rejects.toThrow(
      "appointments.companion_gone",
    )
    expect(await rows()).toEqual([])
    await newAppointment(claire, patientId, { companionId: claire.accountId })
    expect(await list(jeanne)).toMatchObject([{ companion: { name: "Claire Lefèvre", isYou: false } }])
  })
})
