import { Card } from "@/components/ui/card"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { addressOf, type Thread } from "@/lib/threads/rules"
import type { Template } from "@/lib/threads/templates/rules"
import { sendMessage } from "../actions"
import { MessageForm } from "../message-form"
import { formWords, messageQuestions } from "../questions"
import { Templates } from "../templates"

type AnswerProps = {
  patientId: string
  thread: Thread
  messageId: string
  documents: Parameters<typeof messageQuestions>[0]
  /** What the address of the page asks to begin with. */
  document?: string
  template?: Template
  isProfessional: boolean
  isOwn: boolean
  writer: string
  maySendFile: boolean
  patientFullName: string
}

/** The field for one more message; who helps is told that both names stand under it. */
export async function Answer(props: AnswerProps) {
  const { patientId, thread, messageId, documents, document, template, isProfessional, isOwn } = props
  const t = await words("threads")
  const said = template && isProfessional ? t(`templates.${template}.text`) : ""
  const isFor = !isOwn && !isProfessional && thread.members.some(({ kind }) => kind === "professional")
  return (
    <Card title={t("thread.answer")} id="answer">
      <p className="text-soft">
        {isFor ? t("thread.answerFor", { name: props.writer, patient: props.patientFullName }) : t("thread.answerLead")}
      </p>
      {isProfessional && <Templates here={addressOf(patientId, thread.id)} />}
      <MessageForm
        // With another template it is another form.
        key={template}
        action={sendMessage}
        kind="send"
        hidden={{ patientId, threadId: thread.id, messageId }}
        asked={await messageQuestions(documents)}
        initial={{ words: said, documentId: document ?? "" }}
        words={await formWords(t("thread.submit"))}
        sentences={await sentencesOf("threads")}
      />
      {props.maySendFile && (
        <p>
          <a href={`${addressOf(patientId, thread.id)}/file`} className="lone-link">
            {t("file.link")}
          </a>
        </p>
      )}
    </Card>
  )
}
