import { eq, sql } from "drizzle-orm"
import { accounts } from "@/drizzle/schema/accounts"
import { asAccount } from "@/lib/access/database-session"
import { chooseNotices } from "@/lib/notices/settings/commands"
import type { Seeding } from "../sections"

/** Jeanne reads text messages more often than mails: she gave her number, and is reminded by SMS; nothing is quiet in the demonstration. */
export async function seedSection({ someone }: Seeding): Promise<void> {
  const jeanne = someone("jeanne")
  await asAccount(jeanne.accountId, (tx) =>
    tx.update(accounts).set({ phone: "+33639981944", phoneConfirmedAt: sql`now()` }).where(eq(accounts.id, jeanne.accountId)),
  )
  await chooseNotices(jeanne, { reminders: "sms", quiet: "no", quietFrom: 21, quietUntil: 8, zone: "Europe/Paris" })
}
