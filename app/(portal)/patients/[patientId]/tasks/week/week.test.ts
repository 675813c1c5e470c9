import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { dayIn, newAppointment } from "@/lib/appointments/testing"
import { newNote } from "@/lib/notes/testing"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { newTakenTask, newTask, TASKS } from "@/lib/tasks/testing"
import { weekPaper } from "./paper"
import { readWeek } from "./reads"

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const print = async (actor: Actor) => {
  const week = await withAccess(actor, patientId, ["view:tasks"], readWeek)
  const { pages, elements } = await readPdf(await paperPdf(weekPaper(week, "fr")))
  return { pages, words: elements.map(({ text }) => text).join("\n") }
}

describe("The week on paper", () => {
  it("says who comes, who takes care of what and what to watch, day by day, and nothing of later", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, TASKS)
    await newAppointment(jeanne, patientId, { day: dayIn(1), hour: "09:30", companion: "Paul Garnier" })
    await newAppointment(jeanne, patientId, { day: dayIn(7), withWhom: "Dr Petit" })
    await newTakenTask(claire, patientId, { title: "Passer à la pharmacie", dueOn: dayIn(2) })
    await newTask(jeanne, patientId, { title: "Rendre les livres", dueOn: dayIn(-2) })
    await newNote(jeanne, patientId, "Se lever doucement", "yes")
    const { pages, words } = await print(jeanne)
    expect(pages).toBe(1)
    for (const part of [
      "chez Jeanne",
      "Dre Morel",
      "Paul Garnier",
      "pharmacie",
      "Claire Lefèvre",
      "Rendre les livres",
      "Se lever",
    ])
      expect(words).toContain(part)
    expect(words).not.toContain("Dr Petit")
  })

  it("is for each what they may read: nothing of an agenda or a notebook that was not given, or of what is hidden", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, TASKS)
    await newAppointment(jeanne, patientId, { day: dayIn(1) })
    await newNote(jeanne, patientId, "Se lever doucement", "yes")
    await newTask(jeanne, patientId, { title: "À moi seule", intimate: "yes" })
    await newTask(jeanne, patientId, { title: "Pour tous" })
    const { words } = await print(claire)
    expect(words).toContain("Pour tous")
    for (const part of ["Dre Morel", "Se lever", "À moi seule"]) expect(words).not.toContain(part)
  })

  it("is one page, whatever there is, and says how much was left out", async () => {
    const long = "W".repeat(200)
    for (const nth of [0, 1, 2, 3, 4]) await newNote(jeanne, patientId, `${nth} ${long}`, "yes")
    for (const day of [0, 1, 2, 3, 4, 5, 6])
      for (const title of [long, "Courses", "Jardin"]) await newTask(jeanne, patientId, { title, dueOn: dayIn(day) })
    const { pages, words } = await print(jeanne)
    expect(pages).toBe(1)
    expect(words).toMatch(/Et \d+ autres/)
  })

  it("with nothing in it says so", async () => {
    expect((await print(jeanne)).words).toContain("Rien de noté")
  })
})
