import "server-only"
import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"

/** What the reference data lets somebody do so often in so long: the rules `…_most` and `…_within` of each. */
type Limit =
  | "invitation_mails"
  | "contact_mails"
  | "phone_codes"
  | "complaints"
  | "deposits"
  | "threads"
  | "messages"
  | "prevention_answers"

/** Whether the actor of this transaction may do it once more; then it is counted, and undone with the transaction. */
export async function takeTurn(tx: Transaction, limit: Limit, about = ""): Promise<boolean> {
  const [row] = await tx.execute<{ free: boolean }>(sql`select relais.take_turn(${limit}, ${about}) as free`)
  return row?.free === true
}
