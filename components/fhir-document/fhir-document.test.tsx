import { readFileSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { FhirDocument } from "@/components/fhir-document/fhir-document"
import { readFhirDocument } from "@/lib/fhir/document"
import words from "@/messages/fr/fhir.json"
import aroundWords from "@/messages/fr/narrative.json"

const folder = new URL("../../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)
const page: Record<string, string> = { ...words.page, ...aroundWords }
const say = (key: string, values: Record<string, string | number> = {}) =>
  (page[key] ?? `missing:${key}`).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const shown = (name: string) => {
  const view = readFhirDocument(JSON.parse(readFileSync(new URL(`Bundle-${name}.json`, folder), "utf8")), "fr")
  return {
    view,
    html: renderToStaticMarkup(<FhirDocument view={view} say={say} sayAround={say} fileAddress={String} pageAddress={String} />),
  }
}

describe("a patient summary on the page", () => {
  it.each(["bundle-ips-all-sections", "IPS-examples-Bundle-with-immunization", "bundle-no-info-required-sections"])(
    "has one heading for each part, in order, and no word missing (%s)",
    (name) => {
      const { view, html } = shown(name)
      const headings = [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map((match) => match[1])
      expect(headings).toEqual(view.sections.map((section) => section.title))
      expect(html).not.toMatch(/missing:|\[object Object\]|undefined|style=|<img|<script/)
    },
  )

  it("says who said it, beside what was said", () => {
    expect(shown("bundle-ips-all-sections").html).toContain("Selon HASHIRA COORAY, noté le 25 mai 2016")
  })

  it("keeps the author's own text within reach", () => {
    expect(shown("IPS-examples-Bundle-with-immunization").html).toContain("treatment for breast cancer")
  })
})
