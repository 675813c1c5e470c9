import { MessageList } from "@/components/threads/message-list"
import { namesOf } from "@/components/threads/thread-list"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, useWords, words } from "@/lib/request/words"
import { parseQuery } from "@/lib/threads/schema"
import { patientPage } from "../../../patient-page"
import { AnswerTimes } from "../answer-times"
import { readThread } from "../reads"
import { Answer } from "./answer"
import { Closing } from "./closing"
import { Gone } from "./gone"
import { PeopleCard } from "./people-card"

const DONE = ["opened", "sent", "added", "removed", "shared", "closed", "reopened"] as const

/** One thread: what was said, who reads it, the answer, and whom to turn to where it is over. */
export default async function ThreadPage({ params, searchParams }: PageProps<"/patients/[patientId]/messages/[threadId]">) {
  const { patientId, threadId } = await params
  const query = await searchParams
  const { template, document, before } = parseQuery(query)
  const done = DONE.find((word) => word === query.done)
  return patientPage(
    patientId,
    ["view:messages"],
    (access) => readThread(access, threadId, before),
    async ({ space, thread, ...read }) => {
      const [t, f] = [await words("threads"), await formats()]
      const { isOwn, name, givenName } = space
      const names = namesOf(thread.members, t("you"), isOwn ? undefined : name)
      return (
        <>
          {done && <Notice tone="done" title={t(`done.${done}`)} announced />}
          <PageHeading kicker={t("title")} title={thread.subject} lead={t("with", { names: f.list(names) })} />
          {thread.hasShut && <Notice>{t("thread.shut", { name: givenName })}</Notice>}
          {thread.messages.length === 0 && <p>{t("thread.empty")}</p>}
          <Pages earlier={thread.earlier} isBefore={before !== undefined} />
          <MessageList patientId={patientId} messages={thread.messages} patientFullName={name} isOwn={isOwn} />
          <Gone patientId={patientId} members={thread.members} attending={read.attending} decides={read.decides} isOwn={isOwn} />
          <Closing patientId={patientId} thread={thread} space={space} decides={read.decides} />
          {thread.may.write && (
            <Answer
              patientId={patientId}
              thread={thread}
              patientFullName={name}
              isOwn={isOwn}
              document={document}
              template={template}
              {...read}
            />
          )}
          {!thread.closed && !space.inCare && (
            <AnswerTimes people={thread.members.filter(({ isYou, reads }) => reads && !isYou)} times={read.times} />
          )}
          <PeopleCard patientId={patientId} thread={thread} patientName={name} toLetIn={read.toLetIn} isOwn={isOwn} />
          <p>
            <a href={`/patients/${patientId}/messages`} className="lone-link">
              {t("thread.back")}
            </a>
          </p>
        </>
      )
    },
    { section: "messages" },
  )
}

/** The way to what was said before, and back. */
function Pages({ earlier, isBefore }: { earlier: number | null; isBefore: boolean }) {
  const t = useWords("threads")
  if (earlier === null && !isBefore) return null
  return (
    <p className="flex flex-wrap gap-x-6">
      {earlier !== null && (
        <a href={`?before=${earlier}`} className="lone-link">
          {t("thread.earlier")}
        </a>
      )}
      {isBefore && (
        <a href="?" className="lone-link">
          {t("thread.latest")}
        </a>
      )}
    </p>
  )
}
