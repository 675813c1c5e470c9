import { allAt, at, attribute, type XmlElement } from "@/lib/narrative/element"
import { wordsOf } from "../codes"
import { say } from "../words"
import type { Statement } from "./statements"

/** ActMood: what is wanted, promised or planned is no fact yet, and is said so. */
const PLANNED = ["INT", "RQO", "PRMS", "PRP", "ARQ", "APT"]
/** ActStatus: in the others a statement is not so, or nobody knows. */
const STANDING = ["active", "completed", "normal"]
const STOPPED = { aborted: true, suspended: true }

/** SNOMED CT, of the state of a problem: active, inactive, resolved. */
const ACTIVE = "55561003"
const OVER = ["73425007", "413322009"]
/** LOINC: that an observation says the state of a problem or of an allergy (IHE PCC). */
const STATE_OF = ["33999-4", "11323-3"]

/** Null where it is not so; else whether its author says that it is over, and the words to say with it. */
export type State = { isOver: boolean; isPlanned: boolean; words: string[] } | null

/** Every state of a statement and of what holds it: what turns the sense round, or cannot be read, proposes nothing. */
export function stateOf({ element, around }: Pick<Statement, "element" | "around">): State {
  const all = [element, ...around]
  if (!all.every(isSo)) return null
  const mood = attribute(element, "moodCode") ?? "EVN"
  const isPlanned = PLANNED.includes(mood)
  if (mood !== "EVN" && !isPlanned) return null
  const stopped = all.flatMap((one) => stoppedOf(one) ?? [])
  const told = saidState(element)
  // A concern that is completed is one no more; an observation that is completed was made.
  const isClosed = around.some((one) => one.name === "act" && statusOf(one) === "completed")
  return {
    isOver: isClosed || stopped.includes("aborted") || OVER.includes(told?.code ?? ""),
    isPlanned,
    words: [...stopped.map((word) => say("fr", word)), ...(isPlanned ? [say("fr", "planned")] : []), ...(told?.words ?? [])],
  }
}

const statusOf = (statement: XmlElement): string | null => attribute(at(statement, "statusCode"), "code")

function isSo(statement: XmlElement): boolean {
  const status = statusOf(statement)
  const isStanding = status === null || STANDING.includes(status) || Object.hasOwn(STOPPED, status)
  const isSure = at(statement, "uncertaintyCode") === null
  return isStanding && isSure && attribute(statement, "negationInd") !== "true"
}

function stoppedOf(statement: XmlElement): keyof typeof STOPPED | null {
  const status = statusOf(statement)
  return status === "aborted" || status === "suspended" ? status : null
}

/** The state that an observation inside says, where it is not that the thing is there. */
function saidState(statement: XmlElement): { code: string | null; words: string[] } | null {
  const inside = allAt(statement, "entryRelationship/observation")
  const own = inside.find((one) => STATE_OF.includes(attribute(at(one, "code"), "code") ?? ""))
  const value = at(own ?? null, "value")
  const code = attribute(value, "code")
  if (!value || code === ACTIVE) return null
  const words = wordsOf(value)
  return { code, words: words ? [words.toLowerCase()] : [] }
}
