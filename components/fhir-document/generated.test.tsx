import { readdirSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readFhirDocument } from "@/lib/fhir/document"
import { documentWith } from "@/lib/fhir/document-with.testing"
import {
  type Element,
  elementsOfKind,
  elementsOfProfile,
  OTHER_KINDS,
  repeatedOfProfile,
  resourceWith,
  resourceWithAddition,
  resourceWithTwo,
} from "@/lib/fhir/generated/elements.testing"
import { ACTS } from "@/lib/fhir/shapes/acts"
import { FINDINGS } from "@/lib/fhir/shapes/findings"
import { MEDICINES } from "@/lib/fhir/shapes/medicines"
import { PLANS } from "@/lib/fhir/shapes/plans"
import { FhirDocument } from "./fhir-document"

const folder = new URL("../../node_modules/hl7.fhir.uv.ips/", import.meta.url)
const PROFILES = readdirSync(folder).filter((name) =>
  /^StructureDefinition-(?!Bundle|Cod|Comp|Doc|IPS|Patient|Pract|Org).*\.json$/.test(name),
)

function shown(resource: Record<string, unknown>): string {
  const view = readFhirDocument(documentWith(resource), "fr")
  const say = (key: string) => key
  const html = renderToStaticMarkup(
    <FhirDocument
      view={view}
      say={say}
      sayAround={say}
      fileAddress={(place) => `/${place}`}
      pageAddress={(to) => `?part=${to}`}
    />,
  )
  return html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("\u00a0", " ")
    .replaceAll("\u202f", " ")
}

/** Puts one value into another: whatever both have stays as the first has it. */
function fill(into: Record<string, unknown>, from: Record<string, unknown>) {
  for (const [key, value] of Object.entries(from)) {
    const known = into[key]
    if (known === undefined) into[key] = value
    else if (isThing(known) && isThing(value)) fill(known, value)
  }
}
const isThing = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/** The elements of a kind that no page says when every one of them is filled, each in one of its types. */
function unsaidTogether(kind: string, elements: readonly Element[]): string[] {
  const paths = elements.map(({ path }) => path)
  const chosen = elements.filter(
    ({ path }, at) => paths.indexOf(path) === at && !paths.some((other) => other.startsWith(`${path}.`)),
  )
  const made = chosen.map((element, at) => ({ ...element, ...resourceWith(kind, element, 101 + at) }))
  const whole: Record<string, unknown> = {}
  for (const { resource } of made) fill(whole, structuredClone(resource))
  const page = shown(whole)
  return made.filter(({ says }) => !page.includes(says)).map(({ path }) => `${kind}.${path}`)
}

/** The elements of a kind that are filled and that no page says. */
function unsaid(kind: string, elements: readonly Element[]): string[] {
  const silent = elements.filter((element, at) => {
    const { resource, says } = resourceWith(kind, element, 101 + at)
    return !shown(resource).includes(says)
  })
  return silent.map(({ path, type }) => `${kind}.${path} (${type})`)
}

describe("Whatever element of a resource is filled, the page says it", () => {
  it.each(PROFILES)("%s", (profile) => {
    const { kind, elements } = elementsOfProfile(profile)
    expect(elements.length).toBeGreaterThan(3)
    expect(unsaid(kind, elements)).toEqual([])
    expect(unsaidTogether(kind, elements)).toEqual([])
  })

  it.each(PROFILES)("%s, where an element stands twice", (profile) => {
    const { kind, elements } = repeatedOfProfile(profile)
    expect(elements.length).toBeGreaterThan(0)
    const silent = elements.filter((element, at) => {
      const { resource, says } = resourceWithTwo(kind, element, 101 + 2 * at)
      const page = shown(resource)
      return !says.every((said) => page.includes(said))
    })
    expect(silent.map(({ path, type }) => `${kind}.${path} (${type})`)).toEqual([])
  })

  it.each([
    ...PROFILES.map((profile) => elementsOfProfile(profile)),
    ...Object.keys(OTHER_KINDS).map((kind) => ({ kind, elements: elementsOfKind(kind) })),
  ])("$kind, with what its author added to it", ({ kind, elements }) => {
    const silent = elements.filter((element, at) => {
      const { resource, says } = resourceWithAddition(kind, element, 101 + at)
      return !shown(resource).includes(says)
    })
    expect(silent.map(({ path, type }) => `${kind}.${path} (${type})`)).toEqual([])
  })

  it("and no kind that is read in a way of its own is left out of this", () => {
    const kinds = [...PROFILES.map((file) => elementsOfProfile(file).kind), ...Object.keys(OTHER_KINDS)]
    const shapes = { ...MEDICINES, ...FINDINGS, ...ACTS, ...PLANS }
    const parts = Object.values(shapes).flatMap((shape) => shape.parts.flatMap((part) => part.shape ?? []))
    expect(Object.keys(shapes).filter((kind) => !parts.includes(kind) && !kinds.includes(kind))).toEqual([])
  })

  it("a part that has a title, a value or a code besides says the rest of itself too", () => {
    const plan = {
      title: "Marcher",
      description: "autour du lac",
      condition: [{ expression: { description: "s’il fait beau" } }],
    }
    const page = shown({ resourceType: "RequestGroup", code: { text: "Plan" }, action: [plan] })
    for (const said of ["Marcher", "autour du lac", "s’il fait beau"]) expect(page).toContain(said)
    const related = { code: "replaces", target: { display: "le compte rendu d’avant" } }
    expect(shown({ resourceType: "DocumentReference", relatesTo: [related] })).toContain("le compte rendu d’avant")
    const level = { type: { text: "Niveau" }, value: "3", name: "Confort" }
    expect(shown({ resourceType: "Coverage", class: [level] })).toMatch(/Niveau.*3.*Confort/)
  })

  it.each(Object.keys(OTHER_KINDS))("%s", (kind) => {
    expect(unsaid(kind, elementsOfKind(kind))).toEqual([])
    expect(unsaidTogether(kind, elementsOfKind(kind))).toEqual([])
  })
})
