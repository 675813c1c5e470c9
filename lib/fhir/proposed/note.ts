import { linesOf } from "../lines"
import type { Node } from "../node"
import type { Reading } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { notesOf } from "../values"
import type { Label } from "../words"

/** What a line says in fields of its own, or with its name. */
const SAID_APART: readonly Label[] = ["status", "certainty", "intent", "began", "ended", "dosage", "kind"]

type Around = { heading: string; apart?: readonly Label[]; besides?: readonly string[] }

/** Whatever else the author said of an entry, one sentence each: what the line has no field for is not lost. */
export function noteOf(resource: Node, kind: string, reading: Reading, around: Around): string | null {
  const { heading, apart = [], besides = [] } = around
  const { words } = reading
  const shape = shapeOf(kind)
  const fields = shape.fields.filter(({ label }) => !SAID_APART.includes(label) && !apart.includes(label))
  const { lines } = linesOf(resource, { ...shape, fields }, heading, reading)
  const said = [
    ...besides,
    ...lines.map(({ label, value }) => words.say("pair", { label, value })),
    ...notesOf(resource, reading),
  ]
  return said.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(" ") || null
}

/** When something began or ended, where that is no day. */
export const when = (label: Label, said: string | null, { words }: Reading): string[] =>
  said ? [words.say("pair", { label: words.label(label), value: said })] : []
