import "server-only"
import { eq } from "drizzle-orm"
import { noticeSettings } from "@/drizzle/schema/notices"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import type { NoticeChoice } from "./schema"

/** Keeps how the actor wants to be told of things; what they were not asked about stays as it is. */
export async function chooseNotices(
  actor: Actor,
  { whoCame, quiet, quietFrom, quietUntil, ...said }: NoticeChoice,
): Promise<void> {
  const hours = quiet === "yes" ? { quietFrom, quietUntil } : { quietFrom: null, quietUntil: null }
  await asAccount(actor.accountId, (tx) =>
    tx
      .update(noticeSettings)
      .set({ ...said, ...hours, tellsWhoCame: whoCame && whoCame === "yes" })
      .where(eq(noticeSettings.accountId, actor.accountId)),
  )
}
