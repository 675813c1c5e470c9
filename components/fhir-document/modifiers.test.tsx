import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { backbonesOfProfile, OTHER_KINDS } from "@/lib/fhir/generated/elements.testing"
import { pageText } from "./page.testing"

const folder = new URL("../../node_modules/hl7.fhir.uv.ips/", import.meta.url)
const PROFILES = readdirSync(folder).filter((name) =>
  /^StructureDefinition-(?!Bundle|Cod|Comp|Doc|IPS|Pati|Pract|Org).*\.json$/.test(name),
)
const UNREAD = "L’auteur a ajouté une précision qui change le sens, et que nous ne savons pas lire"
const modified = (word: string) => ({ modifierExtension: [{ url: "urn:x", valueString: word }] })

/** An element of a kind, at a path, that holds nothing but something. */
const at = (path: string, inside: Record<string, unknown>): Record<string, unknown> =>
  path
    .split(".")
    .filter(Boolean)
    .reduceRight<Record<string, unknown>>((inner, step) => ({ [step]: [inner] }), inside)

/** The parts of the kinds that no profile describes: whatever holds elements of its own. */
const partsOf = (kind: string): string[] => [
  ...new Set(["", ...(OTHER_KINDS[kind] ?? "").split(" ").flatMap((word) => /^([\w.]+)\.[\w[\]]+:/.exec(word)?.[1] ?? [])]),
]
const KINDS: [string, string[]][] = [
  ...PROFILES.map((file): [string, string[]] => {
    const { kind, paths } = backbonesOfProfile(file)
    return [kind, ["", ...paths]]
  }),
  ...Object.keys(OTHER_KINDS).map((kind): [string, string[]] => [kind, partsOf(kind)]),
]

describe("What changes the sense and that we do not know", () => {
  it.each(KINDS)("is said with its words, wherever it stands in %s", (kind, paths) => {
    const unsaid = paths.filter((path, number) => {
      const page = pageText(documentWith({ resourceType: kind, ...at(path, modified(`mot${number}fin`)) }))
      return !page.includes(`${UNREAD} : mot${number}fin`)
    })
    expect(unsaid).toEqual([])
  })

  const medicine = { resourceType: "MedicationRequest", medicationReference: { reference: "Medication/m" } }
  const whole = (change: (bundle: ReturnType<typeof documentWith>) => void) => {
    const bundle = documentWith({ resourceType: "Flag", code: { text: "La chose" } })
    change(bundle)
    return pageText(bundle)
  }
  type Place = [string, () => string]
  const PLACES: Place[] = [
    ["the document", () => whole((bundle) => Object.assign(bundle.entry[0]?.resource ?? {}, modified("ici")))],
    ["an entry of the bundle", () => whole((bundle) => Object.assign(bundle.entry[2] ?? {}, modified("ici")))],
    ["the entry of the document in the bundle", () => whole((bundle) => Object.assign(bundle.entry[0] ?? {}, modified("ici")))],
    ["whom the document is about", () => whole((bundle) => Object.assign(bundle.entry[1]?.resource ?? {}, modified("ici")))],
    [
      "who attested it",
      () =>
        whole((bundle) => Object.assign(bundle.entry[0]?.resource ?? {}, { attester: [{ mode: "legal", ...modified("ici") }] })),
    ],
    ["what it tells of", () => whole((bundle) => Object.assign(bundle.entry[0]?.resource ?? {}, { event: [modified("ici")] }))],
    [
      "what it replaces",
      () =>
        whole((bundle) =>
          Object.assign(bundle.entry[0]?.resource ?? {}, { relatesTo: [{ code: "replaces", ...modified("ici") }] }),
        ),
    ],
    ["a section", () => pageText(documentWith({ resourceType: "Flag" }, modified("ici")))],
    [
      "a section in a section",
      () => pageText(documentWith({ resourceType: "Flag" }, { section: [{ title: "Dedans", ...modified("ici") }] })),
    ],
    [
      "what a resource refers to",
      () =>
        pageText(
          documentWith(medicine, {}, [{ resourceType: "Medication", id: "m", code: { text: "La chose" }, ...modified("ici") }]),
        ),
    ],
    [
      "what a resource contains",
      () =>
        pageText(
          documentWith({
            ...medicine,
            medicationReference: { reference: "#m" },
            contained: [{ resourceType: "Medication", id: "m", code: { text: "La chose" }, ...modified("ici") }],
          }),
        ),
    ],
    [
      "a part of a part",
      () =>
        pageText(
          documentWith({
            resourceType: "QuestionnaireResponse",
            item: [{ text: "A", item: [{ text: "B", ...modified("ici") }] }],
          }),
        ),
    ],
  ]

  it.each(PLACES)("is said wherever it stands in a document: %s", (_, page) => {
    expect(page()).toContain(`${UNREAD} : ici`)
  })

  it("is said without words where it has none, and its author’s own text is shown", () => {
    const text = { status: "generated", div: "<div>Les mots de l’auteur</div>" }
    const page = pageText(
      documentWith({ resourceType: "Flag", text, modifierExtension: [{ url: "urn:x", valueBase64Binary: "AA==" }] }),
    )
    expect(page).toContain(UNREAD)
    expect(page).toContain("Les mots de l’auteur")
  })

  it("an extension that says it is wrong is one of them, and the plain extensions are not", () => {
    expect(pageText(documentWith({ resourceType: "Flag", extension: [{ url: "urn:x", valueString: "x" }] }))).not.toContain(
      UNREAD,
    )
    expect(pageText(documentWith({ resourceType: "Flag", implicitRules: "urn:rules" }))).toContain(UNREAD)
  })
})

describe("An example of a patient summary", () => {
  it("keeps every modifier of its entries when each of them has one", () => {
    const bundle = JSON.parse(readFileSync(new URL("example/Bundle-bundle-ips-all-sections.json", folder), "utf8"))
    const referred = JSON.stringify(bundle.entry[0].resource.section.flatMap(({ entry = [] }: { entry?: unknown[] }) => entry))
    const marked: string[] = []
    for (const [number, entry] of bundle.entry.entries()) {
      if (number < 2 || !referred.includes(entry.resource.id)) continue
      Object.assign(entry.resource, modified(`mot${number}fin`))
      marked.push(`mot${number}fin`)
    }
    expect(marked.length).toBeGreaterThan(10)
    const page = pageText(bundle)
    expect(marked.filter((word) => !page.includes(word))).toEqual([])
  })
})
