import type { LineSection } from "@/drizzle/line-vocabulary"
import { capital } from "@/lib/words/capital"
import { sayDosages } from "../dosage"
import { headingOf } from "../lines"
import { type Node, nodeAt, nodesAt, textAt } from "../node"
import { whoIs } from "../people"
import { type Reading, resolve } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { sayValue } from "../values"
import type { Label } from "../words"
import { codeOf, saysNone, saysUnknown } from "./codes"
import { type Span, spanAt } from "./days"
import { noteOf, when } from "./note"
import { fitting, type Proposal, type ProposedContent } from "./schema"
import { stateOf } from "./states"

/** What one resource proposes, or why it proposes nothing. */
export type Read = Omit<Extract<Proposal, { section: LineSection }>, "entry"> | "not_so" | "too_little"

type About = { section: LineSection; concept: (resource: Node, reading: Reading) => Node | null; says: Sayer }
/** What a kind says in fields of its own; `apart` are the labels that its note need not repeat, `besides` what it says as well. */
type Sayings = { span: Span; apart?: Label[]; besides?: string[]; own?: Omit<ProposedContent, "label"> }
type Sayer = (resource: Node, reading: Reading, isOver: boolean) => Sayings

const own = (key: string) => (resource: Node) => nodeAt(resource, key)

/** How each kind of resource becomes a line of the profile. */
const KINDS: Record<string, About> = {
  Condition: { section: "conditions", concept: own("code"), says: sayCondition },
  AllergyIntolerance: { section: "allergies", concept: own("code"), says: sayAllergy },
  MedicationStatement: { section: "medications", concept: medicineOf, says: sayMedication("dosage") },
  MedicationRequest: { section: "medications", concept: medicineOf, says: sayMedication("dosageInstruction") },
  Procedure: { section: "procedures", concept: own("code"), says: spanned("performed") },
  DeviceUseStatement: { section: "devices", concept: deviceOf, says: spanned("timing") },
}

export const isLine = (kind: string): boolean => Object.hasOwn(KINDS, kind)

/** The line that a condition, an allergy, a treatment, an act or a device proposes. */
export function readLine(resource: Node, kind: string, reading: Reading): Read {
  const about = KINDS[kind]
  const state = about ? stateOf(resource, kind, reading) : null
  const concept = about?.concept(resource, reading) ?? null
  if (!about || !state || saysUnknown(concept)) return "not_so"
  const heading = headingOf(resource, shapeOf(kind), reading)?.text
  if (!heading) return "too_little"
  const line = { section: about.section, code: codeOf(concept), saysNone: saysNone(concept) }
  if (line.saysNone) return { ...line, content: { label: capital(heading) } }
  const sayings = about.says(resource, reading, state.isOver)
  const days = daysOf(sayings.span, about.section, state.isOver)
  const note = noteOf(resource, kind, reading, { heading, ...sayings })
  const label = labelOf(heading, state.isOver && days.endedOn ? [] : state.words)
  return { ...line, content: fitting({ label, ...sayings.own, ...days, note }) }
}

/** An act ends on the day on which it was done; anything else, only where its author says that it is over. */
function daysOf({ from, to }: Span, section: LineSection, isOver: boolean) {
  const ends = section === "procedures" || (isOver && section !== "allergies")
  return { startedOn: from, endedOn: ends ? to : null }
}

/** What it is called, with its state in brackets: wherever the name of the line stands, the state stands too. */
export const labelOf = (heading: string, states: readonly string[]): string =>
  capital(states.length > 0 ? `${heading} (${states.join(", ")})` : heading)

/** A span that is told by days is not told again. */
function spanned(name: string): Sayer {
  return (resource, reading, isOver) => {
    const span = spanAt(resource, name, reading)
    const isTold = span.from !== null && (span.to === null || isOver)
    return { span, apart: isTold ? ["when", "date"] : [] }
  }
}

function sayCondition(resource: Node, reading: Reading): Sayings {
  const [onset, abatement] = [spanAt(resource, "onset", reading), spanAt(resource, "abatement", reading)]
  const besides = [...when("began", onset.words, reading), ...when("ended", abatement.words, reading)]
  return { span: { from: onset.from, to: abatement.to ?? abatement.from, words: null }, besides }
}

const WORST = ["severe", "moderate", "mild"]

function sayAllergy(resource: Node, reading: Reading): Sayings {
  const reactions = nodesAt(resource, "reaction")
  const said = reactions.flatMap((one) => sayReaction(one, resource, reading))
  const severities = reactions.map((one) => textAt(one, "severity"))
  const kind = ["allergy", "intolerance"].find((word) => word === resource.type) ?? null
  const severity = WORST.find((word) => severities.includes(word)) ?? null
  const span = spanAt(resource, "onset", reading)
  const reaction = capital([...new Set(said)].join(", ")) || null
  return { span, besides: when("began", span.words, reading), own: { kind, reaction, severity } }
}

function sayReaction(reaction: Node, resource: Node, reading: Reading): string[] {
  const shown = nodesAt(reaction, "manifestation").flatMap((one) => sayValue(one, resource, reading) ?? [])
  const described = textAt(reaction, "description")
  return described ? [...shown, described] : shown
}

const NO_SPAN: Span = { from: null, to: null, words: null }

function sayMedication(dosages: string): Sayer {
  return (resource, reading, isOver) => {
    const reasons = nodesAt(resource, "statusReason").flatMap((one) => sayValue(one, resource, reading) ?? [])
    const requester = nodeAt(resource, "requester")
    // An instant says when it was known to be taken, not since when: the note says it.
    const period = nodeAt(resource, "effectivePeriod")
    const { span, apart = [] } = period ? spanned("effective")(resource, reading, isOver) : { span: NO_SPAN }
    const rhythm = capital(sayDosages(nodesAt(resource, dosages), reading.words) ?? "") || null
    const prescriber = requester && whoIs(requester, resource, reading)
    const endReason = isOver ? reasons.join(", ") || null : null
    return { span, apart: isOver ? [...apart, "status_reason"] : apart, own: { rhythm, prescriber, endReason } }
  }
}

function medicineOf(resource: Node, reading: Reading): Node | null {
  const inside = nodeAt(resource, "medicationReference")
  return nodeAt(resource, "medicationCodeableConcept") ?? nodeAt(resolve(inside, resource, reading), "code")
}

function deviceOf(resource: Node, reading: Reading): Node | null {
  return nodeAt(resolve(nodeAt(resource, "device"), resource, reading), "type")
}
