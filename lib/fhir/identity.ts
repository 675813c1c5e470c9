import { knownBirthDate } from "@/lib/identity/birth-date"
import { type DocumentIdentity, type DocumentPerson, documentIdentifier, tiesOf } from "@/lib/identity/document-person"
import { INS_OIDS } from "@/lib/identity/rules"
import { type Lookup, openBundle } from "./bundle"
import { nameOf } from "./names"
import { asNode, asText, type Node, nodesAt, textAt, valuesAt } from "./node"

const OIDS: string[] = Object.values(INS_OIDS)

/** Whom a FHIR document says it is about, which document it is, and to which it is tied. */
export function readFhirIdentity(json: unknown): DocumentIdentity {
  const { composition, subject, find } = openBundle(json)
  const identifiers = [...nodesAt(asNode(json), "identifier"), ...nodesAt(composition, "identifier")]
  const others = nodesAt(composition, "relatesTo")
  return {
    people: subject ? peopleIn(subject, composition, find) : nodesAt(asNode(json), "entry.resource").flatMap(patientIn),
    ties: tiesOf(identifiers.map(identifierOf), (relation) =>
      others.filter(({ code }) => code === relation).flatMap(identifiersOfTarget),
    ),
  }
}

const identifiersOfTarget = (relation: Node): (string | null)[] => [
  ...[...nodesAt(relation, "targetIdentifier"), ...nodesAt(relation, "targetReference.identifier")].map(identifierOf),
  documentIdentifier(null, textAt(relation, "targetReference.reference")),
]

const identifierOf = (node: Node) => documentIdentifier(textAt(node, "system"), textAt(node, "value"))

function peopleIn(subject: Node, composition: Node, find: Lookup): DocumentPerson[] {
  const found = find(subject, composition)
  return somebody(found?.resourceType === "Patient" ? personOf(found, subject) : referredTo(subject))
}

/** A document that does not say about whom it is may be about each Patient that it holds. */
const patientIn = (resource: Node): DocumentPerson[] =>
  resource.resourceType === "Patient" ? somebody(personOf(resource, null)) : []

/** Nobody where neither name, day of birth nor matricule is told. */
const somebody = (person: DocumentPerson): DocumentPerson[] =>
  person.name !== null || person.birthDate !== null || person.ids.length > 0 ? [person] : []

/** Whom a Patient, or a reference to somebody whom the file does not hold, says that it is. */
export const readPerson = (node: Node): DocumentPerson =>
  node.resourceType === "Patient" ? personOf(node, null) : referredTo(node)

/** Names of nobody say nothing (`anonymous`); all others may be the one by which the space knows her. */
function personOf(patient: Node, subject: Node | null): DocumentPerson {
  const names = nodesAt(patient, "name").filter(({ use }) => use !== "anonymous")
  const families = names.flatMap((name) => textAt(name, "family") ?? [])
  const givens = names.flatMap((name) => valuesAt(name, "given").flatMap((given) => asText(given) ?? []))
  const inOne = names.filter((name) => !textAt(name, "family") && !textAt(name, "given"))
  return {
    name: nameOf({ ...patient, name: names }) ?? textAt(subject, "display"),
    families,
    givens,
    wholes: inOne.flatMap((name) => textAt(name, "text") ?? []),
    birthDate: knownBirthDate(textAt(patient, "birthDate") ?? ""),
    ids: [...insOf(nodesAt(patient, "identifier")), ...insOf(nodesAt(subject, "identifier"))],
  }
}

/** Somebody whom the document does not hold, as the reference says. */
function referredTo(subject: Node | null): DocumentPerson {
  const display = textAt(subject, "display")
  const nothing = { families: [], givens: [], birthDate: null }
  return { name: display, ...nothing, wholes: display ? [display] : [], ids: insOf(nodesAt(subject, "identifier")) }
}

function insOf(identifiers: Node[]) {
  const ids = identifiers.map((identifier) => ({
    root: (textAt(identifier, "system") ?? "").replace(/^urn:oid:/, ""),
    extension: textAt(identifier, "value") ?? "",
  }))
  return ids.filter(({ root, extension }) => OIDS.includes(root) && extension !== "")
}
