import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { hashRow, type Leaf } from "./leaf"

const VERSION = "relais.review_events.v1"

/** Every column of the reviewers' journal, in the order they are sealed in. */
export const SEALED_REVIEW_COLUMNS = [
  "case_id",
  "id",
  "actor_account_id",
  "action",
  "evidence_id",
  "page",
  "occurred_at",
  "tx",
] as const

type SealedReview = Record<(typeof SEALED_REVIEW_COLUMNS)[number], string | null> & Record<"case_id" | "id" | "tx", string>

/** The reviewers' rows of whole transactions, `from <= tx < to`, in the order they are sealed in. */
export async function readReviewLeaves(tx: Transaction, from: string, to: string, limit?: number): Promise<Leaf[]> {
  const rows = await tx.execute<SealedReview>(sql`
    select case_id::text, id::text, actor_account_id::text, action, evidence_id::text, page::text,
      trunc(extract(epoch from occurred_at) * 1000000)::text as occurred_at, tx::text
    from review_events
    where tx >= ${from}::xid8 and tx < ${to}::xid8
    order by review_events.tx, review_events.id
    limit ${limit ?? null}::bigint`)
  return rows.map((row) => ({
    owner: row.case_id,
    id: row.id,
    tx: row.tx,
    hash: hashRow(
      VERSION,
      SEALED_REVIEW_COLUMNS.map((column) => row[column]),
    ),
  }))
}
