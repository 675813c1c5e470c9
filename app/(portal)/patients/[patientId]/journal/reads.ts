import type { PatientAccess } from "@/lib/access/require-access"
import { listJournal, listJournalPeople } from "@/lib/journal/queries"
import { isNarrowed, type JournalFilters } from "@/lib/journal/schema"
import { getWeek } from "@/lib/journal/weeks/queries"

/** One page of the journal, and whom it can be narrowed to; where nothing narrows it, the patient reads a week in sentences above it. */
export async function readJournal(access: PatientAccess<never>, filters: JournalFilters) {
  const people = await listJournalPeople(access)
  const whole = access.may("view:journal")
  const week = whole && !isNarrowed(filters) ? await getWeek(whole, filters.week) : null
  return { people, week, ...(await listJournal(access, filters)) }
}
