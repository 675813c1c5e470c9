import { randomUUID } from "node:crypto"
import type { CastPerson } from "../cast-person"

export type Resource = { resourceType: string } & Record<string, unknown>

/** One part of a summary: its LOINC code, its title, and what it lists, each in the words that a reader without its codes is given. */
export type SummaryPart = { code: string; title: string; entries: { resource: Resource; words: string }[] }

export type Summary = {
  patient: CastPerson
  /** The doctor who wrote it, and where. */
  author: CastPerson
  place: string
  /** YYYY-MM-DD */
  day: string
  parts: SummaryPart[]
}

/** A patient summary in the form of the International Patient Summary (HL7 FHIR R4, IPS 2.0.0); everybody in it is of the cast. */
export function patientSummary({ patient, author, place, day, parts }: Summary) {
  const [person, doctor, office] = [kept(personOf(patient)), kept(doctorOf(author)), kept(officeOf(place))]
  const listed = parts.map(({ entries, ...part }) => {
    const found = entries.map(({ resource, words }) => ({ ...kept({ ...resource, ...aboutWhom(resource, person) }), words }))
    return { ...part, found }
  })
  const composition = kept({
    resourceType: "Composition",
    language: "fr-FR",
    identifier: identifier(),
    status: "final",
    type: { coding: [loinc("60591-5")] },
    subject: { reference: person.fullUrl },
    date: day,
    author: [{ reference: doctor.fullUrl }],
    attester: [{ mode: "professional", time: day, party: { reference: doctor.fullUrl } }],
    custodian: { reference: office.fullUrl },
    title: "Synthèse médicale",
    confidentiality: "N",
    section: listed.map(({ code, title, found }) => ({
      title,
      code: { coding: [loinc(code)] },
      text: narrative(found.map(({ words }) => words)),
      entry: found.map(({ fullUrl }) => ({ reference: fullUrl })),
    })),
  })
  const entries = [composition, person, doctor, office, ...listed.flatMap(({ found }) => found)]
  const entry = entries.map(({ fullUrl, resource }) => ({ fullUrl, resource }))
  return { resourceType: "Bundle", identifier: identifier(), type: "document", timestamp: `${day}T09:00:00+01:00`, entry }
}

const loinc = (code: string) => ({ system: "http://loinc.org", code })
const identifier = () => ({ system: "urn:ietf:rfc:3986", value: `urn:uuid:${randomUUID()}` })

function kept(resource: Resource) {
  const id = randomUUID()
  return { fullUrl: `urn:uuid:${id}`, resource: { ...resource, id } }
}

/** An allergy and a vaccine name their patient, everything else its subject (FHIR R4). */
function aboutWhom({ resourceType }: Resource, { fullUrl: reference }: { fullUrl: string }) {
  return ["AllergyIntolerance", "Immunization"].includes(resourceType) ? { patient: { reference } } : { subject: { reference } }
}

function personOf({ traits }: CastPerson): Resource {
  if (!traits) throw new Error("Only a citizen has a summary")
  const given = traits.givenNames.split(" ")
  const born = { family: traits.birthName, given }
  const name = traits.usedName
    ? [
        { use: "usual", family: traits.usedName, given: [traits.firstGivenName] },
        { use: "maiden", ...born },
      ]
    : [{ use: "official", ...born }]
  return { resourceType: "Patient", name, gender: traits.sex, birthDate: traits.birthDate }
}

function doctorOf({ professional }: CastPerson): Resource {
  if (!professional) throw new Error("Only a professional writes a summary")
  const { idNatPs, familyName: family, givenName } = professional
  const number = { system: "urn:oid:1.2.250.1.71.4.2.1", value: idNatPs }
  return { resourceType: "Practitioner", identifier: [number], name: [{ family, given: [givenName], prefix: ["Dr"] }] }
}

const officeOf = (name: string): Resource => ({ resourceType: "Organization", name })

function narrative(lines: string[]) {
  const items = lines.map((line) => `<li>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</li>`).join("")
  return { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml"><ul>${items}</ul></div>` }
}
