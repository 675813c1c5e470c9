import { AskedForm } from "@/components/delegation/asked-form"
import { PortalPage } from "@/components/layout/portal-page"
import { ThreadBadges } from "@/components/threads/thread-list"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { getAnswerTime } from "@/lib/threads/answering/queries"
import { listDesk } from "@/lib/threads/desk/queries"
import { type DeskThread, toldApart } from "@/lib/threads/desk/rules"
import { addressOf } from "@/lib/threads/rules"
import { parseQuery } from "@/lib/threads/schema"
import { sayTraits } from "../patient-words"
import { sayAnswerTime } from "./actions"

/** A professional's threads over all patients, and when answers come. */
export default async function ProfessionalMessagesPage({ searchParams }: PageProps<"/professional/messages">) {
  const { done, page = 1 } = parseQuery(await searchParams)
  const { threads, isMore, sentence } = await readOwn("professional", async (own) => ({
    ...(await listDesk(own, page)),
    sentence: await getAnswerTime(own),
  }))
  const [t, f] = [await words("threads"), await formats()]
  const rows = await Promise.all(
    threads.map(async (thread) => ({ thread, title: await titleOf(thread, threads), traits: await sayTraits(thread) })),
  )
  return (
    <PortalPage nav="professional" current="/professional/messages">
      {done === "said" && <Notice tone="done" title={t("desk.answerDone")} announced />}
      <PageHeading title={t("desk.title")} lead={t("desk.lead")} />
      {threads.length === 0 ? (
        <EmptyState icon="message" title={t("desk.none")}>
          <p>{t("desk.noneText")}</p>
        </EmptyState>
      ) : (
        <Card>
          <List label={t("list.title")}>
            {rows.map(({ thread: { id, patientId, lastAt, unread, isClosed }, title, traits }) => (
              <ListRow
                key={id}
                icon="message"
                href={addressOf(patientId, id)}
                title={title}
                meta={
                  <>
                    {traits}
                    <br />
                    {t("list.last", { date: f.dateTime(lastAt, { dateStyle: "long" }) })}
                  </>
                }
                badges={<ThreadBadges unread={unread} isClosed={isClosed} />}
              />
            ))}
          </List>
        </Card>
      )}
      {isMore && (
        <p>
          <a href={`/professional/messages?page=${page + 1}`} className="lone-link">
            {t("list.older")}
          </a>
        </p>
      )}
      <Card title={t("desk.answerTitle")}>
        <p className="text-soft">{t("desk.answerText")}</p>
        <AskedForm
          action={sayAnswerTime}
          hidden={{}}
          asked={[
            {
              ...{ kind: "text", name: "sentence", label: t("desk.answerLabel"), hint: t("desk.answerHint") },
              ...{ maxLength: 200, autoComplete: "off", optionalWord: t("open.optional") },
            },
          ]}
          initial={{ sentence: sentence ?? "" }}
          words={{ submit: t("desk.answerSubmit"), waiting: t("waiting"), summary: t("summary"), refused: t("refused") }}
          tone="secondary"
        />
      </Card>
    </PortalPage>
  )
}

/** With whom a thread is, and which of several it is: no two links of the page are called the same. */
async function titleOf(thread: DeskThread, threads: readonly DeskThread[]): Promise<string> {
  const t = await words("threads")
  const { number, isNamesake } = toldApart(thread, threads)
  const name = isNamesake ? `${thread.name}, ${await sayTraits(thread)}` : thread.name
  return number === null ? name : t("desk.numbered", { name, number })
}
