import type { AppointmentZone } from "@/drizzle/appointment-vocabulary"
import type { AuthorKind, ItemState, Sensitivity } from "@/drizzle/vocabulary"
import { decides, type Scope } from "@/lib/access/scope"

export { APPOINTMENT_ZONES, type AppointmentZone } from "@/drizzle/appointment-vocabulary"

/** Where the clock is that most appointments are kept by. */
export const HOME_ZONE: AppointmentZone = "Europe/Paris"

/** Who says an appointment, as the one who looks is told. */
type AppointmentAuthor = { kind: AuthorKind; name: string; relation: string | null; isYou: boolean }

/** What the one who looks may do with an appointment. */
export type AppointmentGestures = { change: boolean; confirm: boolean; refuse: boolean; prepare: boolean }

/** One appointment, as somebody says it; `day` and `hour` are those of the clock where it takes place. */
export type Appointment = {
  id: string
  version: number
  withWhom: string
  place: string | null
  day: string
  hour: string
  zone: AppointmentZone
  startsAt: Date
  /** Whether it is behind: it began some hours ago. */
  isOver: boolean
  bring: string | null
  companion: { name: string; accountId: string | null; isYou: boolean } | null
  saidAt: Date
  author: AppointmentAuthor
  state: ItemState
  confirmation: { at: Date; name: string } | null
  /** What only who decides for the patient is told. */
  forPatient: { sensitivity: Sensitivity } | null
  may: AppointmentGestures
}

/** A question to ask there; `by` names who wrote it where that is not the one who looks. */
export type Question = { id: string; question: string; askedAt: Date | null; by: string | null; mayRemove: boolean }

/** A document of an appointment, which the one who looks may read. */
export type OfAppointment = { id: string; title: string }

/** An appointment that was cancelled and can come back. */
export type Cancelled = Pick<Appointment, "id" | "withWhom" | "day" | "hour">

/** The next appointment of somebody, as a list over several people says it. */
export type NextLine = Pick<Appointment, "withWhom" | "day" | "hour" | "zone" | "state">

/** An appointment of one of several people, as a list over all of them says it; `more` of the same person's are not in it. */
export type ComingLine = NextLine &
  Pick<Appointment, "id" | "place"> & { patientId: string; companion: { name: string; isYou: boolean } | null; more: number }

/** So many of one person stand in a list over several. */
export const MOST_COMING = 12

/** For how many hours after its beginning an appointment counts as still to come (choix de Relais). */
export const HOURS_UNDER_WAY = 2

/** For how many days a cancelled appointment can be brought back (choix de Relais). */
export const DAYS_TO_RESTORE = 30

/** The appointments that stand or wait to be confirmed: those to come, the next first, and those behind, the last first. */
export function inOrder(lines: readonly Appointment[]): { coming: Appointment[]; past: Appointment[]; refused: Appointment[] } {
  const standing = lines.filter(({ state }) => state !== "entered_in_error")
  return {
    coming: standing.filter(({ isOver }) => !isOver),
    past: standing.filter(({ isOver }) => isOver).toReversed(),
    refused: lines.filter(({ state }) => state === "entered_in_error"),
  }
}

type Facts = Pick<Appointment, "state"> & { isAuthor: boolean }
type Held = { mayAct: boolean; mayEdit: boolean; scope: Scope }

/** What somebody may do with it: its author changes it, who decides for the patient changes each and answers what is proposed. */
export function gesturesOf({ state, isAuthor }: Facts, { mayAct, mayEdit, scope }: Held): AppointmentGestures {
  const stands = state !== "entered_in_error"
  const answer = mayEdit && state === "proposed"
  return {
    change: mayAct && stands && (isAuthor || decides(scope)),
    confirm: answer,
    refuse: answer,
    prepare: mayAct && stands,
  }
}
