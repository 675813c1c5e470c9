import { describe, expect, it } from "vitest"
import { LINE_SECTIONS, type LineSection } from "@/drizzle/line-vocabulary"
import { readFhirDocument } from "../document"
import { readFhirProposals } from "../proposed/document"
import { writeSummary } from "./document"
import type { Leaving, LeavingLine } from "./schema"
import { leaving, leavingDose, leavingLine, leavingMeasure, ON } from "./testing"

const SNOMED = "http://snomed.info/sct"
const line = (section: LineSection, label: string, over: Partial<LeavingLine> = {}) => leavingLine(section, { label, ...over })
/** What a portal reads that gets the file as a document. */
const reread = (from: Leaving) => readFhirProposals(JSON.parse(JSON.stringify(writeSummary(from))))

const CODED: LeavingLine[] = [
  line("allergies", "Pénicilline", {
    code: { system: SNOMED, code: "91936005" },
    kind: "allergy",
    reaction: "Urticaire",
    severity: "severe",
  }),
  line("conditions", "Diabète de type 2", {
    code: { system: "http://hl7.org/fhir/sid/icd-10", code: "E11" },
    startedOn: "2011-03",
  }),
  line("conditions", "Pneumonie", { code: { system: SNOMED, code: "233604007" }, startedOn: "2019", endedOn: "2019" }),
  line("medications", "Metformine", {
    code: { system: "http://www.whocc.no/atc", code: "A10BA02" },
    rhythm: "Matin et soir",
    startedOn: "2020-01-05",
  }),
  line("procedures", "Appendicectomie", { code: { system: SNOMED, code: "80146002" }, startedOn: "1960" }),
  line("procedures", "Prothèse de hanche", { code: { system: SNOMED, code: "52734007" } }),
  line("devices", "Stimulateur cardiaque", { code: { system: SNOMED, code: "14106009" }, startedOn: "2018-05-02" }),
  line("family_history", "Infarctus", { code: { system: "http://hl7.org/fhir/sid/icd-10", code: "I21" }, relative: "father" }),
  line("lifestyle", "Ne fume plus", { code: { system: SNOMED, code: "8517006" }, kind: "tobacco" }),
]

describe("A summary that is taken out and deposited again", () => {
  it("proposes every coded line with its code, and loses none", () => {
    const { proposals, left } = reread(leaving({ lines: CODED }))
    expect(left).toEqual([])
    expect(proposals.map(({ section, code }) => ({ section, code }))).toEqual(
      CODED.toSorted((a, b) => ORDER.indexOf(a.section) - ORDER.indexOf(b.section)).map(({ section, code }) => ({
        section,
        code,
      })),
    )
    expect(proposals.flatMap((one) => ("content" in one ? [one.content] : []))).toMatchObject([
      { label: "Pénicilline", kind: "allergy", reaction: "Urticaire", severity: "severe" },
      { label: "Diabète de type 2", startedOn: "2011-03", endedOn: null },
      { label: "Pneumonie", startedOn: "2019", endedOn: "2019" },
      { label: "Metformine", rhythm: "Matin et soir", startedOn: "2020-01-05" },
      { label: "Appendicectomie", startedOn: "1960" },
      { label: "Prothèse de hanche" },
      { label: "Stimulateur cardiaque", startedOn: "2018-05-02" },
      { label: "Infarctus", relative: "father" },
      { label: "Ne fume plus", topic: "tobacco" },
    ])
  })

  it("proposes each line in words alone without a code that nobody gave", () => {
    const lines = LINE_SECTIONS.filter((section) => section !== "lifestyle").map((section) => line(section, `Mots de ${section}`))
    const { proposals, left } = reread(leaving({ lines }))
    expect(left).toEqual([])
    expect(proposals.map(({ code }) => code)).toEqual(lines.map(() => null))
    expect(JSON.stringify(writeSummary(leaving({ lines: [line("conditions", "Asthme")] })))).toContain(`"code":{"text":"Asthme"}`)
  })

  it("proposes a dose with its code, day and lot, a weight and a pressure with their numbers", () => {
    const dose = leavingDose({ code: { system: SNOMED, code: "871875004" }, lot: "A12", givenBy: "Dr Anne Morel" })
    const measures = [leavingMeasure("weight", { values: [72.5] }), leavingMeasure("blood_pressure")]
    const { proposals } = reread(leaving({ doses: [dose], measures }))
    expect(proposals).toMatchObject([
      {
        section: "vaccinations",
        code: dose.code,
        dose: { vaccine: "DTP", givenOn: "2019-05", lot: "A12", givenBy: "Dr Anne Morel" },
      },
      { section: "measures", taking: { loinc: "29463-7", measuredAt: ON.toISOString(), values: [{ value: 72.5, unit: "kg" }] } },
      { section: "measures", taking: { loinc: "85354-9", values: [{ value: 128 }, { value: 76 }] } },
    ])
  })
})

const ORDER: readonly LineSection[] = [
  "allergies",
  "conditions",
  "medications",
  "procedures",
  "devices",
  "family_history",
  "lifestyle",
]

describe("That there is nothing", () => {
  it("is said where somebody said it", () => {
    const { proposals } = reread(leaving({ lines: [line("allergies", "Aucune allergie connue", { saysNone: true })] }))
    expect(proposals).toMatchObject([{ section: "allergies", saysNone: true }])
  })

  it("is not said where nothing is written: the section is there, and proposes nothing", () => {
    const written = JSON.stringify(writeSummary(leaving()))
    for (const code of ["48765-2", "11450-4", "10160-0"]) expect(written).toContain(code)
    expect(written).not.toMatch(/nilknown|no-known/)
    expect(reread(leaving())).toMatchObject({ proposals: [], left: [] })
  })
})

it("The summary is a document that this portal shows, and says of each line who said it and when", () => {
  const from = leaving({ lines: CODED })
  const bundle = JSON.parse(JSON.stringify(writeSummary(from)))
  expect(JSON.stringify(readFhirDocument(bundle, "fr", 1))).toContain("Diabète de type 2")
  type Entry = {
    fullUrl: string
    resource: { resourceType: string; id: string; target?: { reference: string }[]; recorded?: string }
  }
  const entries: Entry[] = bundle.entry
  expect(entries[0]?.resource.resourceType).toBe("Composition")
  expect(new Set(entries.map(({ fullUrl }) => fullUrl)).size).toBe(entries.length)
  const told = entries.flatMap(({ resource }) => (resource.resourceType === "Provenance" ? (resource.target ?? []) : []))
  expect(told.map(({ reference }) => reference).sort()).toEqual(CODED.map(({ id }) => `urn:uuid:${id}`).sort())
})

it("What waits for a yes is not said to be final, and what nobody said is not made up", () => {
  const written = JSON.stringify(
    writeSummary(
      leaving({
        lines: [
          line("allergies", "Noix", { severity: "severe" }),
          line("medications", "Aspirine", { isProposed: true, words: ["À confirmer."] }),
        ],
        doses: [leavingDose({ givenOn: "2019", words: ["À confirmer."] })],
        measures: [leavingMeasure("weight", { isProposed: true })],
      }),
    ),
  )
  expect(written.match(/"note":\[\{"text":"À confirmer\."\}\]/g)).toHaveLength(2)
  expect(written).toContain(`"status":"preliminary"`)
  expect(written).not.toContain(`"status":"final","category"`)
  expect(written).not.toContain("—")
})
