import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { notices } from "@/drizzle/schema/notices"
import type { NoticeSubject } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import type { Told } from "./rules"
import { standing } from "./standing"

const { accountId, id, spaceId, subjectId, name, readAt, toldAt } = notices
const whatItTells = { about: sql<NoticeSubject | null>`${notices.subject}`, spaceId, subjectId, name, toldAt }

/**
 * Opens a notice: it is read from now on. Gives what it tells of, for the way there.
 * @throws NotFoundError for somebody else's, and for one that tells of what is kept from its reader now
 */
export async function openNotice(actor: Actor, noticeId: string): Promise<Told> {
  if (!isUuid(noticeId)) throw new NotFoundError()
  return withOwn(actor, async (own) => {
    const isIt = and(eq(accountId, actor.accountId), eq(id, noticeId))
    const [told] = await own.tx
      .select(whatItTells)
      .from(notices)
      .where(and(isIt, await standing(own)))
    if (!told) throw new NotFoundError()
    await own.tx
      .update(notices)
      .set({ readAt: sql`now()` })
      .where(and(isIt, isNull(readAt)))
    return told
  })
}

/** The actor has read all that they were told. */
export const readAllNotices = (actor: Actor) =>
  asAccount(actor.accountId, (tx) =>
    tx
      .update(notices)
      .set({ readAt: sql`now()` })
      .where(and(eq(accountId, actor.accountId), isNull(readAt))),
  )
