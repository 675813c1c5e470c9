import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/** The proof that this actor holds a code that may still be used; the invitation's row is the permission. */
class Invitation {
  readonly #brand = true
  constructor(
    readonly tx: Transaction,
    readonly actor: Actor,
    readonly patientId: string,
    readonly delegationId: string,
    readonly invitationId: string,
  ) {}

  /** Whether this was made here and nowhere else. */
  get proven(): boolean {
    return this.#brand
  }
}

export type InvitationAccess = Invitation

/** The access that an invitation led this actor to. */
export type Answered = { delegationId: string }

/** Finds the invitation of a code that this actor said yes to; null for any other, whose answer is nobody else's to know. */
export async function findAnswered(actor: Actor, codeHash: Buffer): Promise<Answered | null> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [], codeHash)
    const [row] = await tx.execute<{ delegation_id: string }>(sql`select delegation_id from relais.answered_invitations()`)
    return row ? { delegationId: row.delegation_id } : null
  })
}

/**
 * Finds the invitation of a code, given as its HMAC, and does the work in the same transaction.
 * @throws NotFoundError for a code that is unknown, used by somebody else, withdrawn or too old: all look the same
 */
export async function withInvitation<Result>(
  actor: Actor,
  codeHash: Buffer,
  work: (invitation: InvitationAccess) => Promise<Result>,
): Promise<Result> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [], codeHash)
    const [row] = await tx.execute<{ patient_id: string; delegation_id: string; invitation_id: string }>(
      sql`select patient_id, delegation_id, invitation_id from relais.shown_invitations()`,
    )
    if (!row) throw new NotFoundError()
    await identify(tx, actor, [row.patient_id], codeHash)
    return work(new Invitation(tx, actor, row.patient_id, row.delegation_id, row.invitation_id))
  })
}
