import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { accounts } from "@/drizzle/schema/accounts"
import { sessions } from "@/drizzle/schema/sessions"
import type { OwnAccess } from "@/lib/access/own-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellAccount } from "@/lib/notices/tell"
import { isSteppedUp } from "../rules"
import { mayClose } from "./rules"

/**
 * Closes the actor's own account for good: they are told at their address one last time, every session ends, and nothing is sent to
 * them any more. What they signed stays, by their name. What they were given is given back beforehand, in the same transaction.
 * @throws ConflictError `account.sign_in_anew` without a sign-in of a short while ago, `account.has_space` for somebody with a
 * space of their own
 * @throws NotFoundError for a reviewer, whose account is the operator's to close
 */
export async function closeAccount({ tx, actor, ownPatientId }: OwnAccess): Promise<void> {
  const { accountId, face, steppedUpAt } = actor
  if (!mayClose(face)) throw new NotFoundError()
  if (!isSteppedUp(steppedUpAt, new Date())) throw new ConflictError("account.sign_in_anew")
  if (ownPatientId) throw new ConflictError("account.has_space")
  await tellAccount(tx, accountId, "account_closed")
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: "account_closed", idTokenCiphertext: null })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
  const pending = {
    ...{ pendingEmail: null, pendingEmailCodeHash: null, pendingEmailExpiresAt: null },
    ...{ pendingPhone: null, pendingPhoneCodeHash: null, pendingPhoneExpiresAt: null },
  }
  const closed = await tx
    .update(accounts)
    .set({ closedAt: sql`now()`, ...pending })
    .where(and(eq(accounts.id, accountId), isNull(accounts.closedAt)))
    .returning({ id: accounts.id })
  if (closed.length === 0) throw new NotFoundError()
}
