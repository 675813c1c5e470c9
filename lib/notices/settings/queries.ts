import "server-only"
import { eq, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { AppointmentZone } from "@/drizzle/appointment-vocabulary"
import type { NoticeWay } from "@/drizzle/notice-vocabulary"
import { noticeSettings } from "@/drizzle/schema/notices"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { NotFoundError } from "@/lib/errors"

const { answers, accesses, documents, messages, circle, reminders, tellsWhoCame, zone, quietFrom, quietUntil } = noticeSettings
// A CHECK built from the same lists holds these words.
const way = (column: AnyPgColumn) => sql<NoticeWay>`${column}`

/** How the actor wants to be told of things, and when not. */
export async function getNoticeSettings(actor: Actor) {
  const [row] = await asAccount(actor.accountId, (tx) =>
    tx
      .select({
        answers: way(answers),
        accesses: way(accesses),
        documents: way(documents),
        messages: way(messages),
        circle: way(circle),
        reminders: way(reminders),
        ...{ tellsWhoCame, quietFrom, quietUntil },
        zone: sql<AppointmentZone>`${zone}`,
      })
      .from(noticeSettings)
      .where(eq(noticeSettings.accountId, actor.accountId)),
  )
  if (!row) throw new NotFoundError()
  return row
}
