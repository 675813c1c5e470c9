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
  const start = textAt(resource, "start") ?? ""
  const said = (of: readonly Node[]) => of.flatMap((actor) => whoIs(actor, resource, reading) ?? []).join(", ") || null
  const places = actors.filter((actor) => isOf(actor, "Location"))
  const people = actors.filter((actor) => !isOf(actor, "Patient") && !isOf(actor, "Location"))
  const heading = headingOf(resource, shapeOf("Appointment"), reading)?.text
  const withWhom = said(people) ?? (heading ? capital(heading) : null)
  if (!withWhom || !INSTANT.test(start) || Number.isNaN(Date.parse(start))) return "too_little"
  const cut = (text: string | null, most: number) => text?.slice(0, most) ?? null
  const appointment = {
    withWhom: withWhom.slice(0, 200),
    startsAt: new Date(start).toISOString(),
    place: cut(said(places), 300),
    bring: cut(textAt(resource, "patientInstruction"), 2000),
  }
  return { section: "appointments", code: null, appointment }
}
