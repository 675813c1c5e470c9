import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addDays, dayInParis } from "@/lib/platform/days"
import { addAppointment, cancelAppointment } from "./commands"
import { giveFeed, showFeed } from "./feeds/commands"
import { addQuestion } from "./preparing/commands"
import type { SaidOnce } from "./schema"

/** An access to the agenda and to nothing else. */
export const AGENDA = { permissions: ["view:appointments", "act:appointments"], documentGroups: [] }

/** What an appointment's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({ withWhom: "Dre Morel", day: "2027-01-12", hour: "09:30", zone: "Europe/Paris" })

/** An appointment as its form would say it. */
export const saidOf = (over: Partial<SaidOnce> = {}): SaidOnce => ({
  appointmentId: randomUUID(),
  withWhom: "Dre Morel",
  day: "2027-01-12",
  hour: "09:30",
  zone: "Europe/Paris",
  place: "Cabinet des Tilleuls",
  bring: null,
  companionId: null,
  companion: null,
  ...over,
})

/** The day that is so many days from now in Paris. */
export const dayIn = (days: number): string => addDays(dayInParis(new Date()), days)

/** Notes an appointment as somebody would, and gives its id. */
export async function newAppointment(actor: Actor, patientId: string, over: Partial<SaidOnce> = {}): Promise<string> {
  const said = saidOf(over)
  await withAccess(actor, patientId, ["act:appointments"], (access) => addAppointment(access, said))
  return said.appointmentId
}

/** The same, and cancelled. */
export async function newCancelledAppointment(actor: Actor, patientId: string): Promise<string> {
  const id = await newAppointment(actor, patientId, { withWhom: "Centre d’imagerie" })
  await withAccess(actor, patientId, ["act:appointments"], (access) => cancelAppointment(access, id, 1))
  return id
}

/** A question to ask at an appointment, written down as somebody would. */
export async function newQuestion(actor: Actor, patientId: string, appointmentId: string, question: string): Promise<string> {
  const questionId = randomUUID()
  const asked = { appointmentId, questionId, question }
  await withAccess(actor, patientId, ["act:appointments"], (access) => addQuestion(access, asked))
  return questionId
}

/** Makes a feed as somebody would, and gives the secret that their calendar keeps. */
export async function newFeed(actor: Actor, patientId: string, showsMore = false): Promise<string> {
  const address = await withAccess(actor, patientId, ["view:appointments"], async (access) => {
    await giveFeed(access, showsMore)
    return showFeed(access)
  })
  return address?.split("/").at(-1) ?? ""
}
