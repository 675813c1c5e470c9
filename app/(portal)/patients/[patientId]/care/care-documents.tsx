import { DocumentRow, documentsApart, useRowSpeech } from "@/components/documents/document-row"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { useWords } from "@/lib/request/words"
import type { CareHomeProps } from "../care-reads"

const SHOWN = 5

/** The newest documents of a record, as a professional may read them, and what is kept of his own reading. */
export function CareDocuments({ space, inCare, isNews, lines }: CareHomeProps) {
  const [t, speech] = [useWords("professional"), useRowSpeech()]
  const base = `/patients/${space.patientId}`
  const isOwnOnly = inCare.isAuthorOnly || inCare.readsNothing
  const title = isOwnOnly ? "space.ownTitle" : isNews ? "space.newsTitle" : "space.latestTitle"
  const shown = lines.slice(0, SHOWN)
  const heard = documentsApart(shown, speech, space.givenName)
  if (lines.length === 0) return <EmptyState title={t("space.empty")}>{t("space.rule")}</EmptyState>
  return (
    <>
      <Card title={t(title)}>
        <List>
          {shown.map((line) => (
            <DocumentRow
              key={line.id}
              line={{ ...line, isUnread: false }}
              isNew={!isOwnOnly && isNews}
              href={`${base}/documents/${line.id}`}
              patientName={space.givenName}
              heard={heard[line.id]}
            />
          ))}
        </List>
        <p>
          <a href={`${base}/documents`} className="lone-link">
            {t("space.all")}
          </a>
        </p>
      </Card>
      {!isOwnOnly && <p className="text-soft">{t("space.rule")}</p>}
    </>
  )
}
