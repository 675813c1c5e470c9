import { randomUUID } from "node:crypto"
import type { PatientAccess } from "@/lib/access/require-access"
import { getOthersLine, listJournal, listJournalPeople } from "@/lib/journal/queries"
import { isNarrowed, type JournalFilters } from "@/lib/journal/schema"
import { listWatchers } from "@/lib/journal/watching/queries"
import { getWeek } from "@/lib/journal/weeks/queries"
import { listRecipients } from "@/lib/threads/members/queries"

/** One page of the journal, and whom it can be narrowed to; where nothing narrows it, the patient reads a week in sentences above it. */
export async function readJournal(access: PatientAccess<never>, filters: JournalFilters) {
  const people = await listJournalPeople(access)
  const whole = access.may("view:journal")
  const week = whole && !isNarrowed(filters) ? await getWeek(whole, filters.week) : null
  const watchers = whole && !isNarrowed(filters) ? await listWatchers(whole) : null
  const watches = !whole && access.may("view:visits") !== null
  return { people, week, watchers, watches, ...(await listJournal(access, filters)) }
}

type Reading = PatientAccess<"view:journal">

/** A line that somebody else left, as it is quoted: never with the title of what was touched, which may be set apart since. */
export async function readLine(access: Reading, lineId: string) {
  const { accountId, entry } = await getOthersLine(access, lineId)
  return { accountId, line: { ...entry, titles: [] } }
}

/** The same, to ask who left it why: whether a message reaches them, and what a new thread is called by. */
export async function readToAsk(access: Reading, lineId: string) {
  const { accountId, line } = await readLine(access, lineId)
  const editing = access.may("edit:messages")
  const recipients = editing ? await listRecipients(editing) : []
  const isReached = recipients.some((recipient) => recipient.accountId === accountId)
  return { line, to: isReached ? accountId : null, threadId: randomUUID(), messageId: randomUUID() }
}
