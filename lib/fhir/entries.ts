import { extensionsOf } from "./extensions"
import { filesOf } from "./files"
import { headingOf, linesOf } from "./lines"
import { type Node, nodeAt, nodesAt, textAt } from "./node"
import { saidBy } from "./people"
import { type Reading, resolve } from "./reading"
import { merged, restOf } from "./rest"
import type { FhirEntry, FhirLine, OwnText } from "./schema"
import type { Part, ResourceShape } from "./shapes/fields"
import { hasShape, shapeOf } from "./shapes/shapes"
import { notesOf } from "./values"
import { warningsOf } from "./warnings"

/** Parts in parts are followed so far; a circle ends sooner. */
const DEEPEST = 12
const NO_TEXT: OwnText = { nodes: [], saysMore: false }
const BARE = { lines: [], warnings: [], saidBy: null, narrative: NO_TEXT, more: [], files: [], parts: [] }

/** The entry that a section (or another resource) refers to; one that the document does not hold is said to be missing. */
export function readEntry(reference: Node, from: Node, reading: Reading, around: Node[] = []): FhirEntry[] {
  const { words } = reading
  const resource = resolve(reference, from, reading)
  const display = textAt(reference, "display")
  if (!resource) return [{ ...BARE, heading: display ?? words.say("missing"), notes: [words.say("missing_note")] }]
  const kind = textAt(resource, "resourceType") ?? ""
  if (!around.includes(resource)) return readResource(resource, kind, reading, around)
  const { text } = headingOf(resource, shapeOf(kind), reading) ?? {}
  return [{ ...BARE, heading: text ?? display ?? words.say("an_item"), notes: [words.say("said_above")] }]
}

/** A resource to which no section refers. */
export const readFound = (resource: Node, reading: Reading): FhirEntry[] =>
  readResource(resource, textAt(resource, "resourceType") ?? "", reading, [])

/** One entry, or none once the document has had its measure. */
function readResource(resource: Node, kind: string, reading: Reading, around: Node[]): FhirEntry[] {
  if (!reading.measure.spend()) return []
  const { words } = reading
  const shape = shapeOf(kind)
  const heading = headingOf(resource, shape, reading)
  const { lines: fields, told } = linesOf(resource, shape, heading?.text ?? null, reading)
  const added = extensionsOf(resource, apartFrom(shape), reading)
  const lines = merged([...fields, ...added.first])
  const said = saidBy(resource, reading)
  const parts = partsOf(resource, shape, reading, [...around, resource])
  const warnings = warningsOf(resource, kind, reading)
  const files = filesOf(resource, reading)
  const tellers = [...told, ...said.paths, ...tellingPaths(shape, heading?.path), ...files.map(({ path }) => path)]
  const more = merged([...restOf(resource, tellers, reading), ...added.more])
  const isBare = heading === null && lines.length + parts.length === 0
  const isTextAsked = !hasShape(kind) || isBare || warnings.isUnread || holdsOnlyACode([...lines, ...more], reading)
  const narrative = ownText(resource, isTextAsked, reading)
  const isAllThereIs = isTextAsked && narrative.nodes.length === 0
  return [
    {
      heading: heading?.text ?? words.word("types", kind) ?? words.say("an_item"),
      warnings: warnings.texts,
      lines: isAllThereIs ? merged([...lines, ...more]) : lines,
      notes: notesOf(resource, reading),
      saidBy: said.text,
      narrative,
      more: isAllThereIs ? [] : more,
      files: files.map(({ file }) => file),
      parts,
    },
  ]
}

/** Whether some of it is given by a code alone, for which the author's own text may have words. */
const holdsOnlyACode = (lines: FhirLine[], { words }: Reading): boolean =>
  lines.some(({ value }) => value.includes(words.onlyACode))

const tellingPaths = (shape: ResourceShape, heading: string | undefined): string[] => [
  ...(heading ? [heading] : []),
  ...shape.parts.map(({ path }) => path),
]

/** Parts that are read as entries of their own say what was added to them themselves. */
const apartFrom = (shape: ResourceShape): string[] => shape.parts.flatMap(({ path, shape: own }) => (own ? [path] : []))

/** The resource's own text where it is needed, or where it says that it holds more than the rest. */
function ownText(resource: Node, isAsked: boolean, reading: Reading): OwnText {
  const saysMore = !["generated", "empty"].includes(textAt(resource, "text.status") ?? "")
  return isAsked || saysMore ? reading.narratives.readEntry(resource) : NO_TEXT
}

function partsOf(resource: Node, shape: ResourceShape, reading: Reading, around: Node[]): FhirEntry[] {
  const found = shape.parts.flatMap((part) => nodesAt(resource, part.path).map((node) => ({ part, node })))
  if (around.length <= DEEPEST) return found.flatMap(({ part, node }) => readPart(node, part, resource, reading, around))
  if (found.length === 0) return []
  return [{ ...BARE, heading: reading.words.say("an_item"), notes: [reading.words.say("too_deep")] }]
}

function readPart(node: Node, { shape: kind, of }: Part, resource: Node, reading: Reading, around: Node[]): FhirEntry[] {
  if (!kind) return readEntry(node, resource, reading, around)
  const reference = of ? nodeAt(node, of) : null
  if (!reference || !resolve(reference, resource, reading)) {
    const isCalled = headingOf(node, shapeOf(kind), reading) !== null
    return readResource(node, kind, reading, around).filter((entry) => isCalled || isSaying(entry))
  }
  // What is listed is read whole; what the list says of it stands beside.
  const [listed] = readEntry(reference, resource, reading, around)
  const [line] = readResource(node, kind, reading, around)
  if (!listed || !line) return []
  const warnings = [...line.warnings, ...listed.warnings]
  const [lines, more] = [
    [...line.lines, ...listed.lines],
    [...line.more, ...listed.more],
  ]
  return [{ ...listed, warnings, lines, more, notes: [...line.notes, ...listed.notes], parts: [...line.parts, ...listed.parts] }]
}

/** Whether a part says something of its own; a planned activity given by reference is read from there instead. */
const isSaying = ({ lines, notes, more, files, parts, warnings }: FhirEntry) =>
  [lines, notes, more, files, parts, warnings].some((said) => said.length > 0)
