import { sayCodedDosages, sayDosages } from "./dosage"
import { asNode, asText, choiceKey, type Node, nodeAt, nodesAt, textAt, valuesAt } from "./node"
import { type Reading, resolve } from "./reading"
import type { FhirLine } from "./schema"
import type { Field, ResourceShape } from "./shapes/fields"
import { isOneValue, sayValue } from "./values"

/** The values of a path in a resource; `a.b[x]` ends in a choice of types, and a reference on the way is followed. */
function fieldValues(resource: Node, path: string, reading: Reading): unknown[] {
  const [head = "", ...rest] = path.split(".")
  if (rest.length > 0 && head.endsWith("Reference")) {
    const target = resolve(nodeAt(resource, head), resource, reading)
    return target ? fieldValues(target, rest.join("."), reading) : []
  }
  if (!path.endsWith("[x]")) return valuesAt(resource, path)
  const steps = path.slice(0, -3).split(".")
  const name = steps.pop() ?? ""
  const holders = steps.length > 0 ? nodesAt(resource, steps.join(".")) : [resource]
  return holders.flatMap((holder) => valuesAt(holder, choiceKey(holder, name) ?? ""))
}

/** What a field says, and whether that is the whole of it. */
type Saying = { text: string | null; isWhole: boolean }

/** A line's value in words, each thing said once. */
function sayField(resource: Node, { path, manner, of }: Field, reading: Reading): Saying {
  const all = fieldValues(resource, path, reading)
  const values = of ? all.filter((value) => of(asNode(value))) : all
  const nodes = values.map(asNode).filter((value) => value !== null)
  if (manner === "dosage") return { text: sayDosages(nodes, reading.words), isWhole: true }
  if (manner === "coded_dosage") return { text: sayCodedDosages(nodes, reading.words), isWhole: true }
  const kind = textAt(resource, "resourceType")
  const said = values.map((value) =>
    manner === "code" ? sayCode(asText(value), kind, reading) : sayValue(value, resource, reading),
  )
  const whole = said.filter((value) => value !== null)
  return { text: asText([...new Set(whole)].join(", ")), isWhole: whole.length === said.length && values.every(isOneValue) }
}

/** A bare code word; some are said otherwise of some things: a vaccination that is "completed" is done. */
const sayCode = (code: string | null, kind: string | null, { words }: Reading): string | null =>
  words.word("codes", `${kind}_${code}`) ?? words.word("codes", code)

/** What the thing is called, and the element that told it; a code without words is no name. */
export function headingOf(resource: Node, shape: ResourceShape, reading: Reading): { text: string; path: string } | null {
  for (const path of shape.heading) {
    const { text } = sayField(resource, { label: "title", path, manner: "value" }, reading)
    if (text && text !== reading.words.onlyACode) return { text, path }
  }
  return null
}

/** The lines that say something; two fields of one label are one line, and what the heading says is not said again. */
export function linesOf(resource: Node, shape: ResourceShape, heading: string | null, reading: Reading) {
  const lines = new Map<string, string>()
  const told: string[] = []
  for (const field of shape.fields) {
    const { text, isWhole } = sayField(resource, field, reading)
    if (text && isWhole) told.push(field.path)
    if (!text || text === heading) continue
    const label = reading.words.label(field.label)
    const known = lines.get(label)
    if (known !== text) lines.set(label, known ? `${known}, ${text}` : text)
  }
  const found: FhirLine[] = [...lines].map(([label, value]) => ({ label, value }))
  return { lines: found, told }
}
