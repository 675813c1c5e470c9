import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { PrintButton } from "@/components/ui/print-button"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { sayNews } from "../helped-words"
import { daysOf, leftOut } from "./days"
import { EntryRow } from "./entry-row"
import { readWeek, type Week } from "./reads"

/** The week of whoever helps, with everybody whom they help and at home: on one page. */
export default async function MyWeekPage() {
  const week = await readOwn("citizen", readWeek)
  const [t, f] = [await words("helping"), await formats()]
  const { late, days } = daysOf(week)
  const isEmpty = late.length + days.length + week.low.length + week.news.length === 0
  return (
    <PortalPage nav="citizen" current="/helping">
      <PageHeading
        title={t("week.title")}
        lead={t("week.lead", { from: f.day(week.from, "full"), until: f.day(week.until, "full") })}
        action={
          <div className="contents print:hidden">
            <PrintButton label={t("week.print")} />
          </div>
        }
      />
      {isEmpty && (
        <EmptyState icon="calendar" title={t("week.emptyTitle")}>
          <p>{t("week.emptyText")}</p>
        </EmptyState>
      )}
      {late.length > 0 && <Entries title={t("week.late")}>{late.map(rowOf)}</Entries>}
      {days.map(({ day, entries }) => (
        <Entries key={day} title={day === week.from ? t("week.today", { day: f.day(day, "week") }) : capital(f.day(day, "week"))}>
          {entries.map(rowOf)}
        </Entries>
      ))}
      <LeftOut week={week} />
      {week.low.length > 0 && <Low low={week.low} />}
      {week.news.length > 0 && <News news={week.news} />}
      <p className="print:hidden">
        <a href="/helping" className="lone-link">
          {t("back")}
        </a>
      </p>
    </PortalPage>
  )
}

const rowOf = (entry: Parameters<typeof EntryRow>[0]["entry"]) => <EntryRow key={entry.id} entry={entry} />

function Entries({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <List label={title}>{children}</List>
    </Card>
  )
}

/** Where somebody has more than a list over all of them holds: how much, and the way there. */
async function LeftOut({ week }: { week: Week }) {
  const t = await words("helping")
  return leftOut(week).map(({ patientId, name, kind, more }) => (
    <p key={kind + patientId}>
      <a href={`/patients/${patientId}/${kind}`} className="lone-link">
        {t(`week.more.${kind}`, { count: more, name: name ?? t("week.self") })}
      </a>
    </p>
  ))
}

/** The treatments of which few days are left, each the way to its line. */
async function Low({ low }: Pick<Week, "low">) {
  const [t, profile] = [await words("helping"), await words("profile")]
  return (
    <Entries title={t("week.low")}>
      {low.map(({ id, patientId, label, daysLeft, name }) => (
        <ListRow
          key={id}
          icon="pill"
          href={`/patients/${patientId}/profile/medications/${id}`}
          title={profile("refill.leftOf", { days: daysLeft, label })}
          meta={name ?? t("week.self")}
        />
      ))}
    </Entries>
  )
}

/** How much is new with each person, and the way in. */
async function News({ news }: Pick<Week, "news">) {
  const [t, f] = [await words("helping"), await formats()]
  return (
    <Entries title={t("fact.news")}>
      {news.map(({ patientId, name, news }) => (
        <ListRow
          key={patientId}
          icon="document"
          href={`/patients/${patientId}`}
          title={name ?? t("week.self")}
          meta={capital(sayNews(t, f, news))}
        />
      ))}
    </Entries>
  )
}
