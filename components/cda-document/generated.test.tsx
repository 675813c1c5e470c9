import fc from "fast-check"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readCdaDocument } from "@/lib/cda/document"
import { clinicalDocument, media, section, structured } from "@/lib/cda/examples"
import {
  type Element,
  NARRATIVE_ELEMENTS,
  narrativeBlock,
  type Spelt,
  type Written,
  writer,
} from "@/lib/cda/generated/narrative.testing"
import { PageOrder } from "@/lib/cda/generated/page-order.testing"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import { CdaDocument } from "./cda-document"

const image = await picture(30, 20).png().toBuffer()
const files = `${media("IMAGE", image)}${media("PDF", plainPdf(), "application/pdf")}`

/** The page of a document whose sections stand one after the other, the last two inside the first. */
async function pageOf([first, ...others]: Written[]): Promise<string> {
  const inner = others.map(({ xml }, at) => section(`Dedans ${at}`, xml)).join("")
  const body = structured(section("Dehors", first?.xml ?? "", `${files}${inner}`))
  const view = await readCdaDocument(Buffer.from(clinicalDocument({ body })), "fr")
  const say = (key: string) => key
  return renderToStaticMarkup(
    <CdaDocument view={view} say={say} sayAround={say} pictureAddress={(id) => `/inner/${id}`} pdf={null} />,
  )
}

const SHOWN = [
  [/<img[^>]*src="\/inner\/0"[^>]*>/g, " ~shown IMAGE~ "],
  [/<a href="\/inner\/1"[^>]*>[^<]*<\/a>/g, " ~shown PDF~ "],
  [/<p class="text-soft">picture_missing<\/p>/g, " ~shown ABSENTE~ "],
  [/<a href="#cda-note-(\d+)"[^>]*>\d+<\/a>/g, " ~call $1~ "],
  [/<li id="cda-note-(\d+)"/g, " ~note $1~ <li"],
  // The name of a column, once more over each value on a telephone: no screen reader says it there.
  [/<span aria-hidden="true"[^>]*>[^<]*<\/span>/g, " "],
] as const

/** Words, calls and pictures in the order in which the page has them. */
function saidIn(html: string): string[] {
  const marked = SHOWN.reduce((text, [pattern, mark]) => text.replace(pattern, mark), html)
  const text = marked.replace(/<[^>]*>/g, " ")
  return [...text.matchAll(/~([^~]+)~|(mot\d+fin)/g)].map(([, mark, word]) => mark ?? word ?? "")
}

const idsOf = ({ name, attributes, inside }: Spelt): string[] => [
  ...(name === "footnote" && attributes.ID ? [attributes.ID] : []),
  ...inside.flatMap((child) => (typeof child === "string" ? [] : idsOf(child))),
]

/** Writes blocks as one document and gives what its page must say, what it says, and the page. */
async function readBack(blocks: Element[]) {
  const write = writer()
  const written = blocks.map(write)
  const order = new PageOrder(new Set(written.flatMap(({ tree }) => idsOf(tree))))
  const html = await pageOf(written)
  const [outside = [], ...inside] = written.map(({ tree }) => order.ofSection(tree))
  // Files that no text calls stand after the section that holds them.
  const called = written.map(({ xml }) => xml).join("")
  const uncalled = ["IMAGE", "PDF"].filter((id) => !new RegExp(`referencedObject="[^"]*\\b${id}\\b`).test(called))
  return { expected: [...outside, ...uncalled.map((id) => `shown ${id}`), ...inside.flat()], said: saidIn(html), html }
}

/** Every address inside the page leads to a place that is there once; no link stands in another. */
function expectSound(html: string) {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, to] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(to)
  expect(html).not.toMatch(/<a\b[^>]*>(?:(?!<\/a>).)*<a\b/s)
}

describe("Whatever a narrative holds", () => {
  it("has each of its words, notes and pictures on the page once and in order, and every link leads somewhere", async () => {
    const seen = new Set<string>()
    const note = ({ name, inside }: Element): void => {
      seen.add(name)
      for (const child of inside) if (child) note(child)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(narrativeBlock, { minLength: 1, maxLength: 3 }), async (blocks) => {
        blocks.forEach(note)
        const { expected, said, html } = await readBack(blocks)
        expect(said).toEqual(expected)
        expectSound(html)
      }),
      { numRuns: 1000 },
    )
    expect([...seen].sort()).toEqual([...NARRATIVE_ELEMENTS].sort())
  }, 120_000)

  it.each([
    [
      "an exponent in the name of a column",
      "<table><thead><tr><th>10<sup>9</sup>/L</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
      /10<sup>9<\/sup>\/L/,
    ],
    [
      "a note called in the caption of a table",
      "<table><caption>Dose<footnote>mg</footnote></caption><tbody><tr><td>1</td></tr></tbody></table>",
      /<caption[^>]*>Dose<sup/,
    ],
    [
      "a picture in the fourth table",
      `${"<table><tr><td>".repeat(4)}<renderMultiMedia referencedObject="IMAGE"/>${"</td></tr></table>".repeat(4)}`,
      /<img/,
    ],
  ])("keeps %s", async (_, text, kept) => {
    expect(await pageOf([{ xml: text, tree: { name: "text", attributes: {}, inside: [] } }])).toMatch(kept)
  })
})
