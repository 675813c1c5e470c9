import {
  ALLERGY_KINDS,
  DEVICE_KINDS,
  HABITS,
  LINE_SECTIONS,
  type LineSection,
  PROCEDURE_KINDS,
  RELATIVES,
  SEVERITIES,
} from "@/drizzle/line-vocabulary"
import type { AuthorKind, ConfidentialityMark, ItemState, Practised } from "@/drizzle/vocabulary"
import type { ItemSource } from "@/lib/access/item-source"
import { decides, type Scope } from "@/lib/access/scope"
import type { LineCode } from "./codes/rules"

export { LINE_SECTIONS, type LineSection }

/** What a line can be asked, besides whether it says that there is nothing. */
export type LineField =
  | "label"
  | "kind"
  | "relative"
  | "topic"
  | "reaction"
  | "severity"
  | "dose"
  | "rhythm"
  | "prescriber"
  | "place"
  | "startedOn"
  | "endedOn"
  | "endReason"
  | "dosesLeft"
  | "note"

export type AskedField = Exclude<LineField, "dosesLeft">

/** What a line of each section says, in the order of its form. */
export const FIELDS: Record<LineSection, readonly LineField[]> = {
  allergies: ["kind", "label", "reaction", "severity", "startedOn", "note"],
  conditions: ["label", "startedOn", "endedOn", "note"],
  medications: ["label", "dose", "rhythm", "startedOn", "prescriber", "dosesLeft", "endedOn", "endReason", "note"],
  procedures: ["kind", "label", "startedOn", "endedOn", "place", "note"],
  devices: ["kind", "label", "place", "startedOn", "endedOn", "note"],
  family_history: ["relative", "label", "note"],
  lifestyle: ["topic", "label", "startedOn", "endedOn", "note"],
}

/** What the form of each section asks. The doses that are left are counted beside the line (`refills`): a count in it is one of before. */
export const askedOf = (of: LineSection): AskedField[] => FIELDS[of].filter((field): field is AskedField => field !== "dosesLeft")

/** The closed lists of words that a section's fields choose from. */
export const CHOICES: Record<LineSection, Partial<Record<LineField, readonly string[]>>> = {
  allergies: { kind: ALLERGY_KINDS, severity: SEVERITIES },
  conditions: {},
  medications: {},
  procedures: { kind: PROCEDURE_KINDS },
  devices: { kind: DEVICE_KINDS },
  family_history: { relative: RELATIVES },
  lifestyle: { topic: HABITS },
}

/** The fields that a line cannot do without. */
export const REQUIRED: readonly LineField[] = ["label", "relative", "topic"]
export const DAYS: readonly LineField[] = ["startedOn", "endedOn"]

/** Letters at most: of a name, of a short answer, of free words. */
export const LONGEST: Partial<Record<LineField, number>> = { label: 300, note: 2_000, reaction: 500, rhythm: 500, endReason: 500 }
export const LONGEST_ANSWER = 200

/** Sections of which somebody can say that there is nothing, with the code that says so (IPS, absent-unknown-uv-ips). */
export const NONE_CODES: Partial<Record<LineSection, string>> = {
  allergies: "no-known-allergies",
  conditions: "no-known-problems",
  medications: "no-known-medications",
  procedures: "no-known-procedures",
  devices: "no-known-devices",
}
export const NONE_SYSTEM = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"

/** What a line says: words, days known in part (YYYY, YYYY-MM or YYYY-MM-DD) and a count; null where nothing is said. */
export type LineContent = Partial<Record<AskedField, string | null>> & {
  label: string
  dosesLeft?: number | null
}

export type LineAuthor = { kind: AuthorKind; name: string; relation: string | null; profession: Practised | null; isYou: boolean }
type Confirmation = { kind: AuthorKind; name: string; profession: Practised | null; isYou: boolean; at: Date }

/** A line of the profile as it is read. */
export type ProfileLine = {
  section: LineSection
  id: string
  content: LineContent
  saysNone: boolean
  dosesCountedOn: string | null
  state: ItemState
  author: LineAuthor
  enteredAt: Date
  confirmed: Confirmation | null
  isHidden: boolean
  isSensitive: boolean
  version: number
  source: ItemSource | null
  /** As it was given with the line. */
  code: LineCode | null
}

/** Where a line comes from that is taken out of a document, with the code that the document gives it. */
export type LineOrigin = {
  documentId: string
  documentVersion: number
  entry: string
  code: { system: string; code: string } | null
  title: string
  author: string | null
  writtenOn: string | null
}

/** Sections whose lines hold until a day on which they are over; of the others nothing is ever over. */
export const ENDING: readonly LineSection[] = ["conditions", "medications", "devices", "lifestyle"]

/** MASQUE_PS (JDV_J08): what professionals do not read. */
export const HIDDEN_FROM_PROFESSIONALS: ConfidentialityMark = "MASQUE_PS"

type Reader = Pick<Scope, "items" | "permissions">
type Written = Pick<ProfileLine, "section" | "author" | "state" | "confirmed">

const mayAdd = ({ permissions }: Reader, section: LineSection) => permissions.includes(`add:${section}`)
const ofProfessional = ({ author }: Written) => author.kind === "professional"

/**
 * May this reader change what a line says? A professional's line is the professional's alone; the rest is changed by the person,
 * by who answers for a child, and by whoever wrote it.
 */
export function mayChange(reader: Reader, line: Written): boolean {
  if (!mayAdd(reader, line.section) || line.state === "entered_in_error") return false
  if (line.author.isYou) return true
  return !ofProfessional(line) && decides(reader)
}

/** May this reader say it otherwise? That there is nothing is taken back, and not reworded. */
export const mayRewrite = (reader: Reader, line: Written & Pick<ProfileLine, "saysNone">): boolean =>
  !line.saysNone && mayChange(reader, line)

/** May this reader say that a line is right? Not its author, nor who only helps; what stands needs a professional's word at most once. */
export function mayConfirm(reader: Reader, line: Written): boolean {
  if (!mayAdd(reader, line.section) || line.author.isYou || line.confirmed || ofProfessional(line)) return false
  if (reader.items.kind === "professional") return line.state !== "entered_in_error"
  return line.state === "proposed" && decides(reader)
}

/** May this reader say that a proposed line is not right, so that it is no longer shown? */
export const mayRefuse = (reader: Reader, line: Written): boolean =>
  line.state === "proposed" && mayConfirm(reader, line) && reader.items.kind !== "professional"

/** The address of a section: `family-history`. */
export const addressOf = (of: LineSection): string => of.replaceAll("_", "-")

/** The section that an address names, or null for no such one. */
export const parseSection = (text: string): LineSection | null => LINE_SECTIONS.find((word) => addressOf(word) === text) ?? null
