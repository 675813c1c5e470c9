import { MEASURE_CODES } from "@/drizzle/measure-vocabulary"
import { isMeasured, isPossible } from "@/lib/fhir/proposed/measured"
import type { Proposal } from "@/lib/fhir/proposed/schema"
import { allAt, at, attribute, textOf, type XmlElement } from "@/lib/narrative/element"
import { capital } from "@/lib/words/capital"
import { isoOf } from "../dates"
import { calledIn, codeOf } from "./codes"
import { spanOf } from "./days"
import type { Statement } from "./statements"
import { stateOf } from "./states"

type Of<Section> = Omit<Extract<Proposal, { section: Section }>, "entry">
type Here = { section: XmlElement; now: Date }

/** The dose that a vaccination proposes: done, of a day as far as it is known. */
export function readDose(statement: Statement, { section, now }: Here): Of<"vaccinations"> | "not_so" | "too_little" {
  const state = stateOf(statement)
  if (!state || statement.subject || state.words.length > 0) return "not_so"
  const product = at(statement.element, "consumable/manufacturedProduct/manufacturedMaterial")
  const named = at(product, "code")
  const vaccine = textOf(at(product, "name")) ?? calledIn(section, named)
  const { from: givenOn } = spanOf(statement.element, now)
  if (!vaccine || !givenOn) return "too_little"
  const lot = textOf(at(product, "lotNumberText"))?.slice(0, 60) ?? null
  const dose = { vaccine: capital(vaccine).slice(0, 200), givenOn, dose: null, lot, givenBy: null }
  return { section: "vaccinations", code: codeOf(named), dose }
}

const [SYSTOLIC, DIASTOLIC] = ["8480-6", "8462-4"]

/** The measures of a section of vital signs: each by itself, and two pressures of one group together. */
export function readTaking(statement: Statement): Of<"measures"> | "not_so" | "too_little" | "no_place" {
  const loinc = attribute(at(statement.element, "code"), "code") ?? ""
  const isPressure = loinc === SYSTOLIC || loinc === DIASTOLIC
  if (!isMeasured(loinc) && !isPressure) return "no_place"
  const state = stateOf(statement)
  if (!state || statement.subject || state.words.length > 0) return "not_so"
  const measuredAt = instantOf(statement)
  const values = isPressure ? pressuresOf(statement) : quantityOf(statement.element)
  if (!measuredAt) return "too_little"
  const taking = { loinc: isPressure ? MEASURE_CODES.blood_pressure : loinc, measuredAt, values }
  if (!isPossible(taking)) return "too_little"
  return { section: "measures", code: codeOf(at(statement.element, "code")), taking }
}

/** Of an instant with its hour: its own, else that of its group. */
function instantOf({ element, around }: Statement): string | null {
  const stamps = [element, ...around.toReversed()].map((one) => isoOf(attribute(at(one, "effectiveTime"), "value")))
  const found = stamps.find((stamp) => stamp !== null) ?? null
  return found?.includes("T") ? found : null
}

/** Both pressures, told by the first of them alone. */
function pressuresOf({ element, around }: Statement) {
  const group = around.at(-1) ?? null
  const members = allAt(group, "component/observation")
  const find = (loinc: string) => members.find((one) => attribute(at(one, "code"), "code") === loinc) ?? null
  const [high, low] = [find(SYSTOLIC), find(DIASTOLIC)]
  return high === element && low ? [...quantityOf(high), ...quantityOf(low)] : []
}

function quantityOf(observation: XmlElement) {
  const value = at(observation, "value")
  const [amount, unit] = [attribute(value, "value"), attribute(value, "unit")]
  if (!amount || !unit || !/^\d+(\.\d+)?$/.test(amount)) return []
  return [{ loinc: attribute(at(observation, "code"), "code") ?? "", value: Number(amount), unit }]
}
