import "server-only"
import { createHash, randomInt } from "node:crypto"
import { and, eq, isNotNull, lt, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { takeTurn } from "@/lib/access/limits"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellAccount } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { ruleValue } from "@/lib/reference/dated-rules"
import { sendsSms } from "./queries"

const CODES = 1_000_000
const NONE = { pendingPhone: null, pendingPhoneCodeHash: null, pendingPhoneExpiresAt: null, pendingPhoneTries: 0 }

/**
 * Notes a number to be confirmed and sends it six digits, which live some minutes; the one in use stays in use. The words are the caller's.
 * @throws ConflictError `account.phone_too_soon` after so many of a day
 * @throws NotFoundError where nobody sends text messages
 */
export async function proposePhone(actor: Actor, phone: string, text: (code: string) => string): Promise<void> {
  if (!sendsSms()) throw new NotFoundError()
  const code = String(randomInt(CODES)).padStart(6, "0")
  await asAccount(actor.accountId, async (tx) => {
    await tx
      .update(accounts)
      .set({
        pendingPhone: phone,
        pendingPhoneCodeHash: codeHash(actor, code),
        pendingPhoneExpiresAt: sql`now() + make_interval(mins => ${ruleValue("phone_code_lives").value}::int)`,
        pendingPhoneTries: 0,
      })
      .where(eq(accounts.id, actor.accountId))
    if (!(await takeTurn(tx, "phone_codes"))) throw new ConflictError("account.phone_too_soon")
    await enqueue(tx, "sms.send", { to: phone, text: text(code) })
  })
}

/**
 * Makes the waiting number the one in use, and says so at every contact that was in use until now. A wrong code is counted.
 * @throws ConflictError `account.phone_code` for a wrong one, `account.phone_code_over` when it is too old, replaced or was tried too often
 */
export async function confirmPhone(actor: Actor, code: string): Promise<void> {
  const refusal = await asAccount(actor.accountId, async (tx) => {
    const waiting = await countTry(tx, actor)
    if (!waiting) return "account.phone_code_over" as const
    if (!waiting.hash?.equals(codeHash(actor, code))) return "account.phone_code" as const
    await tellAccount(tx, actor.accountId, "phone_changed", { subject: "phone" })
    await tx
      .update(accounts)
      .set({ phone: waiting.phone, phoneConfirmedAt: sql`now()`, ...NONE })
      .where(eq(accounts.id, actor.accountId))
    return null
  })
  if (refusal) throw new ConflictError(refusal)
}

/** One more try at the code that waits, of two at once one after the other; null where none may be tried. */
async function countTry(tx: Transaction, { accountId }: Actor) {
  const { id, pendingPhone, pendingPhoneCodeHash, pendingPhoneExpiresAt, pendingPhoneTries } = accounts
  const [waiting] = await tx
    .update(accounts)
    .set({ pendingPhoneTries: sql`${pendingPhoneTries} + 1` })
    .where(
      and(
        eq(id, accountId),
        isNotNull(pendingPhone),
        sql`now() < ${pendingPhoneExpiresAt}`,
        lt(pendingPhoneTries, ruleValue("phone_code_tries").value),
      ),
    )
    .returning({ phone: pendingPhone, hash: pendingPhoneCodeHash })
  return waiting ?? null
}

/** Forgets the actor's number, and one that waits; said at every contact that was in use until now. */
export async function removePhone(actor: Actor): Promise<void> {
  await asAccount(actor.accountId, async (tx) => {
    const isIt = eq(accounts.id, actor.accountId)
    const [had] = await tx.select({ phone: accounts.phone }).from(accounts).where(isIt).for("update")
    if (had?.phone) await tellAccount(tx, actor.accountId, "phone_changed", { subject: "phone" })
    await tx
      .update(accounts)
      .set({ phone: null, phoneConfirmedAt: null, ...NONE })
      .where(isIt)
  })
}

const codeHash = ({ accountId }: Actor, code: string): Buffer => createHash("sha256").update(`${accountId} ${code}`).digest()
