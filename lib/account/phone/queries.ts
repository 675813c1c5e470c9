import "server-only"
import { eq, sql } from "drizzle-orm"
import { accounts } from "@/drizzle/schema/accounts"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { configuration } from "@/lib/platform/configuration"
import { ruleValue } from "@/lib/reference/dated-rules"

/** Whether whoever runs the portal sends text messages: without it nobody is asked for a number. */
export const sendsSms = (): boolean => configuration().sms !== undefined

/** The number that the actor confirmed, and one whose code may still be typed. */
export async function getPhone(actor: Actor): Promise<{ phone: string | null; pendingPhone: string | null }> {
  const { phone, pendingPhone, pendingPhoneExpiresAt, pendingPhoneTries } = accounts
  const isOpen = sql`now() < ${pendingPhoneExpiresAt} and ${pendingPhoneTries} < ${ruleValue("phone_code_tries").value}::int`
  const [row] = await asAccount(actor.accountId, (tx) =>
    tx
      .select({ phone, pendingPhone: sql<string | null>`case when ${isOpen} then ${pendingPhone} end` })
      .from(accounts)
      .where(eq(accounts.id, actor.accountId)),
  )
  return row ?? { phone: null, pendingPhone: null }
}
