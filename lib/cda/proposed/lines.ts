import type { LineSection } from "@/drizzle/line-vocabulary"
import { relativeOf } from "@/lib/fhir/proposed/family"
import { HABIT_CODES } from "@/lib/fhir/proposed/observations"
import { fitting, type Proposal, type ProposedContent } from "@/lib/fhir/proposed/schema"
import { allAt, at, attribute, type XmlElement } from "@/lib/narrative/element"
import { capital } from "@/lib/words/capital"
import { sayAmount, sayTime, sayValue } from "../values"
import { calledIn, codeOf, pointedTo } from "./codes"
import { type Span, spanOf } from "./days"
import type { Statement } from "./statements"
import { type State, stateOf } from "./states"

type Line = Omit<Extract<Proposal, { section: LineSection }>, "entry">
/** What one statement proposes, or why it proposes nothing. */
export type Read = Line | "not_so" | "too_little"
type Here = { section: XmlElement; now: Date }

/** What names the thing: its coded value, and what else its section has fields for. */
type Saying = { named: XmlElement | null; own?: Omit<ProposedContent, "label"> }
type Sayer = (statement: XmlElement, here: Here) => Saying

/** How the statements of each section of a summary become lines, by the LOINC code of the section (IHE PCC, IPS). */
const SECTIONS: Record<string, { to: LineSection; element: string; says: Sayer }> = {
  "11450-4": { to: "conditions", element: "observation", says: ofValue },
  "11348-0": { to: "conditions", element: "observation", says: ofValue },
  "48765-2": { to: "allergies", element: "observation", says: ofAllergy },
  "10160-0": { to: "medications", element: "substanceAdministration", says: ofMedication },
  "47519-4": { to: "procedures", element: "procedure", says: ofCode },
  "46264-8": { to: "devices", element: "supply", says: ofDevice },
}

export const isLine = (code: string, { element }: Statement): boolean => SECTIONS[code]?.element === element.name

/** The line that a statement of one of these sections proposes. */
export function readLine(code: string, statement: Statement, here: Here): Read {
  const about = SECTIONS[code]
  const state = stateOf(statement)
  if (!about || !state || statement.subject || (state.isPlanned && about.element === "observation")) return "not_so"
  const { named, own } = about.says(statement.element, here)
  const heading = calledIn(here.section, named)
  if (!heading) return "too_little"
  const line = { section: about.to, code: codeOf(named), saysNone: isNone(named) }
  if (line.saysNone) return { ...line, content: { label: capital(heading) } }
  const days = daysOf(spanOf(statement.element, here.now), about.to, state)
  const label = labelOf(heading, days.endedOn && state.isOver ? [] : state.words)
  return { ...line, content: fitting({ label, ...own, ...days }) }
}

/** An act ends on its day; anything else on a day that has come. What is over without a day says so with its name. */
function daysOf({ from, to, isPast }: Span, section: LineSection, { isOver }: NonNullable<State>) {
  const ends = section === "procedures" || (section !== "allergies" && (isOver || isPast))
  return { startedOn: from, endedOn: ends ? to : null }
}

const labelOf = (heading: string, states: readonly string[]) =>
  capital(states.length > 0 ? `${heading} (${states.join(", ")})` : heading)

/** SNOMED CT 716186003: no known allergy. */
const isNone = (named: XmlElement | null): boolean => attribute(named, "code") === "716186003"

function ofValue(statement: XmlElement): Saying {
  return { named: at(statement, "value") }
}

function ofCode(statement: XmlElement): Saying {
  return { named: at(statement, "code") }
}

/** ActCode of HL7 version 3 (ObservationIntoleranceType). */
const KINDS: Record<string, string> = {
  ALG: "allergy",
  DALG: "allergy",
  FALG: "allergy",
  EALG: "allergy",
  DINT: "intolerance",
  FINT: "intolerance",
  EINT: "intolerance",
}
const SEVERITIES: Record<string, string> = { L: "mild", M: "moderate", H: "severe" }

function ofAllergy(statement: XmlElement, { section }: Here): Saying {
  const agent = at(statement, "participant/participantRole/playingEntity/code")
  const inside = allAt(statement, "entryRelationship").map((link) => ({ link, told: at(link, "observation") }))
  const reactions = inside.filter(({ link }) => attribute(link, "typeCode") === "MFST")
  const shown = reactions.flatMap(({ told }) => calledIn(section, at(told, "value")) ?? [])
  const grades = inside.map(({ told }) =>
    attribute(at(told, "code"), "code") === "SEV" ? attribute(at(told, "value"), "code") : null,
  )
  return {
    named: agent ?? at(statement, "value"),
    own: {
      kind: KINDS[attribute(at(statement, "code"), "code") ?? ""] ?? null,
      reaction: capital(shown.join(", ")) || null,
      severity: SEVERITIES[grades.find((grade) => grade !== null) ?? ""] ?? null,
    },
  }
}

/** How it is taken, as coded, else as the text of the section says it. */
function ofMedication(statement: XmlElement, { section }: Here): Saying {
  const often = allAt(statement, "effectiveTime").filter((time) => at(time, "period") !== null)
  const coded = [sayAmount(at(statement, "doseQuantity"), "fr"), ...often.map((time) => sayTime(time, "fr"))].filter(Boolean)
  const product = at(statement, "consumable/manufacturedProduct/manufacturedMaterial")
  const rhythm = coded.join(", ") || pointedTo(section, at(statement, "text"))
  return { named: at(product, "code") ?? product, own: { rhythm: rhythm && capital(rhythm) } }
}

function ofDevice(statement: XmlElement): Saying {
  return { named: at(statement, "participant/participantRole/playingDevice/code") }
}

/** The line that a statement about a relative proposes: about the family, and only where it says whose it is. */
export function readRelative({ subject, ...statement }: Statement, { section }: Here): Read {
  const state = stateOf(statement)
  if (!state || state.isPlanned) return "not_so"
  const [kin, value] = [at(subject, "relatedSubject/code"), at(statement.element, "value")]
  const heading = calledIn(section, value)
  if (!subject || !heading) return "too_little"
  const relative = relativeOf(attribute(kin, "code"))
  const note = relative === "other" ? calledIn(section, kin) : null
  const content = fitting({ label: labelOf(heading, state.words), relative, note })
  return { section: "family_history", code: codeOf(value), saysNone: false, content }
}

/** The line that an observation of a habit of life proposes; of any other, nothing. */
export function readHabit(statement: Statement, { section }: Here): Read | "no_place" {
  const { element, subject } = statement
  const [code, value] = [at(element, "code"), at(element, "value")]
  const topic = HABIT_CODES[attribute(code, "code") ?? ""]
  if (!topic) return "no_place"
  const state = stateOf(statement)
  if (!state || subject || state.isPlanned) return "not_so"
  const heading = calledIn(section, code)
  if (!heading || !value) return "too_little"
  const label = labelOf(`${heading}\u00a0: ${sayValue(value, "fr")}`, state.words)
  return { section: "lifestyle", code: codeOf(code), saysNone: false, content: fitting({ label, topic }) }
}
