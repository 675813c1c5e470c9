import { sayDate } from "./dates"
import { nameOf } from "./names"
import { type Node, nodeAt, nodesAt, textAt } from "./node"
import { type Reading, resolve } from "./reading"
import { isSubject } from "./subject"

function roleOf(resource: Node, reading: Reading): string | null {
  const name = personBehind(resource, "practitioner", reading)
  const organization = personBehind(resource, "organization", reading)
  const role = nodeAt(resource, "code")
  const parts = [name, role && reading.words.concept(role), organization].filter(Boolean)
  return parts.length > 0 ? parts.join(", ") : null
}

const personBehind = (resource: Node, key: string, reading: Reading): string | null => {
  const reference = nodeAt(resource, key)
  return reference && whoIs(reference, resource, reading)
}

function relativeOf(resource: Node, reading: Reading): string | null {
  const relationship = nodeAt(resource, "relationship")
  const said = [nameOf(resource), relationship && reading.words.concept(relationship)].filter(Boolean)
  return said.length > 0 ? said.join(", ") : null
}

/** Whoever a reference points to, in words; the patient is "the person herself"; null when the document does not tell. */
export function whoIs(reference: Node, from: Node | null, reading: Reading): string | null {
  const resource = resolve(reference, from, reading)
  const display = textAt(reference, "display")
  if (!resource) return display
  switch (resource.resourceType) {
    case "Patient":
      return isSubject(reference, from, reading) ? reading.words.say("patient_self") : (nameOf(resource) ?? display)
    case "PractitionerRole":
      return roleOf(resource, reading) ?? display
    case "RelatedPerson":
      return relativeOf(resource, reading) ?? display
    case "Device":
      return textAt(resource, "deviceName.name") ?? display ?? reading.words.say("a_device")
    default:
      return nameOf(resource) ?? display
  }
}

const SAYERS = ["asserter", "recorder", "informationSource", "performer.actor", "performer", "author", "requester", "source"]
const SAID_AT = ["recordedDate", "dateAsserted", "recorded", "recordedOn", "issued", "authoredOn", "created"]

/** Who said an entry and when it was written down, with the elements that told it. */
export type Said = { text: string | null; paths: string[] }

/** Who said this entry and when it was written down, as far as the document tells. */
export function saidBy(resource: Node, reading: Reading): Said {
  const by = SAYERS.find((key) => sayersAt(resource, key, reading).length > 0)
  const at = SAID_AT.find((key) => textAt(resource, key) !== null)
  const who = by ? sayersAt(resource, by, reading) : []
  const written = at ? textAt(resource, at) : null
  const paths = [by, at].filter((path) => path !== undefined)
  return { text: sentence(who, written, reading), paths }
}

function sentence(who: string[], written: string | null, { words }: Reading): string | null {
  const date = written ? sayDate(written, words.locale) : ""
  const names = new Intl.ListFormat(words.locale).format(who)
  const isDay = (written?.length ?? 0) >= 10
  if (who.length > 0 && date) return words.say(isDay ? "said_by_on_day" : "said_by_in", { who: names, date })
  if (who.length > 0) return words.say("said_by", { who: names })
  return date ? words.say(isDay ? "said_on_day" : "said_in", { date }) : null
}

const sayersAt = (resource: Node, key: string, reading: Reading): string[] => [
  ...new Set(nodesAt(resource, key).flatMap((reference) => whoIs(reference, resource, reading) ?? [])),
]
