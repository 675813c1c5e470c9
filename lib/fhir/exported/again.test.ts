import { describe, expect, it } from "vitest"
import { HABITS, LINE_SECTIONS } from "@/drizzle/line-vocabulary"
import { ARMS, HEIGHT_POSITIONS, MEAL_MOMENTS, MEASURE_KINDS, POSITIONS } from "@/drizzle/measure-vocabulary"
import { CODE_SYSTEMS, SYSTEMS_OF } from "@/lib/profile/codes/rules"
import { readFhirProposals } from "../proposed/document"
import { writeSummary } from "./document"
import type { Leaving } from "./schema"
import { leaving, leavingDose, leavingLine as line, leavingMeasure as measure, ON } from "./testing"

const LOINC = "http://loinc.org"
const GIVEN = { snomed: "80146002", icd10: "E11.9", loinc: "72166-2", atc: "A10BA02", cis: "60234100" }

/** What a portal proposes that gets the summary as a document. */
const again = (over: Partial<Leaving>) => readFhirProposals(JSON.parse(JSON.stringify(writeSummary(leaving(over)))))

describe("A summary that is deposited again proposes", () => {
  const coded = LINE_SECTIONS.flatMap((section) => SYSTEMS_OF[section].map((system) => [section, system] as const))
  it.each(coded)("a line of %s with its %s code, its words and its days", (section, system) => {
    const code = { system: CODE_SYSTEMS[system].address, code: GIVEN[system] }
    const kind = section === "lifestyle" ? "tobacco" : null
    const { proposals, left } = again({ lines: [line(section, { code, kind, startedOn: "2019-03" })] })
    expect(left).toEqual([])
    expect(proposals).toMatchObject([{ section, code, saysNone: false, content: { label: `Mots de ${section}` } }])
  })

  it.each(HABITS)("a habit that is %s, with the code that was given and with none", (topic) => {
    const code = { system: CODE_SYSTEMS.snomed.address, code: "228449001" }
    const { proposals, left } = again({ lines: [line("lifestyle", { kind: topic, code }), line("lifestyle", { kind: topic })] })
    expect(left).toEqual([])
    const content = { label: "Mots de lifestyle", topic }
    expect(proposals).toMatchObject([
      { section: "lifestyle", code, content },
      { section: "lifestyle", code: null, content },
    ])
  })

  it.each(MEASURE_KINDS)("a measure of %s with its code, its numbers and its unit", (kind) => {
    const from = measure(kind, kind === "glucose" ? { mealMoment: "fasting" } : {})
    const { proposals, left } = again({ measures: [from] })
    expect(left).toEqual([])
    const values = from.values.map((value) => ({ value, unit: from.unit }))
    const taking = { loinc: from.loinc, measuredAt: ON.toISOString(), values }
    expect(proposals).toMatchObject([{ section: "measures", code: { system: LOINC, code: from.loinc }, taking }])
  })

  it.each(POSITIONS)("a pressure of somebody %s, and a height of whoever lay or stood", (position) => {
    const heights: readonly string[] = HEIGHT_POSITIONS
    const from = [measure("blood_pressure", { position }), measure("height", { position })]
    const [pressure, height] = again({ measures: from }).proposals
    expect(pressure).toMatchObject({ taking: { position } })
    expect(height && "taking" in height && height.taking.position).toBe(heights.includes(position) ? position : undefined)
  })

  it.each(ARMS)("a pressure of the %s arm, and none of any other measure", (arm) => {
    const [pressure, weight] = again({ measures: [measure("blood_pressure", { arm }), measure("weight", { arm })] }).proposals
    expect(pressure).toMatchObject({ taking: { arm } })
    expect(weight).toMatchObject({ taking: { loinc: "29463-7" } })
    expect(weight).not.toHaveProperty("taking.arm")
  })

  it.each([
    ["rappel", "rappel"],
    ["2e dose", "2e dose"],
    ["2", "Dose numéro\u00a0: 2"],
    ["Dose numéro\u00a0: 2", "Dose numéro\u00a0: 2"],
  ])("which dose it was, %s, as %s", (dose, said) => {
    expect(again({ doses: [leavingDose({ dose })] }).proposals).toMatchObject([{ dose: { vaccine: "DTP", dose: said } }])
  })

  it.each(MEAL_MOMENTS)("a glycaemia that was taken %s, and none without its moment", (mealMoment) => {
    const { proposals } = again({ measures: [measure("glucose", { mealMoment })] })
    expect(proposals).toMatchObject([{ taking: { mealMoment } }])
    expect(again({ measures: [measure("glucose")] })).toMatchObject({ proposals: [], left: [{ why: "too_little" }] })
  })

  it.each(["father", "mother", "sister", "brother", "daughter", "son", "grandparent", "aunt_uncle", "other"])(
    "an illness of a relative who is %s",
    (relative) => {
      const { proposals } = again({ lines: [line("family_history", { relative })] })
      expect(proposals).toMatchObject([{ content: { relative } }])
    },
  )

  it.each([
    ["conditions", { startedOn: "2011-03", endedOn: null }],
    ["conditions", { startedOn: "2011", endedOn: "2012-01-31" }],
    ["medications", { startedOn: "2020-01-05", endedOn: "2020-02" }],
    ["devices", { startedOn: "2018-05-02", endedOn: "2024" }],
  ] as const)("that one of %s holds, or is over: %o", (section, days) => {
    expect(again({ lines: [line(section, days)] }).proposals).toMatchObject([
      { content: { label: `Mots de ${section}`, ...days } },
    ])
  })

  it("what only waited for a yes: a habit and a measure too, and a line that was not sure says so in its name", () => {
    const isProposed = true
    const lines = LINE_SECTIONS.map((section) => line(section, { isProposed, kind: section === "lifestyle" ? "diet" : null }))
    const { proposals, left } = again({ lines, measures: [measure("weight", { isProposed })] })
    expect(left).toEqual([])
    expect(proposals.map(({ section }) => section).toSorted()).toEqual([...LINE_SECTIONS, "measures"].toSorted())
    const [condition] = again({ lines: [line("conditions", { isProposed })] }).proposals
    expect(condition).toMatchObject({ content: { label: "Mots de conditions (à confirmer)" } })
  })
})
