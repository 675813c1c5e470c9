import { timeOf } from "@/components/journal/journal-day"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { journalFilters } from "@/lib/journal/schema"
import { listVisits } from "@/lib/journal/watching/queries"
import { byDay, MOST_VISITS, type WatchedVisit, type WatchedWeek } from "@/lib/journal/watching/rules"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"
import { patientPage } from "../../../patient-page"
import { useVisitWords } from "./words"

/** Who came into the space, in which capacity and from when to when: never what was read. The patient finds what whoever watches finds. */
export default async function VisitsPage({ params, searchParams }: PageProps<"/patients/[patientId]/journal/visits">) {
  const { patientId } = await params
  const { done, ...asked } = await searchParams
  const { week } = journalFilters.parse(asked)
  return patientPage(
    patientId,
    ["view:visits"],
    (access) => listVisits(access, week),
    (shown) => <Visits {...shown} isTold={done === "reported"} path={`/patients/${patientId}/journal`} />,
    { section: "journal" },
  )
}

type VisitsProps = WatchedWeek & { space: SpaceHeader; isTold: boolean; path: string }

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

function Visits({ space: { isOwn, givenName }, isTold, monday, sunday, previous, next, visits, isMore, path }: VisitsProps) {
  const [{ t }, f] = [useVisitWords(), useFormats()]
  const from = f.dateTime(noon(monday), { day: "numeric", month: "long" })
  return (
    <>
      <PageHeading title={t("visits.title")} lead={isOwn ? t("visits.leadOwn") : t("visits.lead", { givenName })} />
      {isTold && <Notice tone="done" title={t("report.told", { givenName })} announced />}
      <h2 className="text-title">{t("visits.week", { from, to: f.day(sunday) })}</h2>
      {isMore && <Notice>{t("visits.most", { most: MOST_VISITS })}</Notice>}
      {byDay(visits).map(({ day, visits: ofDay }) => (
        <Card key={day} title={capital(f.day(day, "full"))}>
          <List label={f.day(day, "full")}>
            {ofDay.map((visit) => (
              <Visit key={visit.id} visit={visit} path={path} />
            ))}
          </List>
        </Card>
      ))}
      {visits.length === 0 && (
        <EmptyState icon="people" title={t("visits.none")}>
          <p>{t("visits.noneText")}</p>
        </EmptyState>
      )}
      <nav aria-label={t("visits.ways")} className="flex flex-wrap gap-x-6 print:hidden">
        <Way href={previous && `${path}/visits?week=${previous}`} label={t("visits.previous")} />
        <Way href={next && `${path}/visits?week=${next}`} label={t("visits.next")} />
        <Way href={path} label={t(isOwn ? "back" : "backOther")} />
      </nav>
    </>
  )
}

function Way({ href, label }: { href: string | null; label: string }) {
  return href ? (
    <a href={href} className="lone-link">
      {label}
    </a>
  ) : null
}

function Visit({ visit, path }: { visit: WatchedVisit; path: string }) {
  const [{ t, who, as }, j] = [useVisitWords(), useWords("journal")]
  const name = who(visit.who)
  return (
    <ListRow icon="people" title={name} meta={[timeOf(visit, j), as(visit)].filter(Boolean).join(" · ")}>
      {visit.who.kind !== "you" && (
        <a href={`${path}/visits/${visit.id}`} className="inline-flex min-h-11 items-center text-small">
          {t("visits.report")}
          <span className="sr-only">{t("visits.about", { name })}</span>
        </a>
      )}
    </ListRow>
  )
}
