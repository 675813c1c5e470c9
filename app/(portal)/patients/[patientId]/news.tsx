import { DocumentRow, documentsApart, useRowSpeech } from "@/components/documents/document-row"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { type IconName, IconTile } from "@/components/ui/icon"
import { List, ListRow } from "@/components/ui/list-row"
import { entryOf } from "@/lib/access/sections"
import { useFormats, useWords } from "@/lib/request/words"
import { addressOfNews, type NewItems } from "@/lib/space/news/rules"
import type { OwnHomeProps } from "./own-reads"

/** What is new since the last visit, by the day since which it is where all of it is; in a space that is empty, what to do first. */
export function News({ space: { patientId, isOwn, givenName }, news: { lines, others, mayRead, isSince }, since }: OwnHomeProps) {
  const [t, f] = [useWords("space"), useFormats()]
  const base = `/patients/${patientId}`
  const patientName = isOwn ? undefined : givenName
  const heard = documentsApart(lines, useRowSpeech(), patientName)
  if (lines.length + others.length === 0) return <Ready base={base} />
  const date = since ? f.dateTime(since, { day: "numeric", month: "long" }) : ""
  return (
    <Card title={t(isSince ? "home.sinceTitle" : "home.unreadTitle", { date })}>
      <List>
        {lines.map((line) => (
          <DocumentRow
            key={line.id}
            line={line}
            href={`${base}/documents/${line.id}`}
            patientName={patientName}
            heard={heard[line.id]}
          />
        ))}
        {others.map((items) => (
          <OthersRow key={items.section} base={base} items={items} meta={t("home.addedSince", { date })} />
        ))}
      </List>
      {mayRead && (
        <p>
          <a href={`${base}/documents`} className="lone-link">
            {t(isOwn ? "home.allDocuments" : "home.allDocumentsOther")}
          </a>
        </p>
      )}
    </Card>
  )
}

/** A space of one's own in which there is nothing yet: what to do first. */
function Ready({ base }: { base: string }) {
  const t = useWords("space")
  const invite = (
    <a href={`${base}/helpers/invite`} className="lone-link">
      {t("home.invite")}
    </a>
  )
  return (
    <EmptyState title={t("home.emptyTitle")} action={invite}>
      {t("home.emptyText")}
    </EmptyState>
  )
}

/** What others added to one section. */
export function OthersRow({ base, items, meta }: { base: string; items: NewItems; meta: string }) {
  const t = useWords("space")
  const { section, count } = items
  return (
    <ListRow
      lead={<IconTile name={entryOf(section).icon as IconName} tone="plum" />}
      href={addressOfNews(base, items)}
      title={t(`news.${section}`, { count })}
      meta={meta}
    />
  )
}
