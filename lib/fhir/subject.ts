import { nameWords } from "@/lib/identity/rules"
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
  if (display) return isNamedSo(display, subject)
  return !isNumberedOtherwise(nodeAt(reference, "identifier"), subject)
}

/** Whether the number under which a reference knows somebody is another than the patient has in the same system. */
function isNumberedOtherwise(number: Node | null, { patient, reference }: Reading["subject"]): boolean {
  const system = textAt(number, "system")
  const known = [...nodesAt(patient, "identifier"), ...nodesAt(reference, "identifier")]
  const same = known.filter((identifier) => system !== null && textAt(identifier, "system") === system)
  return same.length > 0 && same.every((identifier) => textAt(identifier, "value") !== textAt(number, "value"))
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

/** A name is the patient's when one of hers says all of it, or it says all of hers: "Jean Martin" is not "Léa Martin". */
function isNamedSo(display: string, { patient, reference }: Reading["subject"]): boolean {
  const each = nodesAt(patient, "name").map((name) => nameOf({ ...patient, name: [name] }))
  const known = [...each, textAt(reference, "display")].flatMap((name) => (name ? [partsOf(name)] : []))
  if (known.length === 0) return true
  const said = partsOf(display)
  const isIn = (parts: string[], others: string[]) => parts.every((part) => others.includes(part))
  return isIn(said, known.flat()) || known.some((parts) => parts.length > 0 && isIn(parts, said))
}

/** The words of a name of more than a letter: an initial says nothing. */
const partsOf = (name: string): string[] => nameWords(name).filter((part) => part.length > 1)

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
