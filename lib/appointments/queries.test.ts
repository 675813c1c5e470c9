import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { linkDocument, removeQuestion, tickQuestion } from "./preparing/commands"
import { listOfAppointment, listQuestions } from "./preparing/queries"
import { getAppointment, getNextAppointment, listAppointments } from "./queries"
import { inOrder } from "./rules"
import { excludeFromAppointment, judgeAppointment } from "./sight/commands"
import { AGENDA, dayIn, newAppointment, newQuestion } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const view = <Result>(actor: Actor, work: Parameters<typeof withAccess<"view:appointments", Result>>[3]) =>
  withAccess(actor, patientId, ["view:appointments"], work)
const list = (actor: Actor) => view(actor, listAppointments)
/** Moves an appointment to so long from now, as the clock of its own place shows it. */
const startIn = (id: string, span: string) =>
  asSuperuser(
    (sql) => sql`update appointments set day = (at.there)::date, hour = (at.there)::time
      from (select (now() + ${span}::interval) at time zone zone as there from appointments where id = ${id}) at where id = ${id}`,
  )

describe("The time of an appointment", () => {
  it.each([
    ["2027-03-27", "09:30", "Europe/Paris", "2027-03-27T08:30:00.000Z"],
    ["2027-03-28", "09:30", "Europe/Paris", "2027-03-28T07:30:00.000Z"],
    ["2027-10-31", "09:30", "Europe/Paris", "2027-10-31T08:30:00.000Z"],
    // Midnight in Réunion is another day in Paris.
    ["2027-01-12", "00:30", "Indian/Reunion", "2027-01-11T20:30:00.000Z"],
    ["2027-07-12", "23:30", "America/Martinique", "2027-07-13T03:30:00.000Z"],
    // An hour that summer time leaves out begins where the clock goes on.
    ["2027-03-28", "02:30", "Europe/Paris", "2027-03-28T01:30:00.000Z"],
  ] as const)("is what a clock on the wall says on %s at %s in %s", async (day, hour, zone, instant) => {
    await newAppointment(jeanne, patientId, { day, hour, zone })
    expect(await list(jeanne)).toMatchObject([{ day, hour, zone, startsAt: new Date(instant) }])
  })

  it.each([
    ["-1 hour -59 minutes", false],
    ["-2 hours", true],
    ["-3 hours", true],
    ["1 day", false],
  ])("puts it behind two hours after it began, wherever that is: %s", async (span, isOver) => {
    const id = await newAppointment(jeanne, patientId, { zone: "Pacific/Noumea" })
    await startIn(id, span)
    expect(await list(jeanne)).toMatchObject([{ isOver }])
    expect(await view(jeanne, getNextAppointment)).toEqual(isOver ? null : expect.objectContaining({ id }))
  })

  it("orders those to come by the instant, whatever the clocks say", async () => {
    const day = dayIn(20)
    const paris = await newAppointment(jeanne, patientId, { day, hour: "10:00" })
    const reunion = await newAppointment(jeanne, patientId, { day, hour: "11:00", zone: "Indian/Reunion" })
    const past = await newAppointment(jeanne, patientId, { day: dayIn(-20) })
    const { coming, past: behind } = inOrder(await list(jeanne))
    expect(coming.map(({ id }) => id)).toEqual([reunion, paris])
    expect(behind.map(({ id }) => id)).toEqual([past])
  })
})

describe("What is kept from a caregiver", () => {
  it("is in no list of theirs, and nothing that hangs on it is theirs to reach", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const intimate = await newAppointment(jeanne, patientId, { intimate: "yes" })
    const apart = await newAppointment(jeanne, patientId)
    const question = await newQuestion(jeanne, patientId, apart, "Et mon traitement ?")
    await withAccess(jeanne, patientId, ["edit:appointments"], (access) =>
      excludeFromAppointment(access, apart, claire.accountId, true),
    )
    expect(await list(claire)).toEqual([])
    expect(await view(claire, getNextAppointment)).toBeNull()
    for (const id of [intimate, apart]) {
      await expect(view(claire, (access) => getAppointment(access, id))).rejects.toThrow("")
      await expect(newQuestion(claire, patientId, id, "Pourquoi ?")).rejects.toThrow("")
    }
    const of = { appointmentId: apart, questionId: question }
    const ticking = withAccess(claire, patientId, ["act:appointments"], (access) => tickQuestion(access, of, true))
    await expect(ticking).rejects.toThrow("")
    const kept = await asSuperuser((sql) => sql`select asked_at from appointment_questions where patient_id = ${patientId}`)
    expect(kept).toEqual([{ asked_at: null }])
    await withAccess(jeanne, patientId, ["edit:appointments"], (access) => judgeAppointment(access, intimate, 1, "not"))
    expect(await list(claire)).toMatchObject([{ id: intimate }])
  })

  it("is not for care, whatever the profession", async () => {
    await newAppointment(jeanne, patientId)
    const morel = await newActor("Anne Morel", "professional")
    await expect(list(morel)).rejects.toThrow("")
  })
})

describe("Preparing an appointment", () => {
  const questions = (actor: Actor, id: string) =>
    view(actor, async (access) => {
      await getAppointment(access, id)
      return listQuestions(access, id)
    })

  it("is writing questions down and ticking them, each signed by who wants to ask it", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    const id = await newAppointment(jeanne, patientId)
    const hers = await newQuestion(jeanne, patientId, id, "Puis-je conduire ?")
    const mine = await newQuestion(claire, patientId, id, "Qui appeler la nuit ?")
    expect(await questions(claire, id)).toMatchObject([
      { question: "Puis-je conduire ?", by: "Jeanne Lefèvre", mayRemove: false, askedAt: null },
      { question: "Qui appeler la nuit ?", by: null, mayRemove: true },
    ])
    const acting = (actor: Actor, work: Parameters<typeof withAccess<"act:appointments", void>>[3]) =>
      withAccess(actor, patientId, ["act:appointments"], work)
    await acting(claire, (access) => tickQuestion(access, { appointmentId: id, questionId: hers }, true))
    await expect(
      acting(claire, (access) => removeQuestion(access, { appointmentId: id, questionId: hers }, true)),
    ).rejects.toThrow("")
    await acting(jeanne, (access) => removeQuestion(access, { appointmentId: id, questionId: mine }, true))
    expect(await questions(jeanne, id)).toMatchObject([{ id: hers, askedAt: expect.any(Date) }])
    await acting(claire, (access) => removeQuestion(access, { appointmentId: id, questionId: mine }, false))
    expect(await questions(jeanne, id)).toHaveLength(2)
  })

  it("shows of its documents those that the one who looks may read, and joins no other", async () => {
    await newDelegation(jeanne, patientId, claire, {
      permissions: [...AGENDA.permissions, "view:documents"],
      documentGroups: ["lab_results"],
    })
    const id = await newAppointment(jeanne, patientId, { day: dayIn(-3) })
    const report = await newDocument(jeanne, patientId, { documentGroup: "consultations" })
    const result = await newDocument(jeanne, patientId, { documentGroup: "lab_results" })
    const link = (actor: Actor, documentId: string, linked = true) =>
      withAccess(actor, patientId, ["act:appointments", "view:documents"], (access) =>
        linkDocument(access, { appointmentId: id, documentId }, linked),
      )
    const linked = (actor: Actor) =>
      view(actor, async (access) => {
        await getAppointment(access, id)
        return (await listOfAppointment(access, id)).map((one) => one.id)
      })
    await link(jeanne, report)
    await link(jeanne, report)
    await expect(link(claire, report, false)).rejects.toThrow("")
    await link(claire, result)
    expect(await linked(jeanne)).toEqual([result, report])
    expect(await linked(claire)).toEqual([result])
    await link(jeanne, report, false)
    expect(await linked(jeanne)).toEqual([result])
  })
})
