import type { LineSection } from "@/drizzle/line-vocabulary"
import { capital } from "@/lib/words/capital"
import { type Node, nodeAt, nodesAt, textAt } from "../node"
import type { Reading } from "../reading"
import { codeOf } from "./codes"
import type { Read } from "./lines"

/** Sections of a patient summary of which it can be said that there is nothing, by their LOINC codes (IPS 2.0). */
const SECTIONS: Record<string, LineSection> = {
  "48765-2": "allergies",
  "11450-4": "conditions",
  "10160-0": "medications",
  "47519-4": "procedures",
  "46264-8": "devices",
}

/** What an empty section proposes where its author says that he asked and that there is nothing; "no information" proposes nothing. */
export function readNothing(section: Node, { words }: Reading): Read | null {
  const reason = nodeAt(section, "emptyReason")
  const codes = nodesAt(section, "code.coding").map((coding) => SECTIONS[textAt(coding, "code") ?? ""])
  const about = codes.find((one) => one !== undefined)
  const isKnown = nodesAt(reason, "coding").some((coding) => textAt(coding, "code") === "nilknown")
  if (!reason || !about || !isKnown || nodesAt(section, "entry").length > 0) return null
  const label = capital(words.concept(reason) ?? words.say("nothing_said"))
  return { section: about, code: codeOf(reason), saysNone: true, content: { label } }
}
