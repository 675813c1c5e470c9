import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { CALLED_BY_KIND, inState, named, STATES, TURNED } from "@/lib/fhir/generated/states.testing"
import french from "@/messages/fr/fhir.json"
import { pageText } from "./page.testing"

const codes: Record<string, string> = french.codes
const wordFor = (kind: string, code: string) => codes[`${kind}_${code}`] ?? codes[code]

const CASES = Object.entries(STATES).flatMap(([kind, elements]) =>
  Object.entries(elements).map(([path, words]) => ({ kind, path, words: words.split(" ") })),
)

/** One entry alone is a card; two that are alike are lines of a table. */
function pagesOf(resource: Record<string, unknown>): string[] {
  const another = { ...resource, id: "2" }
  const entry = [{ reference: `${resource.resourceType}/1` }, { reference: `${resource.resourceType}/2` }]
  return [pageText(documentWith(resource)), pageText(documentWith(resource, { entry }, [another]))]
}

const without = (text: string, words: (string | undefined)[]) =>
  words.reduce<string>((left, word) => (word ? left.replaceAll(word, "·") : left), text)
const says = (text: string, word: string) => new RegExp(`(?<![\\p{L}’])${word}(?![\\p{L}])`, "u").test(text)

describe("A state that changes the sense", () => {
  it.each(CASES)("is said at the line, and no other state of its list: $kind, $path", ({ kind, path, words }) => {
    for (const state of words) {
      const word = wordFor(kind, state)
      const others = words.filter((other) => other !== state).map((other) => wordFor(kind, other))
      for (const page of pagesOf(inState(kind, path, state))) {
        expect(page, state).not.toMatch(/que nous ne savons pas|missing:|undefined/)
        expect(says(page, word ?? `no word for ${state}`), `${state}: ${page}`).toBe(true)
        const turned = TURNED[state]
        if (turned) expect(page, state).toContain(`${CALLED_BY_KIND[kind] ?? "La chose"} ${turned}`)
        const rest = without(page, [turned, ...Object.values(french.labels), word])
        expect(
          others.filter((other) => other && other !== word && says(rest, other)),
          `${state}: ${rest}`,
        ).toEqual([])
      }
    }
  })

  it.each(CASES)("and one that nobody knows is said to be there: $kind, $path", ({ kind, path }) => {
    for (const page of pagesOf(inState(kind, path, "x-unheard-of"))) {
      expect(page).toContain("L’auteur a donné un état que nous ne savons pas dire")
      expect(page).not.toContain("x-unheard-of")
    }
  })
})

const REASONS: [kind: string, states: string, reason: Record<string, unknown>][] = [
  ["Procedure", "not-done stopped on-hold", { statusReason: { text: "la raison" } }],
  ["Communication", "not-done stopped", { statusReason: { text: "la raison" } }],
  ["Immunization", "not-done", { statusReason: { text: "la raison" } }],
  ["MedicationAdministration", "not-done stopped on-hold", { statusReason: [{ text: "la raison" }] }],
  ["MedicationStatement", "not-taken stopped", { statusReason: [{ text: "la raison" }] }],
  ["MedicationRequest", "stopped cancelled on-hold", { statusReason: { text: "la raison" } }],
  ["MedicationDispense", "declined stopped", { statusReasonCodeableConcept: { text: "la raison" } }],
  ["MedicationDispense", "declined", { statusReasonReference: { display: "la raison" } }],
  ["CommunicationRequest", "revoked on-hold", { statusReason: { text: "la raison" } }],
  ["Task", "rejected failed cancelled", { statusReason: { text: "la raison" } }],
  ["Appointment", "cancelled", { cancelationReason: { text: "la raison" } }],
  ["Goal", "rejected cancelled", { statusReason: "la raison" }],
  ["Device", "inactive", { statusReason: [{ text: "la raison" }] }],
]

describe("What was not done, or was stopped", () => {
  it.each(REASONS)("says why: %s, %s", (kind, states, reason) => {
    const path = Object.keys(STATES[kind] ?? {})[0] ?? "status"
    for (const state of states.split(" "))
      for (const page of pagesOf({ ...inState(kind, path, state), ...reason })) {
        const turned = TURNED[state]
        expect(page).toContain(turned ? `${turned} : la raison` : "la raison")
      }
  })

  it.each(["MedicationRequest", "ServiceRequest"])("is not ordered where it says not to do it: %s", (kind) => {
    for (const page of pagesOf({ ...named(kind), status: "active", intent: "order", doNotPerform: true }))
      expect(page).toContain(kind === "MedicationRequest" ? "La chose À ne pas donner" : "La chose À ne pas faire")
    for (const page of pagesOf({ ...named(kind), doNotPerform: false })) expect(page).not.toContain("À ne pas")
  })

  it.each([
    [
      "a step of a plan",
      { resourceType: "CarePlan", activity: [{ detail: { code: { text: "La chose" }, doNotPerform: true } }] },
      "La chose À ne pas faire",
    ],
    [
      "a vaccine too weak to protect",
      { resourceType: "Immunization", vaccineCode: { text: "La chose" }, isSubpotent: true },
      "La chose Cette dose ne suffit pas à protéger",
    ],
    [
      "what was taken off a list",
      { resourceType: "List", title: "Liste", entry: [{ deleted: true, item: { display: "La chose" } }] },
      "La chose Retiré de la liste",
    ],
    [
      "all but some",
      {
        resourceType: "Group",
        name: "Groupe",
        characteristic: [{ code: { text: "La chose" }, exclude: true, valueBoolean: true }],
      },
      "La chose Tous sauf ceux-ci",
    ],
    [
      "who left a group",
      { resourceType: "Group", name: "Groupe", member: [{ entity: { display: "La chose" }, inactive: true }] },
      "La chose N’est plus en usage",
    ],
    [
      "what no longer is in use",
      { resourceType: "BodyStructure", active: false, description: "La chose" },
      "La chose N’est plus en usage",
    ],
    [
      "a value below what can be measured",
      { resourceType: "Observation", code: { text: "La chose" }, valueQuantity: { value: 5, comparator: "<", unit: "mg" } },
      "&lt; 5 mg",
    ],
  ])("says so at the line: %s", (_, resource, said) => {
    expect(pageText(documentWith(resource))).toContain(said)
  })
})
