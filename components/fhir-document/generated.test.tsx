import { readdirSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readFhirDocument } from "@/lib/fhir/document"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { type Element, elementsOfKind, elementsOfProfile, OTHER_KINDS, resourceWith } from "@/lib/fhir/generated/elements.testing"
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
  })

  it("and no kind that is read in a way of its own is left out of this", () => {
    const kinds = [...PROFILES.map((file) => elementsOfProfile(file).kind), ...Object.keys(OTHER_KINDS)]
    const shapes = { ...MEDICINES, ...FINDINGS, ...ACTS, ...PLANS }
    const parts = Object.values(shapes).flatMap((shape) => shape.parts.flatMap((part) => part.shape ?? []))
    expect(Object.keys(shapes).filter((kind) => !parts.includes(kind) && !kinds.includes(kind))).toEqual([])
  })

  it.each(Object.keys(OTHER_KINDS))("%s", (kind) => {
    expect(unsaid(kind, elementsOfKind(kind))).toEqual([])
  })
})
