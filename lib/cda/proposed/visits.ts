import { booked } from "@/lib/fhir/proposed/appointments"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"
import { capital } from "@/lib/words/capital"
import { isoOf } from "../dates"
import { entityOf } from "../people"
import { calledIn } from "./codes"
import type { Statement } from "./statements"
import { stateOf } from "./states"

/** ActMood of a visit for which somebody was given an hour: what is wished for, asked or promised is no appointment yet. */
const APPOINTED = "APT"

/** The appointment that an encounter says is booked for the patient: with whom, at which instant and where. */
export function readBooked({ element, around, subject }: Statement, section: XmlElement): ReturnType<typeof booked> | "not_so" {
  const state = stateOf({ element, around })
  if (!state || subject || state.isOver || attribute(element, "moodCode") !== APPOINTED) return "not_so"
  if (allAt(element, "statusCode").some((status) => attribute(status, "code") === "suspended")) return "not_so"
  const performers = allAt(element, "performer/assignedEntity").flatMap((one) => entityOf(one) ?? [])
  const called = calledIn(section, at(element, "code"))
  const time = at(element, "effectiveTime")
  return booked({
    withWhom: performers.join(", ") || (called ? capital(called) : null),
    start: isoOf(attribute(at(time, "low"), "value") ?? attribute(time, "value")),
    place: placeOf(element),
    bring: null,
  })
}

/** Where: the place that takes part in it. */
function placeOf(element: XmlElement): string | null {
  const places = allAt(element, "participant").filter((one) => attribute(one, "typeCode") === "LOC")
  return places.flatMap((one) => textOf(at(one, "participantRole/playingEntity/name")) ?? []).join(", ") || null
}
