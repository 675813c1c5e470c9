import type { HABITS } from "@/drizzle/line-vocabulary"
import { MEASURE_CODES } from "@/drizzle/measure-vocabulary"
import { headingOf } from "../lines"
import { asText, choiceAt, decimalAt, type Node, nodeAt, nodesAt, textAt } from "../node"
import type { Reading } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { sayValue } from "../values"
import { codeOf } from "./codes"
import { knownDay } from "./days"
import { labelOf, type Read } from "./lines"
import { isMeasured, isPossible } from "./measured"
import { noteOf } from "./note"
import { fitting, type Proposal, type ProposedTaking } from "./schema"
import { stateOf } from "./states"

type Habit = (typeof HABITS)[number]
type Measured = Omit<Extract<Proposal, { section: "measures" }>, "entry">

/** LOINC codes of habits of life, and what each is about. */
export const HABIT_CODES: Record<string, Habit> = { "72166-2": "tobacco", "74013-4": "alcohol" }

/** What an observation proposes: a measure, a habit of life, or nothing where the record has no place for it. */
export function readObservation(resource: Node, reading: Reading): Read | Measured | "no_place" {
  const codes = nodesAt(resource, "code.coding").flatMap((coding) => textAt(coding, "code") ?? [])
  const topic = codes.map((code) => HABIT_CODES[code]).find(Boolean)
  const loinc = codes.find(isMeasured)
  if (!topic && !loinc) return "no_place"
  if (!stateOf(resource, "Observation", reading)) return "not_so"
  return topic ? readHabit(resource, topic, reading) : readTaking(resource, loinc ?? "")
}

function readHabit(resource: Node, topic: Habit, reading: Reading): Read {
  const heading = headingOf(resource, shapeOf("Observation"), reading)?.text
  const value = sayValue(choiceAt(resource, "value"), resource, reading)
  if (!heading || !value) return "too_little"
  const label = labelOf(reading.words.say("pair", { label: heading, value }), [])
  // The day on which it was observed is no beginning.
  const note = noteOf(resource, "Observation", reading, { heading, apart: ["value"] })
  return {
    section: "lifestyle",
    code: codeOf(nodeAt(resource, "code")),
    saysNone: false,
    content: fitting({ label, topic, note }),
  }
}

/** A measure is of an instant; one of a day alone does not say enough, and neither does a number with a sign before it. */
function readTaking(resource: Node, loinc: string): Measured | "too_little" {
  const at = asText(choiceAt(resource, "effective"))
  const parts = loinc === MEASURE_CODES.blood_pressure ? nodesAt(resource, "component") : [resource]
  const values = parts.flatMap((part) => quantityIn(part, loinc))
  if (!at || !knownDay(at) || !at.includes("T")) return "too_little"
  const taking = { loinc, measuredAt: at, values: inOrder(values) }
  if (!isPossible(taking)) return "too_little"
  return { section: "measures", code: codeOf(nodeAt(resource, "code")), taking }
}

/** The upper pressure first, whichever its author wrote first. */
const inOrder = (values: ProposedTaking["values"]) => values.toSorted((one, other) => other.loinc.localeCompare(one.loinc))

function quantityIn(part: Node, loinc: string): ProposedTaking["values"] {
  const quantity = nodeAt(part, "valueQuantity")
  const value = decimalAt(quantity, "value")?.value
  const unit = textAt(quantity, "code")
  if (value === undefined || !Number.isFinite(value) || !unit || quantity?.comparator !== undefined) return []
  const own = nodesAt(part, "code.coding").map((coding) => textAt(coding, "code"))
  return [{ loinc: own.find((code) => code !== null) ?? loinc, value, unit }]
}
