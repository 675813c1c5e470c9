import { describe, expect, test } from "vitest"
import { newActor, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { dayIn, newAppointment, newFeed } from "@/lib/appointments/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { wordsIn } from "@/lib/words/translator"
import { blocksOf, mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"

describe("An access to the agenda and nothing else", () => {
  test("gives on the home exactly its block, byte for byte whatever else is in the record", async () => {
    const [jeanne, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Paul Garnier")]
    const patientId = await newPatient(jeanne)
    const [home, own, his] = [`/patients/${patientId}`, await as(jeanne), await as(paul)]
    const { permissions, documentGroups } = compilePurpose("appointments")
    await newDelegation(jeanne, patientId, paul, { permissions, documentGroups })
    await newAppointment(jeanne, patientId, { day: dayIn(9), withWhom: "Dre Morel" })
    const bytes = async () => mainOf((await ask(home, { headers: his })).text)
    const before = await bytes()
    expect(blocksOf(before)).toEqual(["Prochain rendez-vous", wordsIn("fr", "space")("home.mayTitle")])
    expect(before).toContain("Dre Morel")
    await newDocument(jeanne, patientId)
    await newAppointment(jeanne, patientId, { day: dayIn(3), withWhom: "Dr Blanc", intimate: "yes" })
    await newTeamMember(jeanne, patientId, await newActor("Anne Morel", "professional"))
    await presses(own, "without script").does(`${home}/measures/weight`, "addMeasure", { value: "72,4", measuredAt: "" })
    await presses(own, "without script").does(`${home}/profile/allergies/add`, "addLine", { kind: "allergy", label: "Latex" })
    expect(await bytes()).toBe(before)
    for (const page of ["documents", "measures", "vaccinations", "profile", "emergency-card", "helpers", "wishes", "care-circle"])
      expect.soft(mainOf((await ask(`${home}/${page}`, { headers: his })).text), page).toContain("ne vous est pas ouverte")
  })
})

describe("An agenda in a calendar", () => {
  test("is read by whoever holds its secret, signed in nowhere, and any other secret is the same not found", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const id = await newAppointment(jeanne, patientId, { day: dayIn(9), withWhom: "Dre Morel" })
    const secret = await newFeed(jeanne, patientId)
    const read = await ask(`/agenda/${secret}`)
    expect(read.status).toBe(200)
    expect(read.headers["content-type"]).toBe("text/calendar; charset=utf-8")
    expect(read.headers["cache-control"]).toBe("private, no-store")
    expect(read.text).toContain(`UID:${id}`)
    expect(read.text).not.toContain("Morel")
    await newFeed(jeanne, patientId)
    const wrong = await Promise.all([secret, "0".repeat(32), "x"].map((one) => ask(`/agenda/${one}`)))
    const said = wrong.map(({ status, text, headers }) => [status, text, headers["content-type"]])
    expect(said).toEqual(Array(3).fill([404, "", undefined]))
  })

  test("is one appointment for whoever may read it, with its names only where they were asked for", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const id = await newAppointment(jeanne, patientId, { day: dayIn(9), withWhom: "Dre Morel" })
    const file = `/patients/${patientId}/appointments/${id}/file`
    const [less, more] = [
      await ask(file, { headers: await as(jeanne) }),
      await ask(`${file}?more=yes`, { headers: await as(jeanne) }),
    ]
    expect([less.text.includes("Morel"), more.text.includes("Morel")]).toEqual([false, true])
    const stranger = await ask(file, { headers: await as(await newActor("Victor Noël")) })
    expect([stranger.status, stranger.text.includes("BEGIN")]).toEqual([404, false])
  })
})
