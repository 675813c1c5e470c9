import { describe, expect, it } from "vitest"
import { readFhirDocument, suggestDocumentType } from "@/lib/fhir/document"
import { readFhirIdentity } from "@/lib/fhir/identity"
import type { FhirSection } from "@/lib/fhir/schema"
import { isSomebodyElse } from "@/lib/identity/same-person"
import { castPerson } from "../cast"
import { JEANNE } from "../records"
import { AMINA } from "../records-amina"
import { patientSummary } from "./bundle"
import { ofAmina, ofJeanne } from "./content"

const SUMMARIES = [
  ["jeanne", ofJeanne],
  ["amina", ofAmina],
] as const

const written = (key: string, content: typeof ofJeanne) =>
  patientSummary({
    patient: castPerson(key),
    author: castPerson("morel"),
    place: "Cabinet des Tilleuls",
    day: "2026-09-29",
    parts: content("2026-09-29"),
  })

describe.each(SUMMARIES)("The summary of %s", (key, content) => {
  const view = readFhirDocument(written(key, content), "fr")

  it("is a summary of the person of the cast, by her doctor", () => {
    const { traits, displayName } = castPerson(key)
    const people = readFhirIdentity(written(key, content)).people
    expect(people).toHaveLength(1)
    if (traits) expect(people.some((person) => isSomebodyElse(person, traits))).toBe(false)
    expect(view.patient.name.toLowerCase()).toContain(displayName.split(" ").at(-1)?.toLowerCase())
    expect(view.authors).toEqual([expect.stringContaining("MOREL")])
    expect(suggestDocumentType(written(key, content))).toBe("60591-5")
  })

  it("is read whole: each part has its lines, each line its words, and no code is left over", () => {
    const parts = content("2026-09-29")
    expect(view.sections.map(({ entries }) => entries.length)).toEqual(parts.map(({ entries }) => entries.length))
    const entries = view.sections.flatMap((section: FhirSection) => section.entries)
    for (const entry of entries)
      expect(entry).toMatchObject({ heading: expect.stringMatching(/\p{L}{3}/u), warnings: [], more: [] })
    expect(view).toMatchObject({ warnings: [], isCut: false, custodian: "Cabinet des Tilleuls" })
  })
})

it("The summaries of the demonstration are those of the cast", () => {
  expect([...JEANNE, ...AMINA].flatMap(({ summary }) => summary ?? [])).toEqual([ofJeanne, ofAmina])
})
