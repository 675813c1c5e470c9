import type { ResourceShape } from "./fields"
import { type Node, nodesAt, textAt } from "./node"
import { type Reading, saidBy } from "./people"
import type { FhirEntry, FhirLine } from "./schema"
import { ANY_RESOURCE, SHAPES } from "./shapes"
import { fieldValues, resolve, sayField, sayValue } from "./values"

const DEEPEST = 3
const NO_TEXT = { nodes: [], saysMore: false }

/** The entry that a section (or another resource) refers to; one that the document does not hold is said to be missing. */
export function readEntry(reference: Node, from: Node, reading: Reading, depth = 0): FhirEntry {
  const resource = resolve(reference, from, reading)
  if (resource) return readResource(resource, textAt(resource, "resourceType") ?? "", reading, depth)
  const heading = textAt(reference, "display") ?? reading.words.say("missing")
  return { heading, lines: [], notes: [reading.words.say("missing_note")], saidBy: null, narrative: NO_TEXT, parts: [] }
}

function readResource(resource: Node, kind: string, reading: Reading, depth: number): FhirEntry {
  const shape = SHAPES[kind] ?? ANY_RESOURCE
  const found = headingOf(resource, shape, reading)
  const lines = linesOf(resource, shape, found, reading)
  const parts = depth < DEEPEST ? partsOf(resource, shape, reading, depth + 1) : []
  const notes = nodesAt(resource, "note").flatMap((note) => textAt(note, "text") ?? [])
  const isBare = found === null && lines.length === 0 && parts.length === 0
  const heading = found ?? reading.words.word("types", kind) ?? reading.words.say("an_item")
  return {
    heading,
    lines,
    notes,
    saidBy: saidBy(resource, reading),
    narrative: isBare ? reading.narratives.readEntry(resource) : NO_TEXT,
    parts,
  }
}

function headingOf(resource: Node, shape: ResourceShape, reading: Reading): string | null {
  for (const path of shape.heading) {
    const said = sayField(resource, { label: "title", path }, reading)
    if (said) return said
  }
  return null
}

/** The lines that say something; two fields of one label are one line, and what the heading says is not said again. */
function linesOf(resource: Node, shape: ResourceShape, heading: string | null, reading: Reading): FhirLine[] {
  const lines = new Map<string, string>()
  for (const field of shape.fields) {
    const value = sayField(resource, field, reading)
    if (!value || value === heading) continue
    const label = reading.words.label(field.label)
    const known = lines.get(label)
    if (known !== value) lines.set(label, known ? `${known}, ${value}` : value)
  }
  return [...lines].map(([label, value]) => ({ label, value }))
}

function partsOf(resource: Node, shape: ResourceShape, reading: Reading, depth: number): FhirEntry[] {
  return shape.parts.flatMap(({ path, shape: kind }) =>
    nodesAt(resource, path).flatMap((part) => {
      if (!kind) return [readEntry(part, resource, reading, depth)]
      return isSaying(part, kind, reading) ? [readResource(part, kind, reading, depth)] : []
    }),
  )
}

/** A part that only points elsewhere (a planned activity given by reference) is read from there instead. */
const isSaying = (part: Node, kind: string, reading: Reading): boolean =>
  [...(SHAPES[kind]?.heading ?? []), ...(SHAPES[kind]?.fields ?? []).map((field) => field.path)].some((path) =>
    fieldValues(part, path, reading).some((value) => sayValue(value, part, reading) !== null),
  )
