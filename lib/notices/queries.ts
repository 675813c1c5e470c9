import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { notices } from "@/drizzle/schema/notices"
import type { Language } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { asAccount } from "@/lib/access/database-session"
import { NotFoundError } from "@/lib/errors"
import { noticeLetter } from "@/lib/notices/letters"
import { isNoticeKind, noticeWords } from "@/lib/notices/words"
import type { Letter } from "@/lib/platform/letters/letter"
import { isUuid } from "@/lib/platform/uuid"

const MOST = 50
const shown = { id: notices.id, kind: notices.kind, toldAt: notices.toldAt }

/** What the actor was told, in the words of the mail, the newest first and fifty at most. */
export async function listNotices(actor: Actor, language: Language) {
  const rows = await asAccount(actor.accountId, (tx) =>
    tx
      .select(shown)
      .from(notices)
      .where(eq(notices.accountId, actor.accountId))
      .orderBy(desc(notices.toldAt), desc(notices.id))
      .limit(MOST),
  )
  return rows.flatMap(({ id, kind, toldAt }) =>
    isNoticeKind(kind) ? [{ id, toldAt, subject: noticeWords(kind, language).subject }] : [],
  )
}

/** One thing that the actor was told, as a letter of that day. @throws NotFoundError when it was told to somebody else */
export async function requireNoticeLetter(actor: Actor, id: string, language: Language): Promise<Letter> {
  if (!isUuid(id)) throw new NotFoundError()
  const [row] = await asAccount(actor.accountId, (tx) =>
    tx
      .select(shown)
      .from(notices)
      .where(and(eq(notices.accountId, actor.accountId), eq(notices.id, id))),
  )
  if (!row || !isNoticeKind(row.kind)) throw new NotFoundError()
  return noticeLetter(row.kind, language, { recipient: [actor.displayName], date: row.toldAt })
}
