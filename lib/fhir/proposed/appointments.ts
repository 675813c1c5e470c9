import { capital } from "@/lib/words/capital"
import { headingOf } from "../lines"
import { type Node, nodesAt, textAt } from "../node"
import { whoIs } from "../people"
import { type Reading, resolve } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { isSubject } from "../subject"
import type { Proposal } from "./schema"
import { stateOf } from "./states"

type Booked = Omit<Extract<Proposal, { section: "appointments" }>, "entry">

/** An instant with its offset, without which nobody knows when it is (FHIR R4, `instant`). */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The appointment that a document says is booked for its patient; any other state is none, and so is one of somebody else. */
export function readAppointment(resource: Node, reading: Reading): Booked | "not_so" | "too_little" {
  const actors = nodesAt(resource, "participant.actor")
  const isOf = (actor: Node, kind: string) => resolve(actor, resource, reading)?.resourceType === kind
  const isAnothers = actors.some((actor) => isOf(actor, "Patient") && !isSubject(actor, resource, reading))
  if (isAnothers || !stateOf(resource, "Appointment", reading)) return "not_so"
  const places = actors.filter((actor) => isOf(actor, "Location"))
  const people = actors.filter((actor) => !isOf(actor, "Patient") && !isOf(actor, "Location"))
  const said = (of: readonly Node[]) => saidOf(of, resource, reading)
  return booked({
    withWhom: said(people) ?? calledOf(resource, "Appointment", reading),
    start: textAt(resource, "start"),
    place: said(places),
    bring: textAt(resource, "patientInstruction"),
  })
}

/** A visit that a document says is planned for its patient: one that was made, or that is under way, is no appointment any more. */
export function readPlannedVisit(resource: Node, reading: Reading): Booked | "not_so" | "too_little" {
  const subject = nodesAt(resource, "subject")[0]
  if (!subject || !isSubject(subject, resource, reading) || !stateOf(resource, "Encounter", reading)) return "not_so"
  const said = (path: string) => saidOf(nodesAt(resource, path), resource, reading)
  return booked({
    withWhom: said("participant.individual") ?? said("serviceProvider") ?? calledOf(resource, "Encounter", reading),
    start: textAt(resource, "period.start"),
    place: said("location.location"),
    bring: null,
  })
}

const saidOf = (of: readonly Node[], resource: Node, reading: Reading) =>
  of.flatMap((actor) => whoIs(actor, resource, reading) ?? []).join(", ") || null

/** What it is for, where nobody is named. */
function calledOf(resource: Node, kind: string, reading: Reading): string | null {
  const heading = headingOf(resource, shapeOf(kind), reading)?.text
  return heading ? capital(heading) : null
}

type Said = Record<"withWhom" | "start" | "place" | "bring", string | null>

/** An appointment out of what a document says; of one without an instant nobody knows when it is. */
export function booked({ withWhom, start, place, bring }: Said): Booked | "too_little" {
  if (!withWhom || !start || !INSTANT.test(start) || Number.isNaN(Date.parse(start))) return "too_little"
  const cut = (text: string | null, most: number) => text?.slice(0, most) ?? null
  const appointment = {
    withWhom: withWhom.slice(0, 200),
    startsAt: new Date(start).toISOString(),
    place: cut(place, 300),
    bring: cut(bring, 2000),
  }
  return { section: "appointments", code: null, appointment }
}
