import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { MOST_IN_BRIEF } from "@/lib/narrative/brief"
import { wordsIn } from "@/lib/words/translator"
import { briefOf } from "./brief"
import { readFhirDocument } from "./document"
import { documentWith } from "./document-with.testing"

const say = wordsIn("fr", "narrative")
const folder = new URL("../../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)
const NAMES = ["IPS-examples-Bundle-01", "bundle-ips-all-sections", "bundle-no-info-required-sections"]
const viewOf = (name: string) => readFhirDocument(JSON.parse(readFileSync(new URL(`Bundle-${name}.json`, folder), "utf8")), "fr")

const flag = (id: number, more = {}) => ({
  resourceType: "Flag",
  id: String(id),
  status: "active",
  code: { text: `Alerte ${id}` },
  ...more,
})
const withFlags = (count: number) =>
  documentWith(
    flag(1),
    { entry: Array.from({ length: count }, (_, at) => ({ reference: `Flag/${at + 1}` })), text: undefined },
    Array.from({ length: count - 1 }, (_, at) => flag(at + 2)),
  )
const only = (json: unknown) => {
  const [part] = briefOf(readFhirDocument(json, "fr"), say)
  if (!part) throw new Error("The document has no part")
  return part
}

describe("The parts of a summary in brief", () => {
  it.each(NAMES)("are all there, each in order and with what turns its sense round: %s", (name) => {
    const view = viewOf(name)
    const parts = briefOf(view, say)
    expect(parts.map(({ title }) => title)).toEqual(view.sections.map(({ title }) => title))
    for (const [at, part] of parts.entries()) {
      const section = view.sections[at]
      expect(part.warnings).toEqual(section?.warnings)
      expect(part.lines).toEqual(
        section?.entries.slice(0, part.lines.length).map(({ heading, warnings, lines: said }) => ({ heading, warnings, said })),
      )
      // What is not here is said to be elsewhere; and no part is without a word.
      if (!part.isMore) expect(part.lines).toHaveLength(section?.entries.length ?? -1)
      expect(part.lines.length + part.remarks.length + part.nodes.length, part.title).toBeGreaterThan(0)
    }
  })

  it("show a few things whole, and of one more the first with how many there are", () => {
    expect(only(withFlags(MOST_IN_BRIEF))).toMatchObject({ count: null, isMore: false })
    const more = only(withFlags(MOST_IN_BRIEF + 1))
    expect(more).toMatchObject({ count: MOST_IN_BRIEF + 1, isMore: true })
    expect(more.lines.map(({ heading }) => heading)).toEqual(["Alerte 1", "Alerte 2", "Alerte 3"])
  })

  it("say at a line that it was an error, and where an author remarked more that there is more", () => {
    expect(only(documentWith(flag(1, { status: "entered-in-error" }), { text: undefined })).lines[0]?.warnings).not.toEqual([])
    const noted = { resourceType: "Condition", code: { text: "Asthme" }, note: [{ text: "Depuis l’enfance" }] }
    expect(only(documentWith(noted, { text: undefined })).isMore).toBe(true)
  })

  it("say that nothing is written, or why", () => {
    expect(only(documentWith(flag(1), { entry: [], text: undefined })).remarks).toEqual([say("nothing")])
  })
})
