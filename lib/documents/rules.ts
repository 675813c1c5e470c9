import type { Practised } from "@/drizzle/vocabulary"
import {
  type AuthorKind,
  type ConfidentialityMark,
  DOCUMENT_GROUPS,
  type DocumentGroup,
  type MediaType,
  type Sensitivity,
} from "@/drizzle/vocabulary"
import type { InList } from "@/lib/access/contested"
import type { Scope } from "@/lib/access/scope"
import type { AboutAnother } from "@/lib/documents/about/rules"
import type { RelatedDocument } from "@/lib/documents/related/rules"
import type { Withdrawal } from "@/lib/documents/withdrawing/rules"
import { dayInParis } from "@/lib/platform/days"

export type { DocumentGroup }

/** Every group, in the order in which people meet them. */
export const ALL_GROUPS: readonly DocumentGroup[] = DOCUMENT_GROUPS

/** Who gave a document, as the one who looks is told; `profession` is a code of TRE_G15. `you` is the one who looks. */
export type Author = { kind: AuthorKind; name: string; relation: string | null; isYou: boolean }

/** What a professional is told of a document's marks, and why he reads it all the same. */
export type ForProfessional = {
  isOwnDeposit: boolean
  /** The day planned for the announcement, where the patient may not see it yet. */
  announceOn: string | null
  isHiddenFromRepresentatives: boolean
  isHiddenFromProfessionals: boolean
}

/** One document in a list. What only the patient may know is null for everybody else, and so is what only professionals may. */
export type DocumentLine = {
  id: string
  typeCode: string
  documentGroup: DocumentGroup
  title: string
  actOn: string
  depositedAt: Date
  author: Author
  isUnread: boolean
  /** It names somebody else, and who deposited it said that it is for the person of the space all the same. */
  isAboutAnother: boolean
  /** In a list: that a request about it waits, or was accepted; its own page says more. */
  contested: InList | null
  forPatient: { sensitivity: Sensitivity; isHiddenFromProfessionals: boolean } | null
  forProfessional: ForProfessional | null
}

export type DocumentPage = { lines: DocumentLine[]; newer: string | null; older: string | null }

/** What can be chosen in the filters, drawn from what may be seen and nothing else. */
export type Facets = { years: number[]; authors: string[]; groups: DocumentGroup[] }

/** One page of a document: a photograph as it is served, or the one file that it is; of a file that could act, `isCopy`, the copy that cannot. */
export type DocumentPart = {
  position: number
  mediaType: MediaType
  fileName: string
  byteSize: number
  width: number | null
  height: number | null
  pageCount: number | null
  /** The names of the files that stand in a PDF. */
  attachments: string[]
  isCopy: boolean
  /** The size in pixels of the picture of its first page, which whoever waits for the rest is shown. */
  firstPage: { width: number | null; height: number | null } | null
}

export type DocumentDetail = DocumentLine & {
  /** Under which a professional deposited it; null for anybody else. */
  profession: Practised | null
  version: number
  mediaType: MediaType
  pageCount: number | null
  parts: DocumentPart[]
  /** Where a professional deposited it; for the patient and for professionals. */
  place: string | null
  /** The documents that it is tied to, where they are here and may be read. */
  related: RelatedDocument[]
  /** Whom it names, and when its depositor said so. */
  about: (AboutAnother & { confirmedAt: Date }) | null
  canBeDeleted: boolean
  /** For who deposited it: until when it may be taken back; null for everybody else. */
  withdrawal: Withdrawal | null
}

export type DeletedDocument = { id: string; title: string; documentGroup: DocumentGroup; deletedAt: Date; erasedAt: Date }

/** A patient deletes what she or a caregiver deposited; what a professional deposited can be hidden, not removed (CSP L1111-15). */
export function canBeDeleted(authorKind: AuthorKind): boolean {
  return authorKind !== "professional"
}

/** For how many days a deleted document can be brought back (choix de Relais). */
export const DAYS_TO_UNDO = 30

/** The groups that somebody may narrow a list to: those of a consent, else all. */
export function groupsOf({ items }: Scope): readonly DocumentGroup[] {
  return items.kind === "granted" ? items.groups : ALL_GROUPS
}

export const HIDDEN_FROM_PROFESSIONALS: ConfidentialityMark = "MASQUE_PS"

type Marked = { authorKind: string; authorAccountId: string | null; announceOn: string | null; marks: readonly string[] }

/** The marks of a document as a professional is told of them; null for whoever reads by another right. */
export function toldToProfessional(row: Marked, { items, actorAccountId }: Scope): ForProfessional | null {
  if (items.kind !== "professional" && items.kind !== "authored") return null
  return {
    isOwnDeposit: row.authorKind === "professional" && row.authorAccountId === actorAccountId,
    announceOn: row.announceOn,
    isHiddenFromRepresentatives: row.marks.includes("INVISIBLE_REPRESENTANTS_LEGAUX"),
    isHiddenFromProfessionals: row.marks.includes(HIDDEN_FROM_PROFESSIONALS),
  }
}

/** The lines of one month of deposit together, in the order of the list; the month is said as YYYY-MM in Paris. */
export function byMonth(lines: readonly DocumentLine[]): { month: string; lines: DocumentLine[] }[] {
  const months: { month: string; lines: DocumentLine[] }[] = []
  for (const line of lines) {
    const month = dayInParis(line.depositedAt).slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.lines.push(line)
    else months.push({ month, lines: [line] })
  }
  return months
}
