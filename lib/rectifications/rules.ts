import { OPEN_RECTIFICATIONS, type RectificationState, type RefusalReason } from "@/drizzle/rectification-vocabulary"
import type { AuthorKind, ItemState, Practised } from "@/drizzle/vocabulary"
import { decides, type Scope } from "@/lib/access/scope"
import type { ItemSection } from "@/lib/access/sections"

/** An item as far as it can be contested: who wrote it, whether anybody answers by that name, whether it stands. */
export type Contested = {
  section: ItemSection
  id: string
  authorKind: AuthorKind
  authorAccountId: string | null
  hasWriterLeft: boolean
  /** The attending doctor of the care team who has an account, told where the writer has none. */
  attendingAccountId: string | null
  /** The reader is of the care team, where the patient's requests go that nobody else answers. */
  isOfTheTeam: boolean
  state: ItemState
}

/** Who is told of a request: where it is nobody, it waits beside the item for whoever of the care team opens it. */
export type Told = "writer" | "attending_doctor" | "nobody"

/** How a request is shown: where it stands, or that its item was marked as a mistake before anybody answered. */
export type Shown = RectificationState | "overtaken"

type Answer = {
  reason: RefusalReason | null
  words: string | null
  at: Date
  name: string
  profession: Practised | null
  isYou: boolean
}

/** What is said against one item, as the reader of that item is told. */
export type Rectification = {
  id: string
  section: ItemSection
  itemId: string
  asker: { name: string; relation: string | null; isYou: boolean }
  wrong: string
  right: string | null
  askedAt: Date
  dueOn: string
  /** Whole days until the last one for an answer: none on that day, fewer when it has passed. */
  daysLeft: number
  state: Shown
  /** For whoever decides for the patient alone. */
  told: Told | null
  seenAt: Date | null
  withdrawnAt: Date | null
  answer: Answer | null
  may: { answer: boolean; withdraw: boolean }
}

type Reader = Pick<Scope, "items" | "actorAccountId">

/**
 * May this reader say that it is not right? What a professional wrote is contested (GDPR art. 16); of everything else the person
 * changes it, or says no to it.
 */
export function mayContest(reader: Reader, { authorKind, state }: Contested): boolean {
  return decides(reader) && authorKind === "professional" && state !== "entered_in_error"
}

/** May this reader answer? Who wrote it; where nobody does by that name, whoever of the care team reads it. */
export function mayAnswer({ items, actorAccountId }: Reader, contested: Contested): boolean {
  if (items.kind !== "professional" && items.kind !== "authored") return false
  if (contested.authorKind !== "professional") return false
  if (contested.authorAccountId === actorAccountId) return true
  return contested.hasWriterLeft && contested.isOfTheTeam
}

/** Who is told of a request about an item, as far as its reader decides for the patient. */
export function toldOf(reader: Reader, { hasWriterLeft, attendingAccountId }: Contested): Told | null {
  if (!decides(reader)) return null
  if (!hasWriterLeft) return "writer"
  return attendingAccountId ? "attending_doctor" : "nobody"
}

/** May this reader take the request back? Who asked, and the person herself. */
export function mayWithdraw(reader: Reader, askedByAccountId: string): boolean {
  return reader.items.kind === "all" || (decides(reader) && askedByAccountId === reader.actorAccountId)
}

/** Whether a request waits for its answer. */
export const isOpen = (state: Shown): boolean => OPEN_RECTIFICATIONS.some((open) => open === state)

/** Whether a request waits where nobody was told of it, as far as its reader is told that. */
export const reachesNobody = ({ state, told }: Pick<Rectification, "state" | "told">): boolean =>
  told === "nobody" && isOpen(state)

/** Where a request stands, once its item was marked as a mistake by who wrote it. */
export function shownState(state: RectificationState, item: Pick<Contested, "state">): Shown {
  return isOpen(state) && item.state === "entered_in_error" ? "overtaken" : state
}

/** Where a request is read. */
export const addressOf = (patientId: string, rectificationId: string) =>
  `/patients/${patientId}/rectifications/${rectificationId}`

/** Where an item is contested. */
export const askAddressOf = (patientId: string, section: ItemSection, itemId: string) =>
  `/patients/${patientId}/rectifications/ask/${section.replaceAll("_", "-")}/${itemId}`
