import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { documentDate, readFhirDocument } from "@/lib/fhir/document"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { FhirDocumentError } from "@/lib/fhir/schema"
import { textOfNodes } from "@/lib/narrative/text"

describe("a document made to harm", () => {
  it("cannot bring markup, scripts or images onto the page", () => {
    const div =
      '<div><script>alert(1)</script><p onclick="x()">Bon<img src="https://a.test/x.png"/>jour &lt;b&gt; &amp; merci</p><!-- <p>caché</p> --><ul><li>un</li><li>deux</li></ul><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td/></tr></table></div>'
    const view = readFhirDocument(documentWith({ resourceType: "Condition" }, { text: { status: "generated", div } }), "fr")
    const narrative = view.sections[0]?.narrative.nodes ?? []
    expect(JSON.stringify(narrative)).not.toMatch(/alert|onclick|https:|x\.png|caché/)
    const [group] = narrative
    expect(group?.kind === "group" && group.children.map((node) => [node.kind, textOfNodes([node])])).toEqual([
      ["group", "Bon  jour <b> & merci"],
      ["list", "un deux"],
      ["table", "A · B ; 1"],
    ])
  })

  it("cannot hold the reader in a circle of references or in a flood of brackets", () => {
    const circle = {
      resourceType: "Observation",
      code: { text: "A" },
      hasMember: [{ reference: "Observation/1" }],
      specimen: { reference: "Observation/1" },
    }
    const started = process.cpuUsage()
    for (const flood of ["<!--", "<", "<p>", "&", "<td>", "<!-- <"]) {
      const div = `<div>${flood.repeat(150_000)}`
      expect(readFhirDocument(documentWith(circle, { text: { div } }), "fr").sections).toHaveLength(1)
    }
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000)
  })

  it("cannot bring odd shapes through: whatever stands where something is expected, the reader answers", () => {
    for (const odd of [null, 3, "text", true, [], {}, [[]], { coding: 3 }, { value: "x" }, { start: 5 }, { reference: 4 }]) {
      const json = documentWith(
        {
          resourceType: "Condition",
          code: odd,
          onsetDateTime: odd,
          clinicalStatus: odd,
          note: odd,
          asserter: odd,
          text: odd,
          contained: odd,
        },
        { text: odd, code: odd, emptyReason: odd, section: odd },
      )
      expect(JSON.stringify(readFhirDocument(json, "fr"))).not.toMatch(/object Object|undefined/)
    }
  })

  it.each([
    ["a list", [], "not_fhir"],
    ["nothing", null, "not_fhir"],
    ["a resource of another kind", { resourceType: "Patient" }, "not_fhir"],
    ["a Bundle of search results", { resourceType: "Bundle", type: "searchset", entry: [] }, "not_a_document"],
    ["a document without Composition", { resourceType: "Bundle", type: "document", entry: [] }, "no_composition"],
  ])("is refused with a reason: %s", (_, json, code) => {
    expect(() => readFhirDocument(json, "fr")).toThrow(FhirDocumentError)
    expect(() => readFhirDocument(json, "fr")).toThrow(expect.objectContaining({ code }))
  })

  it.each(["2026-02-30", "2026-13-01", "0000-01-01", "2026-02-03T25:99:00Z", "2026", "hier"])(
    "gives no day that does not exist: %s",
    (date) => {
      const json = documentWith({ resourceType: "Condition", recordedDate: date })
      const composition = json.entry[0]?.resource as Record<string, unknown>
      composition.date = date
      expect(documentDate(json)).toBeNull()
      expect(() => readFhirDocument(json, "fr")).not.toThrow()
    },
  )

  it.each(["valueOf", "constructor", "__proto__", "toString"])("may call a resource %s", (resourceType) => {
    const [section] = readFhirDocument(documentWith({ resourceType, code: { text: "Vertige" } }), "fr").sections
    expect(JSON.stringify(section)).toContain("Vertige")
  })

  it("is read or refused, never a fault, whatever is put in the place of whatever", () => {
    const summary = readFileSync(
      new URL("../../node_modules/hl7.fhir.uv.ips/example/Bundle-bundle-ips-all-sections.json", import.meta.url),
      "utf8",
    )
    const paths = pathsOf(JSON.parse(summary))
    fc.assert(
      fc.property(fc.nat(paths.length - 1), fc.jsonValue(), (chosen, value) => {
        const json: unknown = JSON.parse(summary)
        replaceAt(json, paths[chosen] ?? [], value)
        try {
          readFhirDocument(json, "fr")
        } catch (error) {
          expect(error).toBeInstanceOf(FhirDocumentError)
        }
      }),
      { numRuns: 300 },
    )
  })
})

type Path = (string | number)[]

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))]
}

function replaceAt(json: unknown, path: Path, value: unknown) {
  const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], json)
  const last = path.at(-1)
  if (last !== undefined) (holder as Record<string, unknown>)[last] = value
}
