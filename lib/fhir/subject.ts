import { withoutAccents } from "@/lib/platform/plain-text"
import { nameOf } from "./names"
import { type Node, nodeAt, nodesAt, textAt } from "./node"
import { type Reading, resolve } from "./reading"

/** Where a resource says whom it is about. */
const SUBJECTS = ["subject", "patient", "for", "beneficiary"]

/** Whether a reference points to the patient of the document; what cannot be known counts as the same. */
export function isSubject(reference: Node, from: Node | null, reading: Reading): boolean {
  const { subject } = reading
  const found = resolve(reference, from, reading)
  if (found && subject.patient) return found === subject.patient || isSamePerson(found, subject.patient)
  const address = textAt(reference, "reference")
  const known = textAt(subject.reference, "reference")
  if (found || (address && known)) return !found && lastTwo(address) === lastTwo(known)
  const display = textAt(reference, "display")
  return !display || isNamedSo(display, subject)
}

const lastTwo = (address: string | null) => address?.split("/").slice(-2).join("/").toLowerCase()

/** A copy of the patient inside another resource is the same person: by an identifier, else by name and day of birth. */
function isSamePerson(one: Node, other: Node): boolean {
  if (one.resourceType !== other.resourceType) return false
  const identifiers = (person: Node) =>
    nodesAt(person, "identifier").map((identifier) => `${textAt(identifier, "system")}|${textAt(identifier, "value")}`)
  if (identifiers(one).some((identifier) => identifiers(other).includes(identifier))) return true
  const name = nameOf(one)
  return name !== null && name === nameOf(other) && textAt(one, "birthDate") === textAt(other, "birthDate")
}

function isNamedSo(display: string, { patient, reference }: Reading["subject"]): boolean {
  const known = [patient && nameOf(patient), textAt(reference, "display")].filter((name) => name !== null)
  if (known.length === 0) return true
  const parts = partsOf(display)
  return known.some((name) => partsOf(name).some((part) => parts.includes(part)))
}

const partsOf = (name: string): string[] =>
  withoutAccents(name)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 1)

/** That a resource is about somebody else than the document, in words; null when it is about the same person. */
export function aboutAnother(resource: Node, reading: Reading): string | null {
  for (const key of SUBJECTS) {
    const reference = nodeAt(resource, key)
    if (!reference || isSubject(reference, resource, reading)) continue
    return sayAnother(reference, resource, reading)
  }
  return null
}

/** That what stands under a reference is about somebody else, in words. */
export function sayAnother(reference: Node, from: Node, reading: Reading): string {
  const found = resolve(reference, from, reading)
  const who = (found && nameOf(found)) ?? textAt(reference, "display")
  return who ? reading.words.say("about_another", { who }) : reading.words.say("about_somebody")
}
