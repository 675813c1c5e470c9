import fc from "fast-check"

/** An element of a narrative block; a text stands as `null`, and gets a word of its own when the tree is written. */
export type Element = { name: string; attributes: Record<string, string>; inside: (Element | null)[] }

const WORDS = ["content", "linkHtml", "sub", "sup", "br", "footnote", "footnoteRef", "renderMultiMedia"]
const BLOCKS = ["paragraph", "list", "table"]
const ALL = [...WORDS, ...BLOCKS]

/** What may stand in what, by the schema of the narrative block (CDA R2, NarrativeBlock.xsd); a caption comes first. */
const MODEL: Record<string, { inside: string[]; isMixed?: boolean; hasCaption?: boolean; least?: number }> = {
  text: { inside: ALL, isMixed: true },
  content: { inside: WORDS, isMixed: true },
  linkHtml: { inside: ["footnote", "footnoteRef"], isMixed: true },
  sub: { inside: [], isMixed: true },
  sup: { inside: [], isMixed: true },
  br: { inside: [] },
  footnote: { inside: ["content", "linkHtml", "sub", "sup", "br", "renderMultiMedia", ...BLOCKS], isMixed: true },
  footnoteRef: { inside: [] },
  renderMultiMedia: { inside: [], hasCaption: true },
  caption: { inside: ["linkHtml", "sub", "sup", "footnote", "footnoteRef"], isMixed: true },
  paragraph: { inside: WORDS, isMixed: true, hasCaption: true },
  list: { inside: ["item"], hasCaption: true, least: 1 },
  item: { inside: ALL, isMixed: true, hasCaption: true },
  thead: { inside: ["tr"], least: 1 },
  tfoot: { inside: ["tr"], least: 1 },
  tbody: { inside: ["tr"], least: 1 },
  tr: { inside: ["th", "td"], least: 1 },
  th: { inside: WORDS, isMixed: true },
  td: { inside: ALL, isMixed: true },
}

/** Every element that a narrative block knows. */
export const NARRATIVE_ELEMENTS = [...Object.keys(MODEL), "table", "colgroup", "col"]

const PLACES = ["P1", "P2", "P3", "P4"]
const NOTES = ["N1", "N2", "N3"]
/** A picture, a PDF, one that the document does not hold, and two together. */
const MEDIA = ["IMAGE", "PDF", "ABSENTE", "IMAGE PDF"]

const oneOf = (values: string[]) => fc.constantFrom(...values)
const maybe = (values: string[]) => fc.option(oneOf(values), { nil: undefined })

/** The attributes that change what a page does with an element. */
const ATTRIBUTES: Record<string, Record<string, fc.Arbitrary<string | undefined>>> = {
  content: {
    styleCode: maybe(["Bold", "Italics", "BoldItalics", "Underline", "xFallback"]),
    revised: maybe(["insert", "delete"]),
  },
  linkHtml: {
    href: oneOf([...PLACES.map((id) => `#${id}`), "#nowhere", "#N1", "https://example.org/x", "mailto:a@example.org"]),
  },
  footnote: { ID: maybe(NOTES) },
  footnoteRef: { IDREF: oneOf([...NOTES, "N9"]) },
  renderMultiMedia: { referencedObject: oneOf(MEDIA) },
  list: { listType: maybe(["ordered", "unordered"]), styleCode: maybe(["LittleRoman", "BigAlpha", "Disc"]) },
  td: { colspan: maybe(["1", "2"]), rowspan: maybe(["1", "2"]) },
  th: { colspan: maybe(["1", "2"]) },
  table: { border: maybe(["1"]) },
}
const HAVE_NO_PLACE = new Set(["br", "footnote", "footnoteRef", "text"])

function attributesOf(name: string): fc.Arbitrary<Record<string, string>> {
  const values: Record<string, fc.Arbitrary<string | undefined>> = { ...ATTRIBUTES[name] }
  if (!HAVE_NO_PLACE.has(name)) values.ID = fc.option(oneOf(PLACES), { nil: undefined, freq: 8 })
  return fc
    .record(values)
    .map((made) => Object.fromEntries(Object.entries(made).filter((pair): pair is [string, string] => pair[1] !== undefined)))
}

type Trees = Record<string, Element>

type Tie = (name: string) => fc.Arbitrary<unknown>
const tied = (tie: Tie, name: string) => tie(name) as fc.Arbitrary<Element>

function elementOf(name: string, tie: Tie): fc.Arbitrary<Element> {
  const { inside: names = [], isMixed = false, hasCaption = false, least = 0 } = MODEL[name] ?? {}
  const kinds: fc.Arbitrary<Element | null>[] = names.map((inner) => tied(tie, inner))
  if (isMixed) kinds.unshift(fc.constant(null))
  const depth = { maxDepth: 9, depthIdentifier: "narrative" }
  const inside =
    kinds.length === 0
      ? fc.constant<(Element | null)[]>([])
      : fc.array(fc.oneof(depth, ...kinds), { minLength: least, maxLength: 3, depthIdentifier: "narrative" })
  const caption = hasCaption ? fc.option(tied(tie, "caption"), { nil: undefined }) : fc.constant(undefined)
  return fc
    .record({ attributes: attributesOf(name), caption, inside })
    .map(({ attributes, caption: said, inside: rest }) => ({ name, attributes, inside: said ? [said, ...rest] : rest }))
}

/** A table has parts in an order of its own: its foot is written before its body. */
function tableOf(tie: Tie): fc.Arbitrary<Element> {
  const option = (name: string) => fc.option(tied(tie, name), { nil: undefined })
  const bodies = fc.oneof(
    fc.array(tied(tie, "tbody"), { minLength: 1, maxLength: 2 }),
    fc.array(tied(tie, "tr"), { minLength: 1, maxLength: 2 }),
  )
  const columns = fc.option(fc.constant<Element>({ name: "colgroup", attributes: {}, inside: [COLUMN, COLUMN] }), {
    nil: undefined,
  })
  return fc
    .record({
      attributes: attributesOf("table"),
      caption: option("caption"),
      columns,
      head: option("thead"),
      foot: option("tfoot"),
      bodies,
    })
    .map(({ attributes, caption, columns: cols, head, foot, bodies: body }) => ({
      name: "table",
      attributes,
      inside: [caption, cols, head, foot, ...body].filter((part) => part !== undefined),
    }))
}

const COLUMN: Element = { name: "col", attributes: {}, inside: [] }

/** A section's text, its elements nested at random as the schema allows. */
export const narrativeBlock: fc.Arbitrary<Element> = fc.letrec<Trees>((tie) => ({
  ...Object.fromEntries(Object.keys(MODEL).map((name) => [name, elementOf(name, tie)])),
  table: tableOf(tie),
})).text as fc.Arbitrary<Element>

/** The block as XML, and the same tree with its words in it, to be read by who knows what a page must say. */
export type Written = { xml: string; tree: Spelt }
export type Spelt = { name: string; attributes: Record<string, string>; inside: (Spelt | string)[] }

/** Writes blocks one after the other; `word` gives each text a word that stands nowhere else. */
export function writer(): (block: Element) => Written {
  let count = 0
  const spell = ({ name, attributes, inside }: Element): Spelt => ({
    name,
    attributes,
    inside: inside.map((child) => (child === null ? `mot${count++}fin ` : spell(child))),
  })
  return (block) => {
    const tree = spell(block)
    return { tree, xml: tree.inside.map(xmlOf).join("") }
  }
}

function xmlOf(node: Spelt | string): string {
  if (typeof node === "string") return node
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<${node.name}${attributes.join("")}>${node.inside.map(xmlOf).join("")}</${node.name}>`
}
