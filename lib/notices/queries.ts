import "server-only"
import { and, count, desc, eq, isNull, type SQL, sql } from "drizzle-orm"
import { notices } from "@/drizzle/schema/notices"
import type { Language, NoticeSubject } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { type OwnAccess, withOwn } from "@/lib/access/own-access"
import { NotFoundError } from "@/lib/errors"
import { writtenName } from "@/lib/identity/rules"
import { noticeLetter } from "@/lib/notices/letters"
import { isNoticeKind, NOTICE_KINDS, noticeWords } from "@/lib/notices/words"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import type { Letter } from "@/lib/platform/letters/letter"
import { isUuid } from "@/lib/platform/uuid"
import { nameIn } from "@/lib/words/names"
import { PAGE_OF_NOTICES } from "./rules"
import { standing } from "./standing"

const { id, kind, toldAt, spaceId, subjectId, name, readAt } = notices
const micros = sql<string>`(extract(epoch from ${toldAt}) * 1000000)::bigint::text`
const shown = {
  ...{ id, kind, toldAt, spaceId, subjectId, name, micros },
  subject: sql<NoticeSubject | null>`${notices.subject}`,
  isUnread: sql<boolean>`${readAt} is null`,
}

/** What this account was told and still stands, of kinds that have words. */
async function ofOwn(own: OwnAccess): Promise<SQL | undefined> {
  const hasWords = sql`${kind} = any(${sql.param([...NOTICE_KINDS])}::text[])`
  return and(eq(notices.accountId, own.actor.accountId), hasWords, await standing(own))
}

/**
 * What the actor was told, in the words of the mail, with what it tells of and where that is, the newest first: a page of it, and one
 * more where there are older ones.
 */
export async function listNotices(actor: Actor, language: Language, before?: Cursor) {
  const earlier =
    before &&
    sql`(${toldAt}, ${id}) < ('epoch'::timestamptz + ${before.micros}::bigint * interval '1 microsecond', ${before.id}::uuid)`
  const rows = await withOwn(actor, async (own) =>
    own.tx
      .select(shown)
      .from(notices)
      .where(and(await ofOwn(own), earlier))
      .orderBy(desc(toldAt), desc(id))
      .limit(PAGE_OF_NOTICES + 1),
  )
  return rows.flatMap(({ kind, subject: about, name, micros, ...row }) =>
    isNoticeKind(kind)
      ? [
          {
            ...row,
            about,
            name: name && writtenName(name),
            subject: noticeWords(kind, language).subject,
            cursor: encodeCursor({ micros, id: row.id }),
          },
        ]
      : [],
  )
}

/** How many of them the actor has not read. */
export const countUnreadNotices = (actor: Actor): Promise<number> =>
  withOwn(actor, async (own) => {
    const [found] = await own.tx
      .select({ unread: count() })
      .from(notices)
      .where(and(await ofOwn(own), isNull(readAt)))
    return found?.unread ?? 0
  })

/** One thing that the actor was told, as a letter of that day. @throws NotFoundError when it was told to somebody else */
export async function requireNoticeLetter(actor: Actor, noticeId: string, language: Language): Promise<Letter> {
  if (!isUuid(noticeId)) throw new NotFoundError()
  const [row] = await withOwn(actor, async (own) =>
    own.tx
      .select(shown)
      .from(notices)
      .where(and(await ofOwn(own), eq(id, noticeId))),
  )
  if (!row || !isNoticeKind(row.kind)) throw new NotFoundError()
  return noticeLetter(row.kind, language, { recipient: [nameIn(language, actor.displayName)], date: row.toldAt })
}
