import "server-only"
import { and, isNull, lte, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { notices } from "@/drizzle/schema/notices"
import type { NoticeSubject } from "@/drizzle/vocabulary"
import { mayHearOfItem, readsItem } from "@/lib/access/job-reader"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { ABOUT_ANSWERS, ABOUT_ITEMS } from "../rules"
import { isNoticeKind, noticeInEach } from "../words"

/** Job `notices.post`: what came in somebody's quiet hours goes out after them, once, where it may still be heard. */
export const postWaitingNotices = (worker: Database): Promise<number> => inSteps(worker, "notices.post", postStep)

async function postStep(task: SystemTask): Promise<Step> {
  const { accountId, id, kind, subject, spaceId, subjectId, sendAt, settledAt } = notices
  const waiting = await task.tx
    .select({ accountId, id, kind, subject: sql<NoticeSubject | null>`${subject}`, spaceId, subjectId })
    .from(notices)
    .where(and(lte(sendAt, sql`now()`), isNull(settledAt)))
    .orderBy(sendAt, accountId, id)
    .limit(STEP_ROWS)
  for (const row of waiting) await post(task, row)
  return stepOf(waiting.length)
}

type Waiting = {
  accountId: string
  id: string
  kind: string
  subject: NoticeSubject | null
  spaceId: string | null
  subjectId: string | null
}

/** One notice: the database looks once more whether it waits, so that of two workers one sends it. */
async function post(task: SystemTask, row: Waiting): Promise<void> {
  const said = isNoticeKind(row.kind) ? noticeInEach(row.kind) : null
  const isHeard = said !== null && (await mayBeHeard(task, row))
  await task.tx.execute(sql`select relais.post_notice(${row.accountId}::uuid, ${row.id}::uuid,
    ${JSON.stringify(said ?? {})}::text::jsonb, ${isHeard}::boolean)`)
}

/** What is kept from somebody since it was told is not sent to them; whether the way to the space is open, the database asks. */
async function mayBeHeard(task: SystemTask, { accountId, subject, spaceId: patientId, subjectId: itemId }: Waiting) {
  if (!patientId || !itemId) return true
  const asked = (section: (typeof ABOUT_ITEMS)[number]["section"]) => ({ patientId, section, itemId })
  const led = ABOUT_ITEMS.find((about) => about.subject === subject)
  if (led) return readsItem(task, accountId, asked(led.section))
  const answered = ABOUT_ANSWERS.find((about) => about.subject === subject)
  return answered ? mayHearOfItem(task, accountId, asked(answered.section)) : true
}
