import { HABITS } from "@/drizzle/line-vocabulary"
import {
  ARM_CODES,
  ARMS,
  HEIGHT_POSITIONS,
  MEAL_MOMENT_CODES,
  MEAL_MOMENTS,
  MEASURE_CODES,
  POSITION_CODES,
  POSITIONS,
  type Position,
} from "@/drizzle/measure-vocabulary"
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
import { AWAITS_YES, BODY_POSITION, HABIT_SYSTEM, MEAL_MOMENT } from "./own"
import { fitting, type Proposal, type ProposedTaking } from "./schema"
import { stateOf } from "./states"

type Habit = (typeof HABITS)[number]
type Measured = Omit<Extract<Proposal, { section: "measures" }>, "entry">

/** LOINC codes of habits of life, and what each is about. */
export const HABIT_CODES: Record<string, Habit> = { "72166-2": "tobacco", "74013-4": "alcohol" }

/** What an observation proposes: a measure, a habit of life, or nothing where the record has no place for it. */
export function readObservation(resource: Node, reading: Reading): Read | Measured | "no_place" {
  const codes = nodesAt(resource, "code.coding").flatMap((coding) => textAt(coding, "code") ?? [])
  const topic = ownTopicOf(resource) ?? codes.map((code) => HABIT_CODES[code]).find(Boolean)
  const loinc = codes.find(isMeasured)
  if (!topic && !loinc) return "no_place"
  if (!stateOf(awaitsYes(resource) ? { ...resource, status: "final" } : resource, "Observation", reading)) return "not_so"
  return topic ? readHabit(resource, topic, reading) : readTaking(resource, loinc ?? "")
}

/** Of what a habit is, as a Relais says it. */
function ownTopicOf(resource: Node): Habit | undefined {
  const coding = nodesAt(resource, "category.coding").find((one) => textAt(one, "system") === HABIT_SYSTEM)
  return HABITS.find((word) => word === textAt(coding ?? null, "code"))
}

/** What only waited for somebody's yes where it comes from: whoever takes it says yes. */
const awaitsYes = (resource: Node): boolean =>
  textAt(resource, "status") === "preliminary" &&
  nodesAt(resource, "meta.tag").some(
    (tag) => textAt(tag, "system") === AWAITS_YES.system && textAt(tag, "code") === AWAITS_YES.code,
  )

/** A Relais says of what it is beside the code, and which code somebody gave. */
function habitCodeOf(resource: Node) {
  if (!ownTopicOf(resource)) return codeOf(nodeAt(resource, "code"))
  return codeOf({ coding: nodesAt(resource, "code.coding").filter((coding) => coding.userSelected === true) })
}

function readHabit(resource: Node, topic: Habit, reading: Reading): Read {
  const heading = headingOf(resource, shapeOf("Observation"), reading)?.text
  const value = sayValue(choiceAt(resource, "value"), resource, reading)
  if (!heading || !value) return "too_little"
  const label = labelOf(ownTopicOf(resource) ? value : reading.words.say("pair", { label: heading, value }), [])
  // The day on which it was observed is no beginning.
  const note = noteOf(resource, "Observation", reading, { heading, apart: ["value"] })
  return {
    section: "lifestyle",
    code: habitCodeOf(resource),
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
  const taking = { loinc, measuredAt: at, values: inOrder(values), ...howTaken(resource, loinc) }
  if (!isPossible(taking)) return "too_little"
  return { section: "measures", code: codeOf(nodeAt(resource, "code")), taking }
}

type How = Pick<ProposedTaking, "mealMoment" | "arm" | "position">

/** When by the meal (ANS, "Mesures de santé"), on which arm and in which position, of what the record keeps it, where its author codes it. */
function howTaken(resource: Node, loinc: string): How {
  const extended = (url: string) =>
    nodesAt(resource, "extension")
      .filter((one) => textAt(one, "url") === url)
      .flatMap((one) => codesAt(one, "valueCodeableConcept.coding"))
  const positions: readonly Position[] = POSITIONS_OF[loinc] ?? []
  const isPressure = loinc === MEASURE_CODES.blood_pressure
  const mealMoment = loinc === MEASURE_CODES.glucose && wordOf(MEAL_MOMENTS, MEAL_MOMENT_CODES, extended(MEAL_MOMENT))
  const arm = isPressure && wordOf(ARMS, ARM_CODES, codesAt(resource, "bodySite.coding"))
  const position = wordOf(positions, POSITION_CODES, extended(BODY_POSITION))
  return { ...(mealMoment && { mealMoment }), ...(arm && { arm }), ...(position && { position }) }
}

const POSITIONS_OF: Record<string, readonly Position[]> = {
  [MEASURE_CODES.blood_pressure]: POSITIONS,
  [MEASURE_CODES.height]: HEIGHT_POSITIONS,
}

const codesAt = (node: Node, path: string) => nodesAt(node, path).map((coding) => textAt(coding, "code"))

/** The word of the vocabulary that one of these codes stands for. */
const wordOf = <Word extends string>(words: readonly Word[], codes: Record<Word, string>, said: readonly (string | null)[]) =>
  words.find((word) => said.includes(codes[word]))

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
