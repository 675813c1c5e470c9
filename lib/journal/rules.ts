import type { AuditOutcome, Basis, Face, Sex } from "@/drizzle/vocabulary"
import {
  AUDIT_ACTIONS,
  type AuditAction,
  type JournalKind,
  type Permission,
  SECTIONS,
  sectionOfAct,
  tellingOf,
} from "@/lib/access/sections"

/** Which kind of line an action makes. */
export function kindOf(action: AuditAction): JournalKind {
  return SECTIONS[sectionOfAct(action)].kind
}

/** The actions of one kind. Refusals are found by their outcome as well. */
export function actionsOf(kind: JournalKind): AuditAction[] {
  return AUDIT_ACTIONS.filter((action) => kindOf(action) === kind)
}

/** What is read again and again, and told once a day whatever it was. */
export const ROUTINE: AuditAction[] = AUDIT_ACTIONS.filter((action) => tellingOf(action) !== "each")

/** What a calendar reads by itself, in the name of whose it is: perhaps in a wrong hand. */
export const BY_CALENDAR: AuditAction = "appointment.feed_read"

/** What nobody does who is signed in: a printed card was opened by its code. */
export const BY_CARD: AuditAction = "emergency_card.opened_by_code"

export type JournalActor =
  | { kind: "you" }
  | { kind: "relais" }
  /** Whoever held the printed emergency card, signed in nowhere. */
  | { kind: "card" }
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
  /** What it touched, to count each thing once. */
  resources: string[]
  /** Whom it is about, who is not who did it: a caregiver by an access, or a professional; `own` when that is the reader. */
  person: { name: string; own: boolean } | null
}

/**
 * Whether a line tells of something that was let in and then rolled back: what it read was read, what it changed was not.
 * Being kept out and a download that broke off have sentences of their own.
 */
export function isUndone({ action, outcome }: Pick<JournalEntry, "action" | "outcome">): boolean {
  return outcome !== "done" && action !== "access.refused" && action !== "document.download_failed"
}

/** One line of the page: an entry, or the same reading several times over. */
export type JournalLine = JournalEntry & { times: number; firstTime: string }

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
    if (tellingOf(entry.action) !== "each") today.repeated.set(sign, line)
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
    ...(tellingOf(action) === "list" ? [] : [titles, documentCount]),
  ])
