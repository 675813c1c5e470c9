import { restrictionsOf } from "./labels"
import { DO_NOT_PERFORM, unknownModifiers } from "./modifiers"
import { asText, type Node, nodeAt, nodesAt, textAt, valuesAt } from "./node"
import type { Reading } from "./reading"
import { aboutAnother } from "./subject"
import { sayValue } from "./values"
import type { Sentence } from "./words"

/** What turns the sense of an entry round, in words; `isUnread` when some of it could not be put into words. */
export type Warnings = { texts: string[]; isUnread: boolean }

const TO_GIVE = new Set(["MedicationRequest", "NutritionOrder"])
/** Statuses that say the contrary of the entry (FHIR R4: each is a modifier). */
const NEGATIONS: Record<string, Sentence> = {
  "entered-in-error": "entered_in_error",
  refuted: "refuted",
  "not-done": "not_done",
  "not-taken": "not_taken",
}
export const STATUSES = [
  "status",
  "docStatus",
  "lifecycleStatus",
  "participantStatus",
  "intent",
  "mode",
  "actuality",
  "provision.type",
]
const CONCEPTS = ["verificationStatus", "clinicalStatus"]
/** Answers by yes or no that turn the sense round, each with the answer that does. */
const SWITCHES: [key: string, when: boolean, sentence: Sentence][] = [
  ["isSubpotent", true, "too_weak"],
  ["deleted", true, "removed"],
  ["exclude", true, "excluded"],
  ["inactive", true, "not_in_use"],
  ["active", false, "not_in_use"],
]

/** Reads every modifier of a resource or of a part of one (FHIR R4 §2.1.0.11: what changes the sense must be understood or said). */
export function warningsOf(resource: Node, kind: string, reading: Reading): Warnings {
  const parts = [resource, ...nodesAt(resource, "detail")]
  const unknown = unknownModifiers(resource, reading)
  const silent = parts.some((part) => holdsSilentStatus(part, kind, reading))
  const about = aboutAnother(resource, reading)
  const texts = [
    ...parts.flatMap((part) => negationsOf(part, kind, reading)),
    ...unknown,
    ...(silent ? [reading.words.say("unknown_status")] : []),
    ...(about ? [about] : []),
    ...restrictionsOf(resource, reading.words),
  ]
  return { texts: [...new Set(texts)], isUnread: unknown.length > 0 || silent }
}

function negationsOf(part: Node, kind: string, reading: Reading): string[] {
  const { words } = reading
  const codes = [...STATUSES.map((key) => textAt(part, key)), ...CONCEPTS.flatMap((key) => valuesAt(part, `${key}.coding.code`))]
  const negations = codes.flatMap((status) => NEGATIONS[asText(status) ?? ""] ?? [])
  const reason = sayReason(part, reading)
  return [
    ...(isNotToBeDone(part) ? [words.say(TO_GIVE.has(kind) ? "not_to_give" : "not_to_do")] : []),
    ...negations.map((sentence) => {
      const what = words.say(sentence)
      return reason && sentence.startsWith("not_") ? words.say("with_reason", { what, reason }) : what
    }),
    ...SWITCHES.flatMap(([key, when, sentence]) => (part[key] === when ? [words.say(sentence)] : [])),
    ...(part.actuality === "potential" ? [words.say("only_potential")] : []),
  ]
}

const isNotToBeDone = (part: Node): boolean =>
  part.doNotPerform === true ||
  [...nodesAt(part, "modifierExtension"), ...nodesAt(part, "extension")].some(
    ({ url, valueBoolean }) => url === DO_NOT_PERFORM && valueBoolean === true,
  )

function sayReason(part: Node, reading: Reading): string | null {
  const reasons = [...nodesAt(part, "statusReason"), ...nodesAt(part, "statusReasonCodeableConcept")]
  const said = reasons.flatMap((reason) => sayValue(reason, part, reading) ?? [])
  return said.length > 0 ? said.join(", ") : null
}

/** A status that we have no word for may say the contrary of everything else. */
function holdsSilentStatus(part: Node, kind: string, { words }: Reading): boolean {
  const isSilent = (status: string | null) =>
    status !== null && !(words.word("codes", `${kind}_${status}`) ?? words.word("codes", status))
  const concepts = CONCEPTS.map((key) => nodeAt(part, key)).filter((concept) => concept !== null)
  return STATUSES.some((path) => isSilent(textAt(part, path))) || concepts.some((concept) => isOnlyACode(concept, words))
}

const isOnlyACode = (concept: Node, words: Reading["words"]): boolean => [words.onlyACode, null].includes(words.concept(concept))
