import { type Node, nodesAt, textAt } from "../node"
import type { GivenCode } from "./schema"

/** The first code of a concept that says whose it is; none is guessed, none is translated. */
export function codeOf(concept: Node | null): GivenCode | null {
  for (const coding of nodesAt(concept, "coding")) {
    const [system, code] = [textAt(coding, "system"), textAt(coding, "code")]
    if (system && code) return { system, code }
  }
  return null
}

const ABSENT = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
/** That there is nothing of a section at all (IPS, and SNOMED CT 716186003); "no known food allergy" says less, and is a line. */
const NONE: Record<string, readonly string[]> = {
  [ABSENT]: ["no-known-allergies", "no-known-problems", "no-known-medications", "no-known-procedures", "no-known-devices"],
  "http://snomed.info/sct": ["716186003"],
}

export const saysNone = (concept: Node | null): boolean =>
  nodesAt(concept, "coding").some((coding) => NONE[textAt(coding, "system") ?? ""]?.includes(textAt(coding, "code") ?? ""))

/** That nothing is known of it: which is not that there is nothing. */
export const saysUnknown = (concept: Node | null): boolean =>
  nodesAt(concept, "coding").some((coding) => textAt(coding, "system") === ABSENT) && !saysNone(concept)
