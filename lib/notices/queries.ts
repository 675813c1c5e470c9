import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { notices } from "@/drizzle/schema/notices"
import type { Language, NoticeSubject } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { NotFoundError } from "@/lib/errors"
import { writtenName } from "@/lib/identity/rules"
import { noticeLetter } from "@/lib/notices/letters"
import { isNoticeKind, noticeWords } from "@/lib/notices/words"
import type { Letter } from "@/lib/platform/letters/letter"
import { isUuid } from "@/lib/platform/uuid"
import { nameIn } from "@/lib/words/names"

const MOST = 50
const { id, kind, toldAt, spaceId, subjectId, name } = notices
const shown = { id, kind, toldAt, subject: sql<NoticeSubject | null>`${notices.subject}`, spaceId, subjectId, name }

/** What the actor was told, in the words of the mail, with what it tells of and where that is, the newest first and fifty at most. */
export async function listNotices(actor: Actor, language: Language) {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .select(shown)
      .from(notices)
      .where(eq(notices.accountId, actor.accountId))
      .orderBy(desc(notices.toldAt), desc(notices.id))
      .limit(MOST),
  )
  return rows.flatMap(({ kind, subject: about, name, ...row }) =>
    isNoticeKind(kind) ? [{ ...row, about, name: name && writtenName(name), subject: noticeWords(kind, language).subject }] : [],
  )
}

/** One thing that the actor was told, as a letter of that day. @throws NotFoundError when it was told to somebody else */
export async function requireNoticeLetter(actor: Actor, noticeId: string, language: Language): Promise<Letter> {
  if (!isUuid(noticeId)) throw new NotFoundError()
  const [row] = await asAccount(actor.accountId, (tx) =>
    tx
      .select(shown)
      .from(notices)
      .where(and(eq(notices.accountId, actor.accountId), eq(notices.id, noticeId))),
  )
  if (!row || !isNoticeKind(row.kind)) throw new NotFoundError()
  return noticeLetter(row.kind, language, { recipient: [nameIn(language, actor.displayName)], date: row.toldAt })
}
