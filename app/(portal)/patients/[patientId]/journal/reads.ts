import type { PatientAccess } from "@/lib/access/require-access"
import { listJournal, listJournalPeople } from "@/lib/journal/queries"
import type { JournalFilters } from "@/lib/journal/schema"

/** One page of the journal, and whom it can be narrowed to. */
export async function readJournal(access: PatientAccess<never>, filters: JournalFilters) {
  const people = await listJournalPeople(access)
  return { people, ...(await listJournal(access, filters)) }
}
