import type { Transaction } from "@/drizzle/client"
import type { Leaf } from "./leaf"
import { readReviewLeaves } from "./sealed-review"
import { readRecordLeaves } from "./sealed-row"

/** The rows of both journals that one batch seals: those of the records come first in its tree. */
export type Leaves = { records: Leaf[]; reviews: Leaf[] }

/** The rows of whole transactions, `from <= tx < to`, in the order they are sealed in; of each journal `limit` at most. */
export async function readLeaves(tx: Transaction, from: string, to: string, limit?: number): Promise<Leaves> {
  const records = await readRecordLeaves(tx, from, to, limit)
  return { records, reviews: await readReviewLeaves(tx, from, to, limit) }
}

/** The number of the transaction that wrote the row after the first `count` of both journals, if there are so many. */
export function transactionBeyond({ records, reviews }: Leaves, count: number): string | undefined {
  const numbers = [...records, ...reviews].map(({ tx }) => BigInt(tx))
  return numbers.sort((one, other) => (one < other ? -1 : Number(one > other)))[count]?.toString()
}

/** Those that a transaction before this one wrote. */
export function leavesBefore({ records, reviews }: Leaves, tx: string): Leaves {
  const isBefore = (leaf: Leaf) => BigInt(leaf.tx) < BigInt(tx)
  return { records: records.filter(isBefore), reviews: reviews.filter(isBefore) }
}
