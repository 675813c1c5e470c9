import "server-only"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { isRefusedByRows, UntracedError } from "./passage"

/** What a proof about reviews can do at its end. */
type Proof = {
  isUntraced: boolean
  /** Writes what was traced, in the transaction of the proof. */
  close(): Promise<void>
  /** Writes after a rollback what was looked at, in a transaction of its own. */
  closeUndone(): Promise<void>
}

/** Does the work in the transaction of the proof; whichever way it ends, what was looked at is told. */
export async function insideReview<Proven extends Proof, Result>(
  actor: Actor,
  enter: (tx: Transaction) => Promise<Proven>,
  work: (proof: Proven) => Promise<Result>,
): Promise<Result> {
  let proof: Proven | null = null
  try {
    return await portalDatabase().transaction(async (tx) => {
      await identify(tx, actor, [])
      proof = await enter(tx)
      const result = await work(proof)
      await proof.close()
      return result
    })
  } catch (error) {
    throw proof ? await toldError(proof, error) : error
  }
}

/** What goes out after a rollback; whoever came, traced nothing and did not look for what is not there meets a fault. */
async function toldError(proof: Proof, error: unknown): Promise<unknown> {
  const { isUntraced } = proof
  try {
    await proof.closeUndone()
  } catch (fault) {
    // Whose enrolment ended meanwhile finds nothing any more.
    return isRefusedByRows(fault) ? new NotFoundError() : fault
  }
  const isFault = isUntraced && !(error instanceof NotFoundError) && !(error instanceof UntracedError)
  return isFault ? new UntracedError("A case was reached, and left without a trace", { cause: error }) : error
}
