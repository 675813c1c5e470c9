import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

/** An element of a narrative; a text stands as `null`, and gets a word of its own when the tree is written. */
type Element = { name: string; attributes: string; inside: (Element | null)[] }
type Arbitrary = fc.Arbitrary<Element>

const INLINE = "a abbr acronym b big cite code dfn em i q samp small span strong sub sup tt var br img".split(" ")
const BLOCKS = "blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split(" ")
const FLOW = [...INLINE, ...BLOCKS]
const EMPTY = ["br", "hr", "img"]

/** What may stand in what (XHTML 1.0, chapters 7-11 and 15, which FHIR R4 takes for narratives); all else holds words and inline elements. */
const MODEL: Record<string, { inside: string[]; isMixed?: boolean }> = {
  ...Object.fromEntries(["blockquote", "div", "li", "dd", "td"].map((name) => [name, { inside: FLOW, isMixed: true }])),
  ...{ ul: { inside: ["li"] }, ol: { inside: ["li"] }, dl: { inside: ["dt", "dd"] } },
  ...{ tbody: { inside: ["tr"] }, thead: { inside: ["tr"] }, tfoot: { inside: ["tr"] }, tr: { inside: ["th", "td"] } },
  ...Object.fromEntries(EMPTY.map((name) => [name, { inside: [] }])),
}
const NAMES = [...new Set([...FLOW, ...Object.keys(MODEL), "caption", "dt", "th"])].filter((name) => name !== "table")

const ATTRIBUTES: Record<string, string[]> = {
  a: ["", ' href="https://example.org/x"', ' name="ici"', ' href="#ici"'],
  ol: ["", ' type="a"', ' start="3"'],
  span: ["", ' style="font-weight: bold"', ' style="display: none"', ' class="x"'],
  td: ["", ' colspan="2"', ' rowspan="2"'],
}

type Tie = (name: string) => fc.Arbitrary<unknown>
const tied = (tie: Tie, name: string) => tie(name) as Arbitrary

function elementOf(name: string, tie: Tie): Arbitrary {
  const { inside: names, isMixed } = MODEL[name] ?? { inside: INLINE, isMixed: true }
  const kinds: fc.Arbitrary<Element | null>[] = names.map((inner) => tied(tie, inner))
  if (isMixed) kinds.unshift(fc.constant(null))
  const inside =
    kinds.length === 0
      ? fc.constant<(Element | null)[]>([])
      : fc.array(fc.oneof({ maxDepth: 6, depthIdentifier: "xhtml" }, ...kinds), { maxLength: 3, depthIdentifier: "xhtml" })
  return fc.record({ name: fc.constant(name), attributes: fc.constantFrom(...(ATTRIBUTES[name] ?? [""])), inside })
}

function tableOf(tie: Tie): Arbitrary {
  const option = (name: string) => fc.option(tied(tie, name), { nil: undefined })
  const bodies = fc.oneof(fc.array(tied(tie, "tbody"), { maxLength: 2 }), fc.array(tied(tie, "tr"), { maxLength: 3 }))
  return fc
    .record({ caption: option("caption"), head: option("thead"), bodies, foot: option("tfoot") })
    .map(({ caption, head, bodies: rows, foot }) => ({
      name: "table",
      attributes: "",
      inside: [caption, head, ...rows, foot].filter((part) => part !== undefined),
    }))
}

/** A narrative, its elements nested at random. */
const narrative = fc.letrec<Record<string, Element>>((tie) => ({
  ...Object.fromEntries(NAMES.map((name) => [name, elementOf(name, tie)])),
  table: tableOf(tie),
})).div as Arbitrary

/** Writes a narrative; each text, and what stands for each picture, is a word of its own. */
function write(tree: Element) {
  const words: string[] = []
  const word = () => {
    words.push(`mot${words.length}fin`)
    return words.at(-1)
  }
  const written = (node: Element | null): string => {
    if (!node) return `${word()} `
    const { name, attributes, inside } = node
    if (name === "img") return `<img src="#x" alt="${word()}"/>`
    return EMPTY.includes(name) ? `<${name}/>` : `<${name}${attributes}>${inside.map(written).join("")}</${name}>`
  }
  const div = written(tree).replace("<div", '<div xmlns="http://www.w3.org/1999/xhtml"')
  return { div, words }
}

const inOrder = (page: string, words: string[]) =>
  [...new Set(page.match(/mot\d+fin/g) ?? [])].filter((word) => words.includes(word))

describe("Whatever a narrative of FHIR holds", () => {
  it("has each of its words on the page, in order, in a section, in an entry and in the document", () => {
    fc.assert(
      fc.property(narrative, (tree) => {
        const { div, words } = write(tree)
        const text = { status: "additional", div }
        const entry = { resourceType: "Basic", text }
        const whole = documentWith({ resourceType: "Basic" })
        Object.assign(whole.entry[0]?.resource ?? {}, { text })
        for (const document of [documentWith(entry), documentWith({ resourceType: "Basic" }, { text }), whole])
          expect(inOrder(pageText(document), words), div).toEqual(words)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it.each([
    [
      "a text that no sign is read in",
      "<div><p><![CDATA[5 < 6 & <b>rare</b>]]></p></div>",
      "5 &lt; 6 &amp; &lt;b&gt;rare&lt;/b&gt;",
    ],
    ["a comment in it", "<div><p>avant<!-- rien --> après</p></div>", "avant après"],
    ["names with a prefix", '<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>avant</h:p></h:div>', "avant"],
    ["letters by their number", "<div>&#233;lev&#xE9; &lt;b&gt;</div>", "élevé &lt;b&gt;"],
  ])("keeps %s", (_, div, said) => {
    expect(pageText(documentWith({ resourceType: "Basic", text: { status: "additional", div } }))).toContain(said)
  })
})
