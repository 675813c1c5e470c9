import { MEASURE_KINDS, MEASURES, type MeasureKind, SHOWN_CODES } from "@/drizzle/measure-vocabulary"
import { decimalAt, type Node, nodeAt, nodesAt, textAt } from "@/lib/fhir/node"
import { type Amount, readAmount } from "../amount/rules"
import { type Moment, readMoment } from "../moment/rules"
import {
  fault,
  found,
  type ImportLine,
  type ImportNote,
  ImportRefusedError,
  MOST_LINES,
  type Outcome,
  type ReadFile,
} from "../rules"

const LOINC = "http://loinc.org"
const UCUM = "http://unitsofmeasure.org"
const SYSTOLIC = "8480-6"
const DIASTOLIC = "8462-4"
/** An oxygen saturation that a meter on the finger took: FHIR's profile of vital signs names it beside the general code. */
const ALSO: Record<string, MeasureKind> = { "59408-5": "oxygen_saturation" }
/** No measure is so great, and none is told to more digits after the comma. */
const BEYOND = 1_000_000
const DIGITS = 6
/** What stands for good (FHIR R4, ObservationStatus). */
const FINAL = ["final", "amended", "corrected"]
const VOIDED = ["entered-in-error", "cancelled"]
const BUNDLES = ["collection", "searchset", "document", "transaction", "batch", "history"]

/** The resources of a bundle, whichever kind of bundle it is; one observation by itself is one. */
export function resourcesIn(json: Node | null): Node[] {
  if (json?.resourceType === "Observation") return [json]
  if (json?.resourceType !== "Bundle" || !BUNDLES.includes(textAt(json, "type") ?? "")) throw new ImportRefusedError("not_fhir")
  return nodesAt(json, "entry.resource")
}

/**
 * Reads the observations of a bundle: measures of our kinds by their LOINC code, in the unit that UCUM's code says. A line is said by
 * its place among the observations.
 * @throws ImportRefusedError for a bundle without any, or with more than are taken
 */
export function readObservations(resources: readonly Node[], now: Date): ReadFile {
  const observations = resources.filter(({ resourceType }) => resourceType === "Observation")
  if (observations.length === 0) throw new ImportRefusedError("no_observations")
  if (observations.length > MOST_LINES) throw new ImportRefusedError("too_many_lines")
  const read: ReadFile = { format: "fhir", lines: [], faults: [], unknownColumns: [] }
  for (const [index, observation] of observations.entries()) {
    const measured = readObservation(observation, now)
    if (measured.ok) read.lines.push({ line: index + 1, ...measured.value })
    else read.faults.push({ line: index + 1, code: measured.code, written: measured.written })
  }
  return read
}

function readObservation(observation: Node, now: Date): Outcome<Omit<ImportLine, "line">> {
  const status = textAt(observation, "status") ?? ""
  if (VOIDED.includes(status)) return fault("entered_in_error", nameOf(observation))
  if (!FINAL.includes(status)) return fault("not_final", nameOf(observation))
  const kind = kindOf(observation)
  if (!kind) return fault(codesOf(observation).includes(SHOWN_CODES.bmi) ? "derived" : "kind_unknown", nameOf(observation))
  const moment = momentOf(observation, now)
  if (!moment.ok) return moment
  const amount = amountOf(kind, observation)
  return amount.ok ? found({ ...amount.value, ...timed(moment.value, kind) }) : amount
}

/** What it is called, for whoever looks for it in the file: its author's words, else its code. */
const nameOf = (observation: Node) =>
  textAt(observation, "code.text") ?? textAt(observation, "code.coding.display") ?? textAt(observation, "code.coding.code") ?? ""

const codesOf = (node: Node) =>
  nodesAt(node, "code.coding").flatMap((coding) => (textAt(coding, "system") === LOINC ? [textAt(coding, "code") ?? ""] : []))

function kindOf(observation: Node): MeasureKind | null {
  const codes = codesOf(observation)
  const kind = MEASURE_KINDS.find((one) => codes.includes(MEASURES[one].code))
  return kind ?? codes.flatMap((code) => ALSO[code] ?? [])[0] ?? null
}

type Timed = Moment & { isOfAPeriod: boolean }

/** An instant, a day, or the beginning of a period, as steps and sleep are told. */
function momentOf(observation: Node, now: Date): Outcome<Timed> {
  const start = textAt(observation, "effectivePeriod.start")
  const said = textAt(observation, "effectiveDateTime") ?? textAt(observation, "effectiveInstant") ?? start
  const moment = readMoment(said ?? "", now)
  return moment.ok ? found({ ...moment.value, isOfAPeriod: said === start }) : moment
}

function timed({ at, isDayOnly, isOfAPeriod }: Timed, kind: MeasureKind): Pick<ImportLine, "measuredAt" | "notes"> {
  const notes: [boolean, ImportNote][] = [
    [isDayOnly, "no_time"],
    [isOfAPeriod, "from_a_period"],
    [kind === "glucose", "no_meal_moment"],
  ]
  return { measuredAt: at, notes: notes.flatMap(([holds, note]) => (holds ? [note] : [])) }
}

function amountOf(kind: MeasureKind, observation: Node): Outcome<Amount> {
  if (kind !== "blood_pressure") return quantityIn(kind, nodeAt(observation, "valueQuantity"))
  const parts = [SYSTOLIC, DIASTOLIC].map((code) => {
    const component = nodesAt(observation, "component").find((one) => codesOf(one).includes(code))
    return nodeAt(component ?? null, "valueQuantity")
  })
  const [higher, lower] = parts.map(writtenIn)
  if (!higher || !lower) return fault("no_value", nameOf(observation))
  if (!higher.ok) return higher
  if (!lower.ok) return lower
  if (higher.value.unit !== lower.value.unit) return fault("unit_unknown", lower.value.unit)
  return readAmount(kind, `${higher.value.number}/${lower.value.number}`, higher.value.unit, {})
}

function quantityIn(kind: MeasureKind, quantity: Node | null): Outcome<Amount> {
  const written = writtenIn(quantity)
  if (!written) return fault("no_value")
  if (!written.ok) return written
  const { number, unit } = written.value
  return readAmount(kind, number, unit, kind === "glucose" ? { mealMoment: "other" } : {})
}

/** The number and UCUM's code of its unit; null where no number is given. */
function writtenIn(quantity: Node | null): Outcome<{ number: string; unit: string }> | null {
  const given = decimalAt(quantity, "value")
  if (!given) return null
  if (Math.abs(given.value) >= BEYOND) return fault("value_impossible", String(given.value))
  const number = String(Number(given.value.toFixed(DIGITS)))
  if (textAt(quantity, "comparator")) return fault("no_exact_value", `${textAt(quantity, "comparator")} ${number}`)
  const unit = textAt(quantity, "code")
  if (!unit) return fault("unit_missing", number)
  return textAt(quantity, "system") === UCUM ? found({ number, unit }) : fault("unit_unknown", unit)
}
