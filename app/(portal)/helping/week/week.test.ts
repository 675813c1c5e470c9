import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { excludeFromAppointment, judgeAppointment } from "@/lib/appointments/sight/commands"
import { dayIn, newAppointment } from "@/lib/appointments/testing"
import { excludeLine } from "@/lib/profile/apart/commands"
import { newTreatment } from "@/lib/profile/refill/testing"
import { takeTask } from "@/lib/tasks/doing/commands"
import { excludeFromTask, judgeTask } from "@/lib/tasks/sight/commands"
import { newFinishedTask, newTakenTask, newTask } from "@/lib/tasks/testing"
import { daysOf, leftOut } from "./days"
import { readWeek } from "./reads"

const DAILY = {
  permissions: ["view:appointments", "act:appointments", "view:tasks", "act:tasks", "view:documents"],
  documentGroups: ["lab_results"],
}

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

const letIn = ({ holder, patientId }: Helped, who = claire, given: object = DAILY) => newDelegation(holder, patientId, who, given)
const see = (who = claire) => withOwn(who, readWeek)
const said = async (who = claire) => {
  const { late, days } = daysOf(await see(who))
  const text = (entry: (typeof days)[number]["entries"][number]) =>
    `${entry.kind === "task" ? entry.title : entry.withWhom} (${entry.name ?? "à la maison"})`
  return { late: late.map(text), days: days.map(({ day, entries }) => [day, entries.map(text)]) }
}
const linesOf = ({ patientId }: Helped) =>
  asSuperuser(
    (sql) => sql`select action, basis from audit_events where patient_id = ${patientId}
      and actor_account_id = ${claire.accountId} order by action`,
  )

describe("My week", () => {
  it("holds what is to come with everybody whom one helps and at home, day by day, and what is overdue first", async () => {
    await letIn(jeanne)
    await letIn(henri)
    const own = { holder: claire, patientId: await newPatient(claire) }
    await newAppointment(jeanne.holder, jeanne.patientId, { day: dayIn(2), hour: "14:00" })
    await newAppointment(henri.holder, henri.patientId, { day: dayIn(2), hour: "09:00", withWhom: "Kiné" })
    await newAppointment(henri.holder, henri.patientId, { day: dayIn(7), withWhom: "Après la semaine" })
    await newAppointment(own.holder, own.patientId, { day: dayIn(3), withWhom: "Dentiste" })
    await newTask(jeanne.holder, jeanne.patientId, { title: "Courses", dueOn: dayIn(2) })
    await newTask(henri.holder, henri.patientId, { title: "Rendre les livres", dueOn: dayIn(-2) })
    await newFinishedTask(jeanne.holder, jeanne.patientId)
    expect(await said()).toEqual({
      late: ["Rendre les livres (Henri Petit)"],
      days: [
        [dayIn(2), ["Kiné (Henri Petit)", "Dre Morel (Jeanne Lefèvre)", "Courses (Jeanne Lefèvre)"]],
        [dayIn(3), ["Dentiste (à la maison)"]],
      ],
    })
  })

  it("leaves out what somebody else takes care of, until they may no more", async () => {
    const marc = await newActor("Marc Lefèvre")
    await letIn(jeanne)
    await letIn(jeanne, marc)
    await newTakenTask(claire, jeanne.patientId, { title: "À moi" })
    await newTakenTask(marc, jeanne.patientId, { title: "À Marc" })
    await newTask(marc, jeanne.patientId, { title: "À personne" })
    const tasks = async () => (await see()).tasks.map(({ title, isYours }) => `${title} ${isYours}`).sort()
    expect(await tasks()).toEqual(["À moi true", "À personne false"])
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
        where patient_id = ${jeanne.patientId} and caregiver_account_id = ${marc.accountId}`,
    )
    expect(await tasks()).toEqual(["À Marc false", "À moi true", "À personne false"])
  })

  it("says what runs low and what is new, of what one may read there", async () => {
    const treatment = await newTreatment()
    await treatment.count()
    const lefèvre = { holder: treatment.jeanne, patientId: treatment.patientId }
    await letIn(lefèvre, claire, { ...DAILY, permissions: [...DAILY.permissions, "view:medications"] })
    await letIn(jeanne)
    await newDocument(jeanne.holder, jeanne.patientId)
    const { low, news } = await see()
    expect(low).toMatchObject([{ label: "Metformine 850 mg", daysLeft: 6, name: "Jeanne Lefèvre" }])
    expect(news).toMatchObject([{ patientId: jeanne.patientId, news: { documents: 1 } }])
    const { patientId, which, edit } = treatment
    await edit((access) => excludeLine(access, which, claire.accountId, true))
    expect((await see()).low).toEqual([])
    expect((await withOwn(treatment.claire, readWeek)).low).toMatchObject([{ patientId }])
  })

  it("comes from the accesses that are live at this moment", async () => {
    const over = await letIn(jeanne)
    await letIn(henri, claire, { permissions: ["view:measures"], documentGroups: [] })
    for (const { holder, patientId } of [jeanne, henri]) {
      await newAppointment(holder, patientId, { day: dayIn(1) })
      await newTask(holder, patientId)
    }
    expect((await see()).appointments.map(({ name }) => name)).toEqual(["Jeanne Lefèvre"])
    await asSuperuser((sql) => sql`update delegations set status = 'suspended' where id = ${over}`)
    expect(await said()).toEqual({ late: [], days: [] })
  })

  it("is told to those of whom it showed something, and names nothing to the others", async () => {
    await letIn(jeanne)
    await letIn(henri)
    await newTask(jeanne.holder, jeanne.patientId)
    await see()
    expect(await linesOf(jeanne)).toEqual([
      { action: "space.listed", basis: "consent" },
      { action: "task.listed", basis: "consent" },
    ])
    expect(await linesOf(henri)).toEqual([{ action: "space.listed", basis: "consent" }])
  })

  it("is the same, to the letter, with and without what is hidden", async () => {
    await letIn(jeanne)
    await newAppointment(jeanne.holder, jeanne.patientId, { day: dayIn(1) })
    await newTask(jeanne.holder, jeanne.patientId)
    const before = await see()
    const { holder, patientId } = jeanne
    const hidden = [
      await newAppointment(holder, patientId, { day: dayIn(1), hour: "08:00", withWhom: "Pour elle" }),
      await newAppointment(holder, patientId, { day: dayIn(1), hour: "08:30", withWhom: "Sans Claire" }),
    ] as const
    const tasks = [await newTask(holder, patientId), await newTask(holder, patientId)] as const
    await withAccess(holder, patientId, ["edit:appointments"], async (access) => {
      await judgeAppointment(access, hidden[0], 1, "sensitive")
      await excludeFromAppointment(access, hidden[1], claire.accountId, true)
    })
    await withAccess(holder, patientId, ["act:tasks"], (access) => takeTask(access, tasks[1]))
    await withAccess(holder, patientId, ["edit:tasks"], async (access) => {
      await judgeTask(access, tasks[0], 1, "sensitive")
      await excludeFromTask(access, tasks[1], claire.accountId, true)
    })
    await newDocument(holder, patientId, { sensitivity: "sensitive", sensitiveTopic: "mental_health" })
    expect(await see()).toEqual(before)
  })

  it("says how much it leaves out of somebody who has more than a list over many holds", async () => {
    await letIn(jeanne)
    for (let nth = 0; nth < 14; nth++) await newTask(jeanne.holder, jeanne.patientId)
    const week = await see()
    expect(week.tasks).toHaveLength(12)
    expect(leftOut(week)).toEqual([{ patientId: jeanne.patientId, name: "Jeanne Lefèvre", kind: "tasks", more: 2 }])
  })

  it("is empty for whoever helps nobody and has no space", async () => {
    expect(await see(await newActor("Paul Garnier"))).toMatchObject({ appointments: [], tasks: [], low: [], news: [] })
  })
})
