import type { Language } from "@/drizzle/vocabulary"
import { allAt, at, attribute, elementsOf, textOf, type XmlElement } from "@/lib/narrative/element"
import { wordsOf } from "./codes"
import { sayStamp, sayTimes } from "./dates"
import { nameOf } from "./people"
import { CDA_AROUND, type CdaAround } from "./schema"
import { sayKinship } from "./subjects"

type Say = (root: XmlElement, locale: Language) => (string | null)[]

const NAMES = ["assignedPerson", "relatedPerson", "associatedPerson", "informationRecipient", "guardianPerson"]
const PLACES = ["representedOrganization", "scopingOrganization", "receivedOrganization", "guardianOrganization"]
const PATIENT = "recordTarget/patientRole"
const STAY = "componentOf/encompassingEncounter"
const ACT = "documentationOf/serviceEvent"

/** Whom an associated person is to the patient, where that has a line of its own (HL7 RoleClass). */
const CLASSES: Record<string, "emergency" | "next_of_kin" | "helper"> = {
  ...{ ECON: "emergency", NOK: "next_of_kin", CAREGIVER: "helper" },
}

/** Everybody and everything else that a header names, each under its word: what the page shows folded, since few ask for it. */
const TELLERS: Record<CdaAround, Say> = {
  guardian: (root, locale) => allAt(root, `${PATIENT}/patient/guardian`).map((one) => whoIs(one, null, locale, true)),
  birth_place: (root) => allAt(root, `${PATIENT}/patient/birthplace/place`).map(placeOf),
  address: (root) => allAt(root, `${PATIENT}/addr`).map(sayAddress),
  contact: (root) => allAt(root, `${PATIENT}/telecom`).map(sayContact),
  cared_by: (root) => allAt(root, `${PATIENT}/providerOrganization`).map((one) => textOf(at(one, "name"))),
  typed_by: (root, locale) => allAt(root, "dataEnterer/assignedEntity").map((one) => whoIs(one, null, locale)),
  told_by: (root, locale) =>
    ["assignedEntity", "relatedEntity"].flatMap((kind) =>
      allAt(root, `informant/${kind}`).map((one) => whoIs(one, null, locale, kind === "relatedEntity")),
    ),
  validated_on: (root, locale) =>
    allAt(root, "legalAuthenticator/time").map((time) => sayStamp(attribute(time, "value"), locale)),
  confirmed_by: (root, locale) => allAt(root, "authenticator/assignedEntity").map((one) => whoIs(one, null, locale)),
  sent_to: (root, locale) => allAt(root, "informationRecipient/intendedRecipient").map((one) => whoIs(one, null, locale)),
  emergency: (root, locale) => participants(root, "emergency", locale),
  next_of_kin: (root, locale) => participants(root, "next_of_kin", locale),
  helper: (root, locale) => participants(root, "helper", locale),
  others: (root, locale) => participants(root, undefined, locale),
  asked: (root) => allAt(root, "inFulfillmentOf/order").flatMap(({ children }) => wordsAmong(children)),
  act: (root) => allAt(root, `${ACT}/code`).map(wordsOf),
  done_by: (root, locale) =>
    allAt(root, `${ACT}/performer`).map((one) => whoIs(at(one, "assignedEntity"), at(one, "functionCode"), locale)),
  stay: (root, locale) => allAt(root, STAY).map((stay) => together(wordsOf(at(stay, "code")), sayTimes(stay, locale))),
  stay_place: (root) => allAt(root, `${STAY}/location/healthCareFacility`).map(facilityOf),
  stay_by: (root, locale) => allAt(root, `${STAY}/responsibleParty/assignedEntity`).map((one) => whoIs(one, null, locale)),
  stay_with: (root, locale) => allAt(root, `${STAY}/encounterParticipant/assignedEntity`).map((one) => whoIs(one, null, locale)),
  discharge: (root) => allAt(root, `${STAY}/dischargeDispositionCode`).map(wordsOf),
  consent: (root) => allAt(root, "authorization/consent/code").map(wordsOf),
  version: (root) => allAt(root, "versionNumber").map((version) => attribute(version, "value")),
}

/** The lines of a header that its first part does not say, each thing once. */
export function aroundOf(root: XmlElement, locale: Language): { about: CdaAround; said: string }[] {
  return CDA_AROUND.flatMap((about) => {
    const said = [...new Set(TELLERS[about](root, locale).filter((one) => one !== null))]
    return said.length > 0 ? [{ about, said: said.join(" · ") }] : []
  })
}

function participants(root: XmlElement, kind: (typeof CLASSES)[string] | undefined, locale: Language): (string | null)[] {
  return allAt(root, "participant").flatMap((participant) => {
    const entity = at(participant, "associatedEntity")
    if (CLASSES[attribute(entity, "classCode") ?? ""] !== kind) return []
    return whoIs(entity, at(participant, "functionCode"), locale, kind !== undefined)
  })
}

/** Somebody by name, by what they do or are to the patient, by where, and, where they are to be reached, by how. */
function whoIs(entity: XmlElement | null, role: XmlElement | null, locale: Language, isReached = false): string | null {
  const inside = (names: string[]) => elementsOf(entity).filter(({ name }) => names.includes(name))
  const code = at(entity, "code")
  return together(
    ...inside(NAMES).map(nameOf),
    wordsOf(role),
    wordsOf(code) ?? sayKinship(attribute(code, "code"), locale),
    ...inside(PLACES).map((place) => textOf(at(place, "name"))),
    ...(isReached ? allAt(entity, "telecom").map(sayContact) : []),
  )
}

const facilityOf = (facility: XmlElement): string | null =>
  together(
    textOf(at(facility, "location/name")),
    wordsOf(at(facility, "code")),
    textOf(at(facility, "serviceProviderOrganization/name")),
  )

const placeOf = (place: XmlElement): string | null => together(textOf(at(place, "name")), sayAddress(at(place, "addr")))

/** A telephone or an e-mail without the sign of its kind; an address of the web stays whole. */
function sayContact(telecom: XmlElement): string | null {
  const value = attribute(telecom, "value")
    ?.replace(/^(tel|fax|mailto|sms):/i, "")
    .trim()
  return value ? value : null
}

/** A postal address as its author wrote it, else its parts: the street, then the town. */
function sayAddress(address: XmlElement | null): string | null {
  const parts = (...names: string[]) =>
    elementsOf(address)
      .filter(({ name }) => names.includes(name))
      .flatMap((part) => textOf(part) ?? [])
  const street = parts("houseNumber", "houseNumberNumeric", "streetNameType", "streetName", "streetNameBase").join(" ")
  const town = parts("postalCode", "city").join(" ")
  const lines = [...parts("streetAddressLine", "additionalLocator", "unitID"), street, ...parts("postBox"), town]
  return together(...lines, ...parts("state", "country")) ?? textOf(address)
}

const wordsAmong = (children: XmlElement["children"]): (string | null)[] =>
  children.flatMap((child) => (typeof child === "string" ? [] : [wordsOf(child)]))

function together(...parts: (string | null | undefined)[]): string | null {
  const said = [...new Set(parts.filter(Boolean))]
  return said.length > 0 ? said.join(", ") : null
}
