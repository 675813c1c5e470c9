import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import type { JournalEntry } from "@/lib/journal/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { openThread } from "../../../messages/actions"
import { MessageForm } from "../../../messages/message-form"
import { formWords, messageQuestions } from "../../../messages/questions"
import { sayQuote } from "../quote"

type AskWhyProps = { line: JournalEntry; ids: Record<"patientId" | "to" | "threadId" | "messageId", string> }

/** A thread with one question, the words of which are there already. */
export async function AskWhy({ line, ids }: AskWhyProps) {
  const { t, name, when, said, saidToThem } = await sayQuote(line)
  const threads = await words("threads")
  return (
    <>
      <PageHeading title={t("ask.title")} lead={t("ask.quote", { when, said })} />
      <Card>
        <p className="max-w-text">{t("ask.to", { name })}</p>
        <MessageForm
          action={openThread}
          kind="open"
          hidden={{ ...ids, subject: t("ask.subject") }}
          asked={await messageQuestions([], 7)}
          initial={{ words: t("ask.words", { when, said: saidToThem }) }}
          words={await formWords(threads("open.submit"))}
          sentences={await sentencesOf("threads")}
        />
      </Card>
    </>
  )
}
