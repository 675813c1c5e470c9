import { asText, type Node, textAt, valuesAt } from "../node"
import type { Reading } from "../reading"
import { warningsOf } from "../warnings"

/** States that say nothing besides what the entry says. */
const ORDERS = ["order", "original-order", "reflex-order", "filler-order", "instance-order"]
const PLAIN: Record<string, readonly string[]> = {
  Condition: ["active", "confirmed"],
  AllergyIntolerance: ["active", "confirmed"],
  MedicationStatement: ["active"],
  MedicationRequest: ["active", ...ORDERS],
  Procedure: ["completed"],
  DeviceUseStatement: ["active"],
  FamilyMemberHistory: ["completed", "partial"],
  Immunization: ["completed"],
  Appointment: ["booked"],
  Encounter: ["planned"],
  Observation: ["final", "amended", "corrected"],
}

/** States in which what is coded is not, or not yet, a fact. */
const NOT_SO = ["cancelled", "draft", "registered", "preliminary"]
/** Kinds that are one fact of one day: whatever state is not plain makes it none. */
const FACTS = ["Immunization", "Observation", "Appointment", "Encounter"]
const OVER = ["resolved", "inactive", "stopped", "completed", "abandoned"]

/** What its author says of the state of an entry: null where it is not so; else whether it is over, and the words to say with it. */
export type State = { isOver: boolean; words: string[] } | null

/** Every state of an entry with every modifier (FHIR R4 §2.1.0.11): what turns the sense round, or cannot be read, proposes nothing. */
export function stateOf(resource: Node, kind: string, reading: Reading): State {
  if (warningsOf(resource, kind, reading).texts.length > 0) return null
  const codes = [
    textAt(resource, "status"),
    textAt(resource, "intent"),
    ...["clinicalStatus", "verificationStatus"].flatMap((key) => valuesAt(resource, `${key}.coding.code`)),
  ].flatMap((code) => asText(code) ?? [])
  const told = [...new Set(codes)].filter((code) => !PLAIN[kind]?.includes(code))
  if (told.some((code) => NOT_SO.includes(code)) || (FACTS.includes(kind) && told.length > 0)) return null
  return { isOver: told.some((code) => OVER.includes(code)), words: told.map((code) => sayState(code, kind, reading)) }
}

function sayState(code: string, kind: string, { words }: Reading): string {
  const word = words.word("codes", `${kind}_${code}`) ?? words.word("codes", code) ?? words.say("unknown_status")
  return code === "unknown" ? words.say("pair", { label: words.label("status"), value: word }).toLowerCase() : word
}
