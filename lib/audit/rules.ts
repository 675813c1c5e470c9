import {
  AUDIT_ACTIONS,
  type AuditAction,
  type AuditOutcome,
  type Basis,
  type Face,
  PERMISSIONS,
  type Permission,
  type Sex,
} from "@/drizzle/vocabulary"

/** What the journal can be narrowed to. */
export const JOURNAL_KINDS = ["documents", "accesses", "care", "visits", "refusals", "journal"] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

const KIND_OF_SECTION: Record<string, JournalKind> = {
  space: "visits",
  document: "documents",
  deposit: "documents",
  delegation: "accesses",
  care_circle: "care",
  care_team: "care",
  professional: "care",
  consultation: "care",
  journal: "journal",
  access: "refusals",
}

/** Which kind of line an action makes. */
export function kindOf(action: AuditAction): JournalKind {
  return KIND_OF_SECTION[action.split(".")[0] ?? ""] ?? "visits"
}

/** The actions of one kind. Refusals are found by their outcome as well. */
export function actionsOf(kind: JournalKind): AuditAction[] {
  return AUDIT_ACTIONS.filter((action) => kindOf(action) === kind)
}

/** What a line can say was tried and refused. */
export const ATTEMPTS: readonly Permission[] = PERMISSIONS

export type JournalActor =
  | { kind: "you" }
  | { kind: "relais" }
  | {
      kind: "person"
      name: string | null
      face: Face | null
      relation: string | null
      sex: Sex | null
      /** Profession (TRE_G15) and place at that time, of a professional; the place for the patient alone. */
      professionCode: string | null
      place: string | null
    }

/** One thing that happened, as its reader may know it. */
export type JournalEntry = {
  id: string
  /** YYYY-MM-DD, and H:MM, in Paris. */
  day: string
  time: string
  actorKey: string
  /** The account of a professional who acted, for the patient alone: where she can change what they may do. */
  professionalId: string | null
  actor: JournalActor
  action: AuditAction
  outcome: AuditOutcome
  permission: Permission | null
  preview: boolean
  basis: Basis | null
  /** When the access that it was done by was given. */
  accessSince: Date | null
  /** Titles of the documents it touched, of those the reader may see now. */
  titles: string[]
  documentCount: number
  /** Whom it is about, who is not who did it: a caregiver by an access, or a professional; `own` when that is the reader. */
  person: { name: string; own: boolean } | null
}

/** One line of the page: an entry, or the same reading several times over. */
export type JournalLine = JournalEntry & { times: number; firstTime: string }

const REPEATED: readonly AuditAction[] = [
  "access.refused",
  "delegation.drafted",
  "space.viewed",
  "document.listed",
  "document.viewed",
  "delegation.listed",
  "delegation.viewed",
  "delegation.previewed",
  "care_circle.listed",
  "document.readers_asked",
  "journal.read",
]
const LISTS: readonly AuditAction[] = ["document.listed", "delegation.listed", "delegation.drafted", "care_circle.listed"]

/** The lines of each day, newest first; what one person read, or prepared, again and again that day is one line. */
export function linesByDay(entries: readonly JournalEntry[]): { day: string; lines: JournalLine[] }[] {
  const days: { day: string; lines: JournalLine[]; repeated: Map<string, JournalLine> }[] = []
  for (const entry of entries) {
    let today = days.at(-1)
    if (today?.day !== entry.day) {
      today = { day: entry.day, lines: [], repeated: new Map() }
      days.push(today)
    }
    const sign = `${entry.actorKey} ${signOf(entry)}`
    const again = today.repeated.get(sign)
    if (again) {
      again.times += 1
      again.firstTime = entry.time
      continue
    }
    const line = { ...entry, times: 1, firstTime: entry.time }
    today.lines.push(line)
    if (REPEATED.includes(entry.action)) today.repeated.set(sign, line)
  }
  return days.map(({ day, lines }) => ({ day, lines }))
}

const signOf = ({ action, actor, outcome, preview, basis, accessSince, titles, documentCount, person }: JournalEntry) =>
  JSON.stringify([
    action,
    actor,
    outcome,
    preview,
    basis,
    accessSince,
    person,
    ...(LISTS.includes(action) ? [] : [titles, documentCount]),
  ])
