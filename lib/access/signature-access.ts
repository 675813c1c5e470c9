import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/** The proof that this actor holds a code by which a trusted person signs; it reads nothing of a record. */
class Signature {
  readonly #brand = true
  constructor(
    readonly tx: Transaction,
    readonly actor: Actor,
    readonly patientId: string,
    readonly signatureId: string,
  ) {}

  /** Whether this was made here and nowhere else. */
  get proven(): boolean {
    return this.#brand
  }
}

export type SignatureAccess = Signature

/**
 * Finds the request to sign of a code, given as its HMAC, and does the work in the same transaction.
 * @throws NotFoundError for a code that is unknown, answered by somebody else, taken back or too old: all look the same
 */
export async function withSignature<Result>(
  actor: Actor,
  codeHash: Buffer,
  work: (signature: SignatureAccess) => Promise<Result>,
): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [], codeHash)
    const [row] = await tx.execute<{ patient_id: string; signature_id: string }>(
      sql`select patient_id, signature_id from relais.shown_signatures()`,
    )
    if (!row) throw new NotFoundError()
    await identify(tx, actor, [row.patient_id], codeHash)
    return work(new Signature(tx, actor, row.patient_id, row.signature_id))
  })
}
