import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import french from "@/messages/fr/fhir.json"
import { pageText } from "./page.testing"

const NAMES = [
  "IPS-examples-Bundle-01",
  "IPS-examples-Bundle-with-immunization",
  "bundle-ips-all-sections",
  "bundle-minimal",
  "bundle-no-info-required-sections",
]

type Node = Record<string, unknown>
type Section = Node & { title: string; entry?: { reference: string }[] }
type Bundle = Node & { entry: { fullUrl?: string; resource: Node }[] }
type Asked = { path: string; oneOf: string[] }

const folder = new URL("../../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)
const bundleOf = (name: string): Bundle => JSON.parse(readFileSync(new URL(`Bundle-${name}.json`, folder), "utf8"))
const sectionsOf = ({ entry }: Bundle) => (entry[0]?.resource.section ?? []) as Section[]

function targetOf(bundle: Bundle, reference: string): Node {
  const found = bundle.entry.find(
    ({ fullUrl, resource }) => fullUrl?.endsWith(reference) || reference === `${resource.resourceType}/${resource.id}`,
  )
  if (!found) throw new Error(`No ${reference}`)
  return found.resource
}

/** The page of the document with this one entry and nothing else. */
function pageOf(bundle: Bundle, section: Section, entry: { reference: string }): string {
  const [first, ...others] = bundle.entry
  const alone = { ...section, text: undefined, entry: [entry] }
  return pageText({ ...bundle, entry: [{ ...first, resource: { ...first?.resource, section: [alone] } }, ...others] })
}

const TABLES: Record<string, string>[] = [
  french.terms,
  french.codes,
  french.interpretation,
  french.route,
  french.timing,
  french.empty,
]
const codes: Record<string, string> = french.codes
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, " ").trim()
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** Elements for machines, and those that the head of the page or other tests look at. */
const APART =
  /^(resourceType|id|meta|language|text|extension|modifierExtension|identifier|subject|patient|encounter|system|version|userSelected|url|uid|reference|contentType|data|type\.(text|coding))$/

/** What a page may say of a concept: our word for one of its codes, its text, or the words of a coding. */
function wordsOf({ coding = [], text }: { coding?: Node[]; text?: string }): string[] {
  const ours = coding.flatMap(({ code }) => TABLES.flatMap((table) => table[String(code)] ?? []))
  const displays = coding.flatMap(({ display }) => (typeof display === "string" ? display : []))
  const said = [
    ...ours,
    ...(text ? [text] : []),
    ...displays.flatMap((display) => [display, display.replace(/ \([a-z ]+\)$/, "")]),
  ]
  return said.length > 0 ? said : [french.sentences.only_a_code]
}

/** Everything that a resource tells people, and in which words a page may say it. */
function askedOf(value: unknown, path: string): Asked[] {
  if (Array.isArray(value)) return value.flatMap((one) => askedOf(one, path))
  if (typeof value === "string") return askedOfText(value, path)
  if (typeof value !== "object" || value === null) return []
  const node = value as Node
  if ("coding" in node || Object.keys(node).join() === "text") return [{ path, oneOf: wordsOf(node) }]
  if (typeof node.value === "number")
    return [{ path, oneOf: [new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 10 }).format(node.value)] }]
  return Object.entries(node).flatMap(([key, inner]) => (APART.test(key) ? [] : askedOf(inner, `${path}.${key}`)))
}

function askedOfText(text: string, path: string): Asked[] {
  if (/^\d{4}(-\d\d){0,2}(T|$)/.test(text)) return [{ path, oneOf: [sayDate(text)] }]
  const [kind] = path.split(".")
  const ours = codes[`${kind}_${text}`] ?? codes[text]
  return [{ path, oneOf: [ours ?? text] }]
}

/** As precisely as it was given, on the clock of France where it has one. */
function sayDate(text: string): string {
  const month = text.length >= 7 && ({ month: "long" } as const)
  const day = text.length >= 10 && ({ day: "numeric" } as const)
  const format = new Intl.DateTimeFormat("fr-FR", { year: "numeric", ...month, ...day, timeZone: "Europe/Paris" })
  return format
    .format(new Date(text.length > 10 ? text : `${text}${"-01".repeat(3 - text.split("-").length)}T12:00:00Z`))
    .replace(/^1 /, "1er ")
}

const cases = NAMES.flatMap((name) =>
  sectionsOf(bundleOf(name)).flatMap((section) =>
    (section.entry ?? []).map((entry) => ({ name, section, entry, title: section.title, reference: entry.reference })),
  ),
)

describe("An entry of a patient summary is said in all that it tells", () => {
  it.each(cases)("$name, $title: $reference", ({ name, section, entry, reference }) => {
    const bundle = bundleOf(name)
    const resource = targetOf(bundle, reference)
    const page = pageOf(bundle, section, entry).toLowerCase()
    const asked = askedOf(resource, String(resource.resourceType))
    expect(asked.length).toBeGreaterThan(0)
    const unsaid = asked.filter(({ oneOf }) => !oneOf.some((words) => page.includes(escaped(plain(words)).toLowerCase())))
    expect(unsaid).toEqual([])
  })
})
