import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import type { FoundFault } from "./fault"
import { findStrayPlace, findWrongPlace } from "./places"

/** The number that no transaction reaches. */
const NEVER = "18446744073709551615"

/** What lies outside the chain of batches, the last of which is given: rows that none will ever hold, seals beside the chain, places of no row. */
export async function findOutside(tx: Transaction, last: { number: number; toTx: string }): Promise<FoundFault | null> {
  const [seals] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from audit_batches where number <= ${last.number}`,
  )
  if (seals?.count !== last.number) return { fault: "chain", batch: last.number }
  // What this statement sees was written by transactions that were begun before it.
  const [row] = await tx.execute<{ event_id: string; patient_id: string | null; case_id: string | null }>(sql`
    (select id::text as event_id, patient_id::text, null as case_id from audit_events
      where tx >= pg_snapshot_xmax(pg_current_snapshot()) order by tx, id limit 1)
    union all
    (select id::text, null, case_id::text from review_events
      where tx >= pg_snapshot_xmax(pg_current_snapshot()) order by tx, id limit 1)`)
  if (row) {
    const whose = row.patient_id ? { patientId: row.patient_id } : { caseId: row.case_id ?? undefined }
    return { fault: "outside", batch: last.number, eventId: row.event_id, ...whose }
  }
  const place = (await findWrongPlace(tx, last.toTx, NEVER)) ?? (await findStrayPlace(tx))
  return place && { fault: "place", batch: last.number, ...place }
}
