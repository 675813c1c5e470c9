import fc from "fast-check"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readCdaDocument } from "@/lib/cda/document"
import { clinicalDocument, section, structured } from "@/lib/cda/examples"
import { FhirNarratives } from "@/lib/fhir/narrative"
import type { NarrativeNode } from "@/lib/narrative/schema"
import { Narrative } from "./narrative"

const around = { say: (key: string) => key, pictureAddress: () => "/images/0", lang: null }

/** What a person reads on the page, blanks drawn together. */
const shown = (nodes: NarrativeNode[]) =>
  renderToStaticMarkup(<Narrative nodes={nodes} around={around} caption="legende" />)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")

async function clinical(text: string): Promise<string> {
  const { body } = await readCdaDocument(Buffer.from(clinicalDocument({ body: structured(section("A", text)) })), "fr")
  const [only] = body.kind === "sections" ? body.sections : []
  return shown([...(only?.nodes ?? []), ...(only?.notes ?? []).flatMap(({ children }) => children)])
}

const fhir = (div: string) => shown(new FhirNarratives().read({ text: { status: "generated", div: `<div>${div}</div>` } }).nodes)

/** Every element of each kind of narrative, and one that nobody knows. */
const CLINICAL =
  "content linkHtml sub sup footnote paragraph list item table caption thead tbody tfoot tr td th renderMultiMedia other".split(
    " ",
  )
const XHTML =
  "p div span h1 h3 b em u s del ins sub sup a ul ol li dl dt dd pre blockquote table caption thead tbody tfoot tr td th other".split(
    " ",
  )

/** A tree of elements with a word of its own at each place where words may stand. */
type Tree = { name: string; inside: Tree[] }

function written({ name, inside }: Tree, words: string[]): string {
  const word = () => words[words.push(`mot${words.length}fin`) - 1]
  const children = inside.map((child) => `${written(child, words)}${word()}`).join("")
  return `<${name}>${word()}${children}</${name}>`
}

const treeOf = (names: string[]) =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.record({
      name: fc.constantFrom(...names),
      inside: fc.oneof({ maxDepth: 6, withCrossShrink: true }, fc.constant<Tree[]>([]), fc.array(tie("tree"), { maxLength: 3 })),
    }),
  })).tree

const pairs = (names: string[]): Tree[] =>
  names.flatMap((outer) => names.map((inner) => ({ name: outer, inside: [{ name: inner, inside: [] }] })))

describe("An author's text on the page", () => {
  it("loses no word of a clinical document, whatever stands in whatever", async () => {
    for (const tree of pairs(CLINICAL)) {
      const words: string[] = []
      const text = await clinical(written(tree, words))
      for (const word of words) expect(text, JSON.stringify(tree)).toContain(word)
    }
  })

  it("loses no word of a FHIR narrative, whatever stands in whatever", () => {
    for (const tree of pairs(XHTML)) {
      const words: string[] = []
      const text = fhir(written(tree, words))
      for (const word of words) expect(text, JSON.stringify(tree)).toContain(word)
    }
  })

  it("loses no word of deep and broad trees", async () => {
    await fc.assert(
      fc.asyncProperty(treeOf(CLINICAL), treeOf(XHTML), async (cda, html) => {
        for (const [tree, read] of [
          [cda, clinical],
          [html, fhir],
        ] as const) {
          const words: string[] = []
          const text = await read(written(tree, words))
          for (const word of words) expect(text).toContain(word)
        }
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it("says nothing of what a browser would run or hide", async () => {
    for (const name of ["script", "style", "iframe", "object"]) {
      expect(fhir(`avant<${name}>secret</${name}>après`).trim()).toBe("avantaprès")
      expect((await clinical(`avant<${name}>secret</${name}>après`)).trim()).toBe("avantaprès")
    }
  })
})

describe("A FHIR narrative on the page", () => {
  const html = (div: string) =>
    renderToStaticMarkup(
      <Narrative nodes={new FhirNarratives().read({ text: { div } }).nodes} around={around} caption="légende" />,
    )

  it("keeps what changes the sense: exponents, struck words, captions, lists in cells", () => {
    expect(html("<p>10<sup>9</sup>/L et H<sub>2</sub>O</p>")).toContain("10<sup>9</sup>/L et H<sub>2</sub>O")
    expect(html("<p>Aspirine <s>75 mg</s> <del>le soir</del></p>")).toContain("<del>75 mg</del> <del>le soir</del>")
    expect(html('<p><span style="text-decoration: line-through">Aspirine</span></p>')).toContain("<del>Aspirine</del>")
    expect(html("<table><caption>Arrêtés en 2025</caption><tr><th>Code</th><td>Aspirine</td></tr></table>")).toContain(
      "Arrêtés en 2025</caption>",
    )
    expect(html("<table><tr><td><ul><li>un</li><li>deux</li></ul></td></tr></table>")).toMatch(/<li>un<\/li><li>deux<\/li>/)
    expect(html("<pre>un\ndeux</pre>")).toContain("un<br/>deux")
  })

  it.each([
    ["&eacute;lev&eacute; &deg; &plusmn; &le; &alpha; &Eacute; &Sigma;", "élevé ° ± ≤ α É Σ"],
    ["&#176; &#xB5;g &amp; &lt; &apos;", "° µg &amp; &lt; &#x27;"],
    ["&inconnu; &#xFFFFFF; R&D; 5 < 6", "&amp;inconnu; R&amp;D; 5 &lt; 6"],
  ])("reads signs by their names and numbers: %s", (div, said) => {
    expect(html(`<p>${div}</p>`)).toContain(said)
  })

  it("reads a bracket in a quoted value as no end, and words after a quote that nobody closes", () => {
    expect(fhir('<p title="5 > 4">un</p>').trim()).toBe("un")
    expect(fhir('<p title="jamais fermé>deux</p><p>trois</p>')).toMatch(/deux.*trois/)
  })
})
