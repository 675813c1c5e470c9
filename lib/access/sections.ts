import { BASES, type Basis } from "@/drizzle/vocabulary"
import { appointments } from "./sections/appointments"
import { careCircle } from "./sections/care-circle"
import { closing } from "./sections/closing"
import { confidentiality } from "./sections/confidentiality"
import { delegations } from "./sections/delegations"
import { documents } from "./sections/documents"
import { emergencyCard } from "./sections/emergency-card"
import { emergencyContacts } from "./sections/emergency-contacts"
import type { Entry, Telling, Verb } from "./sections/entry"
import { exports } from "./sections/exports"
import { journal } from "./sections/journal"
import { marks } from "./sections/marks"
import { measures } from "./sections/measures"
import { messages } from "./sections/messages"
import { notes } from "./sections/notes"
import { prevention } from "./sections/prevention"
import { profile } from "./sections/profile"
import { allergies, conditions, devices, familyHistory, lifestyle, medications, procedures } from "./sections/profile-lines"
import { rectifications } from "./sections/rectifications"
import { refusals } from "./sections/refusals"
import { rights } from "./sections/rights"
import { space } from "./sections/space"
import { tasks } from "./sections/tasks"
import { vaccinations } from "./sections/vaccinations"
import { visits } from "./sections/visits"
import { wishes } from "./sections/wishes"

/**
 * Every section of a record, in the order in which people meet them. Permissions, acts of the journal, what each basis
 * may, what a consent can give, navigation and preview are read from here and typed nowhere else.
 */
export const SECTIONS = {
  documents,
  profile,
  allergies,
  conditions,
  medications,
  procedures,
  devices,
  family_history: familyHistory,
  lifestyle,
  measures,
  vaccinations,
  prevention,
  appointments,
  emergency_card: emergencyCard,
  emergency_contacts: emergencyContacts,
  wishes,
  marks,
  rectifications,
  delegations,
  care_circle: careCircle,
  messages,
  tasks,
  notes,
  space,
  refusals,
  journal,
  visits,
  confidentiality,
  rights,
  exports,
  closing,
} as const

type Sections = typeof SECTIONS
export type Section = keyof Sections
type May<S extends Section> = Sections[S]["may"]
type VerbOf<S extends Section> = keyof May<S> & Verb

/** What may be granted or held: `verb:section`. */
export type Permission = { [S in Section]: `${VerbOf<S>}:${S}` }[Section]

type Given<M, S extends string> = { [V in keyof M & Verb]: "consent" extends ElementOf<M[V]> ? `${V}:${S}` : never }[keyof M &
  Verb]
type ElementOf<List> = List extends readonly (infer Word)[] ? Word : never

/** What a patient can give by consent; the rest stays with the person. */
export type DelegablePermission = { [S in Section]: Given<May<S>, S> }[Section]

/** The sections that hold items, each in a table of its name. */
export type ItemSection = { [S in Section]: Sections[S] extends { items: object } ? S : never }[Section]

/** What was done, as the audit says it: `document.viewed`. */
export type AuditAction = { [S in Section]: keyof Sections[S]["acts"] & string }[Section]

/** What the journal can be narrowed to. */
export type JournalKind = Sections[Section]["kind"]

// Object.keys and its like forget the words that they were given.
const ENTRIES = Object.entries(SECTIONS) as [Section, Entry][]
const TELLING = Object.assign({}, ...ENTRIES.map(([, { acts }]) => acts)) as Record<AuditAction, Telling>

export const SECTION_WORDS = Object.keys(SECTIONS) as Section[]
export const ITEM_SECTIONS = ENTRIES.flatMap(([section, { items }]) => (items ? [section] : [])) as ItemSection[]
export const AUDIT_ACTIONS = Object.keys(TELLING) as AuditAction[]
export const JOURNAL_KINDS = [
  ...new Set(ENTRIES.filter(([, { acts }]) => Object.keys(acts).length > 0).map(([, { kind }]) => kind)),
] as JournalKind[]

/** The permissions that the registry gives, of every section or of those in which somebody holds them by this basis. */
function permissions(by?: Basis): string[] {
  const holds = (bases: readonly Basis[]) => by === undefined || bases.includes(by)
  return ENTRIES.flatMap(([section, { may }]) =>
    Object.entries(may).flatMap(([verb, others]) => (holds(["self", ...others]) ? [`${verb}:${section}`] : [])),
  )
}

export const PERMISSIONS = permissions() as Permission[]
export const DELEGABLE_PERMISSIONS = permissions("consent") as DelegablePermission[]

const HELD = Object.fromEntries(BASES.map((basis) => [basis, permissions(basis)])) as Record<Basis, Permission[]>

/** What a basis may, as the registry says it at this moment: not what was written when the basis began. */
export function permissionsOf(basis: Basis): readonly Permission[] {
  return HELD[basis]
}

type Page = NonNullable<Entry["page"]>

/** The sections that have a page in a space, as far as somebody with these permissions finds something there. */
export function pagesFor(may: (permission: Permission) => boolean): Section[] {
  const views = (section: string) => PERMISSIONS.some((word) => word === `view:${section}` && may(word))
  const isFound = (section: Section, { everybody, holds = [section] }: Page) => everybody || holds.some(views)
  return ENTRIES.flatMap(([section, { page }]) => (page && isFound(section, page) ? [section] : []))
}

/** The section of a permission: `edit:documents` is of the documents. */
export function sectionOf(permission: Permission | undefined): Section | undefined {
  return SECTION_WORDS.find((section) => permission?.endsWith(`:${section}`))
}

/** The section on whose page that of a permission is read: its own, or the one that holds it. */
export function pageSectionOf(permission: Permission | undefined): Section | undefined {
  const section = sectionOf(permission)
  return ENTRIES.find(([, { page }]) => section && page?.holds?.includes(section))?.[0] ?? section
}

/** The section whose act this is. */
export function sectionOfAct(action: AuditAction): Section {
  return ENTRIES.find(([, { acts }]) => action in acts)?.[0] ?? "space"
}

/** How the journal tells an act. */
export function tellingOf(action: AuditAction): Telling {
  return TELLING[action]
}

/** What a section is: its entry, without the words that only types need. */
export function entryOf(section: Section): Entry {
  return SECTIONS[section]
}
