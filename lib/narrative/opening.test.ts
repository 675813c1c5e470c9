import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openingOf } from "./opening"
import type { NarrativeNode } from "./schema"

const text = (words: string): NarrativeNode => ({ kind: "text", text: words })
const paragraph = (...children: NarrativeNode[]): NarrativeNode => ({ kind: "paragraph", anchor: "a", caption: [], children })
const item = (words: string) => ({ anchor: "i", caption: [], children: [text(words)] })
const list = (...items: string[]): NarrativeNode => ({
  ...{ kind: "list", anchor: null, numbering: null, caption: [] },
  items: items.map(item),
})
const cell = (words: string, rows = 1) => ({ isHeading: false, columns: 1, rows, anchor: null, children: [text(words)] })
const table = (rows: string[], span = 1): NarrativeNode => ({
  ...{ kind: "table", anchor: null, caption: [], head: [], foot: [] },
  body: rows.map((words) => [cell(words, span)]),
})
const said = (nodes: NarrativeNode[]) =>
  [...JSON.stringify(nodes).matchAll(/"text":"([^"]*)"/g)].map(([, words]) => words).join("|")
const words = (letters: number) => "m".repeat(letters)

describe("What an author wrote, as it begins", () => {
  it("is all of it where there is room, to the last letter of it", () => {
    const nodes = [paragraph(text(words(5))), paragraph(text(words(5)))]
    expect(openingOf(nodes, 10)).toMatchObject({ isWhole: true, nodes: [{ kind: "paragraph" }, { kind: "paragraph" }] })
    expect(openingOf(nodes, 9)).toMatchObject({ isWhole: false, nodes: [{ kind: "paragraph" }] })
    expect(openingOf([], 9)).toEqual({ isWhole: true, nodes: [] })
  })

  it("is all of it where the rest says nothing", () => {
    expect(openingOf([paragraph(text("un")), table([]), list(), paragraph()], 1)).toMatchObject({ isWhole: true })
  })

  it("never cuts a sentence, though it stands in pieces or is longer than there is room for", () => {
    const bold: NarrativeNode = { kind: "group", styles: ["bold"], anchor: null, isBlock: false, children: [text("pas")] }
    expect(said(openingOf([text("Ne "), bold, text(" prendre")], 3).nodes)).toBe("Ne |pas| prendre")
    expect(openingOf([paragraph(text(words(900)))], 10).isWhole).toBe(true)
  })

  it("cuts a list and a table between two lines, also inside a block", () => {
    const block: NarrativeNode = {
      kind: "group",
      styles: [],
      anchor: null,
      isBlock: true,
      children: [list("un", "deux", "trois")],
    }
    for (const [node, shown] of [
      [list("un", "deux", "trois"), "un|deux"],
      [table(["un", "deux", "trois"]), "un|deux"],
      [block, "un|deux"],
    ] as const) {
      const { nodes, isWhole } = openingOf([node], 6)
      expect(said(nodes)).toBe(shown)
      expect(isWhole).toBe(false)
    }
    expect(openingOf([table(["un", "deux", "trois"], 2)], 6)).toMatchObject({ isWhole: true })
  })

  it("leads nowhere, and gives no place a second time", () => {
    const link: NarrativeNode = { kind: "link", to: "x", children: [text("voir")] }
    const nodes = [paragraph(link, { kind: "note", number: 2, isFirst: true }), list("un")]
    const opening = openingOf(nodes, 100)
    expect(said(opening.nodes)).toBe("voir| [2]|un")
    expect(JSON.stringify(opening.nodes)).not.toMatch(/"(link|note)"|"anchor":"/)
  })

  it("is the beginning of the whole, whatever was written and however much there is room for", () => {
    const block = fc.oneof(
      fc.string({ maxLength: 12 }).map((one) => paragraph(text(one.replace(/["\\|]/g, "")))),
      fc.array(fc.stringMatching(/^[a-z ]{0,9}$/), { maxLength: 4 }).map((items) => list(...items)),
      fc.array(fc.stringMatching(/^[a-z ]{0,9}$/), { maxLength: 4 }).map((rows) => table(rows)),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.nat(60), (nodes, most) => {
        const { nodes: shown, isWhole } = openingOf(nodes, most)
        expect(said(nodes).startsWith(said(shown))).toBe(true)
        if (isWhole) expect(said(shown)).toBe(said(nodes))
        else expect(said(shown).length).toBeLessThan(said(nodes).length)
      }),
    )
  })
})
