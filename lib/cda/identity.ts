import { knownBirthDate } from "@/lib/identity/birth-date"
import { type DocumentPerson, type DocumentTies, documentIdentifier, tiesOf } from "@/lib/identity/document-person"
import { INS_OIDS } from "@/lib/identity/rules"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"
import { nameOf } from "./people"
import { relationOf } from "./schema"

const OIDS: string[] = Object.values(INS_OIDS)

/** Whom the header says the document is about; one who has neither name, day of birth nor matricule is nobody. */
export function peopleOf(root: XmlElement): DocumentPerson[] {
  return allAt(root, "recordTarget/patientRole")
    .map(personOf)
    .filter(({ name, birthDate, ids }) => name !== null || birthDate !== null || ids.length > 0)
}

/** By which identifier the document is known, and to which others it says it is tied. */
export function readTies(root: XmlElement): DocumentTies {
  const related = allAt(root, "relatedDocument")
  const named = (ids: XmlElement[]) => ids.map((id) => documentIdentifier(attribute(id, "root"), attribute(id, "extension")))
  return tiesOf(named(allAt(root, "id")), (relation) => {
    const others = related.filter((other) => relationOf(attribute(other, "typeCode")) === relation)
    return named(others.flatMap((other) => allAt(other, "parentDocument/id")))
  })
}

function personOf(role: XmlElement): DocumentPerson {
  const patient = at(role, "patient")
  const parts = (path: string) => allAt(patient, path).flatMap((part) => textOf(part) ?? [])
  const families = parts("name/family")
  const givens = parts("name/given")
  return {
    name: nameOf(patient),
    families,
    givens,
    wholes: families.length + givens.length > 0 ? [] : parts("name"),
    birthDate: knownBirthDate(attribute(at(patient, "birthTime"), "value") ?? ""),
    ids: insOf(role),
  }
}

function insOf(role: XmlElement) {
  const ids = allAt(role, "id").map((id) => ({ root: attribute(id, "root") ?? "", extension: attribute(id, "extension") ?? "" }))
  return ids.filter(({ root, extension }) => OIDS.includes(root) && extension !== "")
}
