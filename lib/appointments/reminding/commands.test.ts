import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { STEP_ROWS } from "@/lib/access/system-task"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { listNotices } from "@/lib/notices/queries"
import { cancelAppointment, changeAppointment } from "../commands"
import { newAppointment, saidOf } from "../testing"
import { remindOfAppointments } from "./commands"

const { sql, database: worker } = openDatabase(testDatabase().workerUrl, 2)
afterAll(() => sql.end())

let jeanne: Actor
let patientId: string
let hers: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  hers = await confirmAddress(jeanne)
})

/** Moves an appointment that was noted long ago to so long from now, as the clock of its place shows it. */
const startIn = (id: string, span: string, saidAgo = "30 days") =>
  asSuperuser(
    (db) => db`update appointments set day = at.there::date, hour = at.there::time, said_at = now() - ${saidAgo}::interval
      from (select (now() + ${span}::interval) at time zone zone as there from appointments where id = ${id}) at where id = ${id}`,
  )
const told = async () => (await listNotices(jeanne, "fr")).map(({ about }) => about)

describe("Reminders of an appointment", () => {
  it.each([
    ["7 days 1 minute", 0],
    ["6 days 23 hours", 1],
    ["1 day 1 minute", 1],
    ["23 hours", 1],
    ["-1 minute", 0],
  ])("%s before it, the person was told %i times, by mail too", async (span, times) => {
    await startIn(await newAppointment(jeanne, patientId, { zone: "Indian/Reunion" }), span)
    await remindOfAppointments(worker)
    await remindOfAppointments(worker)
    expect(await told()).toEqual(Array(times).fill("appointment_soon"))
    expect(await mailsTo(hers)).toHaveLength(times)
  })

  it("come a week and a day before, once each however many workers look, and say neither when nor with whom", async () => {
    const id = await newAppointment(jeanne, patientId)
    await startIn(id, "5 days")
    await Promise.all([1, 2, 3].map(() => remindOfAppointments(worker)))
    expect(await told()).toHaveLength(1)
    await asSuperuser((db) => db`update appointments set day = day - 4, said_at = now() - interval '40 days' where id = ${id}`)
    await startIn(id, "20 hours")
    await Promise.all([1, 2, 3].map(() => remindOfAppointments(worker)))
    expect(await told()).toHaveLength(2)
    const texts = JSON.stringify(await mailsTo(hers))
    expect(texts).not.toMatch(/Morel|Tilleuls|09|9 h|2027/)
  })

  it("come for as many as are due, a step after another, once each while two workers look", async () => {
    const id = await newAppointment(jeanne, patientId)
    await startIn(id, "20 hours")
    await asSuperuser(async (db) => {
      await db`alter table appointments disable trigger user`
      await db`insert into appointments select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
        from appointments a, generate_series(1, ${STEP_ROWS + 20}::int) where id = ${id}`
      await db`alter table appointments enable trigger user`
    })
    await Promise.all([1, 2].map(() => remindOfAppointments(worker)))
    const [counted] = await asSuperuser(
      (db) => db`select (select count(*)::int from appointment_reminders where patient_id = ${patientId}) as reminders,
        (select count(*)::int from notices where space_id = ${patientId}) as notices,
        (select count(distinct resource_ids)::int from audit_events where patient_id = ${patientId} and action = 'appointment.reminded') as lines`,
    )
    expect(counted).toEqual({ reminders: STEP_ROWS + 21, notices: STEP_ROWS + 21, lines: STEP_ROWS + 21 })
  })

  it("are given anew for one that moved, never for its old hour, and not at all for one that was cancelled", async () => {
    const [moved, cancelled] = [await newAppointment(jeanne, patientId), await newAppointment(jeanne, patientId)]
    for (const id of [moved, cancelled]) await startIn(id, "5 days")
    await withAccess(jeanne, patientId, ["act:appointments"], async (access) => {
      await cancelAppointment(access, cancelled, 1)
      await changeAppointment(access, { ...saidOf({ day: "2027-06-01" }), appointmentId: moved, version: 1 })
    })
    await remindOfAppointments(worker)
    expect(await told()).toEqual([])
    await startIn(moved, "6 days")
    await remindOfAppointments(worker)
    await startIn(moved, "5 days 12 hours")
    await remindOfAppointments(worker)
    expect(await told()).toHaveLength(2)
  })

  it("are left out where the appointment was noted within those days, or was proposed and refused", async () => {
    const [late, refused] = [await newAppointment(jeanne, patientId), await newAppointment(jeanne, patientId)]
    await startIn(late, "5 days", "1 hour")
    await startIn(refused, "5 days")
    await asSuperuser((db) => db`update appointments set state = 'entered_in_error' where id = ${refused}`)
    await remindOfAppointments(worker)
    expect(await told()).toEqual([])
  })

  it("lead to the agenda, are the person's own, and leave a line of the job", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:appointments"], documentGroups: [] })
    const id = await newAppointment(jeanne, patientId, { companionId: claire.accountId })
    await startIn(id, "5 days")
    await remindOfAppointments(worker)
    expect(await listNotices(claire, "fr")).toEqual([])
    const lines = await asSuperuser(
      (db) => db`select task, resource_ids from audit_events where patient_id = ${patientId} and action = 'appointment.reminded'`,
    )
    expect(lines).toEqual([{ task: "appointments.remind", resource_ids: [id] }])
  })
})
