import { capital } from "@/lib/words/capital"
import { headingOf } from "../lines"
import { choiceAt, decimalAt, type Node, nodeAt, nodesAt, textAt } from "../node"
import { whoIs } from "../people"
import { sayNumber } from "../quantities"
import type { Reading } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { codeOf } from "./codes"
import { spanAt } from "./days"
import type { Proposal } from "./schema"
import { stateOf } from "./states"

const HAS_A_WORD = /\p{L}{2}/u

type Dose = Omit<Extract<Proposal, { section: "vaccinations" }>, "entry">

/** The dose that a vaccination proposes: its day as far as it is known; one without a day does not say enough. */
export function readDose(resource: Node, reading: Reading): Dose | "not_so" | "too_little" {
  if (!stateOf(resource, "Immunization", reading)) return "not_so"
  const heading = headingOf(resource, shapeOf("Immunization"), reading)?.text
  const { from: givenOn } = spanAt(resource, "occurrence", reading)
  if (!heading || !givenOn) return "too_little"
  const performer = nodesAt(resource, "performer.actor").flatMap((actor) => whoIs(actor, resource, reading) ?? [])
  const cut = (text: string | null, most: number) => text?.slice(0, most) ?? null
  const dose = {
    vaccine: capital(heading).slice(0, 200),
    givenOn,
    dose: cut(doseNumber(resource, reading), 60),
    lot: cut(textAt(resource, "lotNumber"), 60),
    givenBy: cut(performer.join(", ") || null, 200),
  }
  return { section: "vaccinations", code: codeOf(nodeAt(resource, "vaccineCode")), dose }
}

/** Which dose it was: a number with what it counts, words ("2e dose", "rappel") as they are. */
function doseNumber(resource: Node, { words }: Reading): string | null {
  const [applied = null] = nodesAt(resource, "protocolApplied")
  const number = decimalAt(applied, "doseNumberPositiveInt")
  const said = number ? sayNumber(number, words) : choiceAt(applied, "doseNumber")
  if (typeof said !== "string") return null
  return HAS_A_WORD.test(said) ? said : words.say("pair", { label: words.label("dose_number"), value: said })
}
