import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Language } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { tickQuestion } from "../preparing/commands"
import { newAppointment, newQuestion } from "../testing"
import { getAppointmentPaper } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const paper = (actor: Actor, id: string, language: Language) =>
  withAccess(actor, patientId, ["view:appointments"], (access) => getAppointmentPaper(access, id, language))

describe("The sheet of an appointment", () => {
  it("says when and where, then what to bring and what is left to ask, each with a box to tick by hand", async () => {
    const said = { day: "2027-07-01", hour: "09:00", bring: "La carte Vitale\n\nL’ordonnance", companion: "Paul Garnier" }
    const id = await newAppointment(jeanne, patientId, { ...said, zone: "Indian/Reunion" })
    await newQuestion(jeanne, patientId, id, "Puis-je conduire\u00a0?")
    const questionId = await newQuestion(jeanne, patientId, id, "Quand revenir\u00a0?")
    await withAccess(jeanne, patientId, ["act:appointments"], (access) =>
      tickQuestion(access, { appointmentId: id, questionId }, true),
    )
    const { pages, elements } = await readPdf(await paperPdf(await paper(jeanne, id, "fr")))
    const words = elements.map(({ text }) => text).join("\n")
    expect(pages).toBe(1)
    for (const part of [
      "Dre Morel",
      "Jeudi 1er juillet 2027",
      "La Réunion",
      "Cabinet des Tilleuls",
      "Vient aussi",
      "Paul Garnier",
    ])
      expect(words).toContain(part)
    expect(words.match(/\[\s+\]/g)).toHaveLength(3)
    expect(words).toContain("Puis-je conduire")
    expect(words).not.toContain("Quand revenir")
    const english = await paper(jeanne, id, "en")
    expect(english.parts.map(({ title }) => title)).toEqual(["Thursday, 1 July 2027 at 09:00", "To bring", "Questions to ask"])
  })

  it("is for whoever may read it, and for nobody from whom it is kept", async () => {
    const [claire, id] = [await newActor("Claire Lefèvre"), await newAppointment(jeanne, patientId, { intimate: "yes" })]
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:appointments"], documentGroups: [] })
    await expect(paper(claire, id, "fr")).rejects.toThrow("")
    const open = await newAppointment(jeanne, patientId)
    expect((await paper(claire, open, "fr")).head[0]).toBe("Pour Jeanne Lefèvre")
  })
})
