import type { LineSection } from "@/drizzle/line-vocabulary"
import { doseResource, type Json, lineResource, measureResource, referenceTo } from "./resources"
import type { Leaving } from "./schema"

const LOINC = "http://loinc.org"

/** Each resource with what it is called in words. */
type Named = { resource: Json; words: string }
type Part = { code: string; title: string; entries: Named[]; isRequired?: true }
/** The sections of a patient summary by their LOINC codes (IPS 2.0), in its order; the first three are always there. */
const SECTIONS: readonly { code: string; section: LineSection; isRequired?: true }[] = [
  { code: "48765-2", section: "allergies", isRequired: true },
  { code: "11450-4", section: "conditions", isRequired: true },
  { code: "10160-0", section: "medications", isRequired: true },
  { code: "47519-4", section: "procedures" },
  { code: "46264-8", section: "devices" },
  { code: "10157-6", section: "family_history" },
  { code: "29762-2", section: "lifestyle" },
]
const [IMMUNIZATIONS, VITAL_SIGNS] = ["11369-6", "8716-3"]

/**
 * A space as an International Patient Summary (IPS 2.0, FHIR R4): the words of each line as its author wrote them, a code only where one was
 * given, that there is nothing only where somebody said so, and for each line who said it and when.
 */
export function writeSummary(leaving: Leaving): Json {
  const subject = referenceTo(leaving.patient.id)
  const parts = partsOf(leaving, subject)
  const resources = parts.flatMap(({ entries }) => entries.map(({ resource }) => resource))
  const composition = compositionOf(leaving, subject, parts)
  const all = [composition, patientOf(leaving.patient), ...resources, ...provenancesOf(leaving)]
  return {
    resourceType: "Bundle",
    type: "document",
    identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${leaving.id}` },
    timestamp: leaving.madeAt.toISOString(),
    entry: all.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
}

function partsOf({ lines, doses, measures, titles }: Leaving, subject: Json): Part[] {
  const ofLines = SECTIONS.map(({ code, section, isRequired }): Part => {
    const own = lines.filter((line) => line.section === section)
    return {
      code,
      title: titles[section],
      entries: own.map((line) => ({ resource: lineResource(line, subject), words: line.label })),
      isRequired,
    }
  })
  const immunizations = doses.map((dose) => ({ resource: doseResource(dose, subject), words: dose.vaccine }))
  const signs = measures.map((measure) => ({ resource: measureResource(measure, subject), words: measure.name }))
  return [
    ...ofLines,
    { code: IMMUNIZATIONS, title: titles.doses, entries: immunizations },
    { code: VITAL_SIGNS, title: titles.measures, entries: signs },
  ].filter(({ isRequired, entries }) => isRequired || entries.length > 0)
}

function compositionOf({ id, title, author, madeAt, language, titles }: Leaving, subject: Json, parts: Part[]): Json {
  return {
    ...{ resourceType: "Composition", id, language: language === "fr" ? "fr-FR" : "en-GB", status: "final" },
    type: { coding: [{ system: LOINC, code: "60591-5" }] },
    ...{ subject, date: madeAt.toISOString(), author: [{ ...subject, display: author }], title },
    section: parts.map((part) => sectionOf(part, titles.unwritten)),
  }
}

function sectionOf({ code, title, entries }: Part, unwritten: string): Json {
  const about = { title, code: { coding: [{ system: LOINC, code }] } }
  const said = entries.map(({ words }) => words)
  const text = { status: "generated", div: narrative(said.length > 0 ? said : [unwritten]) }
  if (entries.length > 0) return { ...about, text, entry: entries.map(({ resource }) => referenceTo(String(resource.id))) }
  const emptyReason = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/list-empty-reason", code: "unavailable" }] }
  return { ...about, text, emptyReason }
}

const narrative = (said: readonly string[]) =>
  `<div xmlns="http://www.w3.org/1999/xhtml"><ul>${said.map((words) => `<li>${escaped(words)}</li>`).join("")}</ul></div>`
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

export function patientOf({ id, family, given, birthDate, sex }: Leaving["patient"]): Json {
  return { resourceType: "Patient", id, name: [{ family, given: [given] }], gender: sex, birthDate }
}

/** Who said each line, and when: one for all that somebody said on one instant. */
function provenancesOf({ lines, doses, measures, id }: Leaving): Json[] {
  const byWhom = new Map<string, { by: string; on: Date; targets: string[] }>()
  for (const { by, on, id: target } of [...lines, ...doses, ...measures]) {
    const key = `${by} ${on.getTime()}`
    const said = byWhom.get(key) ?? { by, on, targets: [] }
    said.targets.push(target)
    byWhom.set(key, said)
  }
  return [...byWhom.values()].map(({ by, on, targets }, at) => ({
    resourceType: "Provenance",
    id: `${id.slice(0, 24)}${String(at).padStart(12, "0")}`,
    target: targets.map(referenceTo),
    recorded: on.toISOString(),
    agent: [{ who: { display: by } }],
  }))
}
