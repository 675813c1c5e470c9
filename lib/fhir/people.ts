import type { Bundle } from "./bundle"
import { sayDate } from "./dates"
import type { FhirNarratives } from "./narrative"
import { asText, type Node, nodeAt, nodesAt, textAt, valuesAt } from "./node"
import type { FhirWords } from "./words"

/** Everything needed to read one document: how to find a resource, the words to say it with, and what reads its texts. */
export type Reading = { find: Bundle["find"]; words: FhirWords; narratives: FhirNarratives }

/** The name of a person: the usual one, as the person wears it; a part repeated in the given names is said once. */
export function nameOf(resource: Node): string | null {
  const names = nodesAt(resource, "name")
  const name =
    names.find((candidate) => candidate.use === "usual") ?? names.find((candidate) => candidate.use === "official") ?? names[0]
  if (!name) return null
  const given = valuesAt(name, "given").flatMap((part) => asText(part) ?? [])
  const parts = [...valuesAt(name, "prefix").flatMap((part) => asText(part) ?? []), ...given]
  const family = textAt(name, "family")
  if (family && !parts.some((part) => part.toLowerCase() === family.toLowerCase())) parts.push(family)
  return asText(parts.join(" ")) ?? textAt(name, "text")
}

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

/** Whoever a reference points to, in words; the patient is "the person herself"; null when the document does not tell. */
export function whoIs(reference: Node, from: Node | null, reading: Reading): string | null {
  const address = textAt(reference, "reference")
  const resource = address ? reading.find(address, from) : null
  if (!resource) return textAt(reference, "display")
  switch (resource.resourceType) {
    case "Patient":
      return reading.words.say("patient_self")
    case "PractitionerRole":
      return roleOf(resource, reading) ?? textAt(reference, "display")
    case "Organization":
      return textAt(resource, "name") ?? textAt(reference, "display")
    case "Device":
      return textAt(resource, "deviceName.name") ?? textAt(reference, "display") ?? reading.words.say("a_device")
    default:
      return nameOf(resource) ?? textAt(reference, "display")
  }
}

const SAYERS = ["asserter", "recorder", "informationSource", "performer.actor", "performer", "author", "requester"]
const SAID_AT = ["recordedDate", "dateAsserted", "recorded", "issued", "authoredOn", "created"]

/** Who said this entry and when it was written down, as far as the document tells. */
export function saidBy(resource: Node, reading: Reading): string | null {
  const who = SAYERS.map((key) => sayersAt(resource, key, reading)).find((names) => names.length > 0) ?? []
  const written = SAID_AT.map((key) => textAt(resource, key)).find((date) => date !== null)
  const date = written ? sayDate(written, reading.words.locale) : ""
  const names = new Intl.ListFormat(reading.words.locale).format(who)
  const isDay = (written?.length ?? 0) >= 10
  if (who.length > 0 && date) return reading.words.say(isDay ? "said_by_on_day" : "said_by_in", { who: names, date })
  if (who.length > 0) return reading.words.say("said_by", { who: names })
  return date ? reading.words.say(isDay ? "said_on_day" : "said_in", { date }) : null
}

const sayersAt = (resource: Node, key: string, reading: Reading): string[] => [
  ...new Set(nodesAt(resource, key).flatMap((reference) => whoIs(reference, resource, reading) ?? [])),
]
