import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { parseQuery } from "@/lib/threads/schema"
import { patientPage } from "../../../patient-page"
import { openThread } from "../actions"
import { AnswerTimes } from "../answer-times"
import { MessageForm } from "../message-form"
import { formWords, openQuestions } from "../questions"
import { readToOpen } from "../reads"
import { Templates } from "../templates"

/** A new thread: to whom, what about, and the first message. */
export default async function NewMessagePage({ params, searchParams }: PageProps<"/patients/[patientId]/messages/new">) {
  const { patientId } = await params
  const { to, document, template } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/messages`
  return patientPage(
    patientId,
    ["act:messages"],
    readToOpen,
    async ({ space, recipients, times, documents, threadId, messageId, isProfessional }) => {
      const t = await words("threads")
      const patientName = space.isOwn ? undefined : space.givenName
      const said = template && isProfessional ? t(`templates.${template}.text`) : ""
      return (
        <>
          <PageHeading
            title={t("open.title")}
            lead={recipients ? t("open.lead") : t("open.leadOther", { name: space.givenName })}
          />
          {recipients?.length === 0 ? (
            <NobodyToWriteTo patientId={patientId} patientName={patientName} />
          ) : (
            <>
              {isProfessional && <Templates here={`${here}/new`} />}
              <Card>
                <MessageForm
                  action={openThread}
                  kind="open"
                  hidden={{ patientId, threadId, messageId }}
                  asked={await openQuestions({ recipients, documents, patientName })}
                  initial={{ to: to ?? "", documentId: document ?? "", words: said }}
                  words={await formWords(t("open.submit"))}
                  sentences={await sentencesOf("threads")}
                />
              </Card>
              {!isProfessional && <AnswerTimes people={recipients ?? []} times={times} />}
            </>
          )}
          <p>
            <a href={here} className="lone-link">
              {t("open.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

/** Nobody treats or helps: the page leads to where somebody is let in. */
async function NobodyToWriteTo({ patientId, patientName }: { patientId: string; patientName?: string }) {
  const t = await words("threads")
  return (
    <EmptyState
      icon="people"
      title={t("open.nobody")}
      action={<ButtonLink href={`/patients/${patientId}/care-circle`}>{t("open.nobodyLink")}</ButtonLink>}
    >
      <p>{patientName ? t("open.nobodyTextOther", { name: patientName }) : t("open.nobodyText")}</p>
    </EmptyState>
  )
}
