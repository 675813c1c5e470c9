import { JournalDay } from "@/components/journal/journal-day"
import { type JournalWords, type Telling, whoIs } from "@/components/journal/sentence"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { Pagination } from "@/components/ui/pagination"
import type { JournalEntry } from "@/lib/journal/rules"
import { isNarrowed, type JournalFilters, journalFilters } from "@/lib/journal/schema"
import { visitsByDay } from "@/lib/journal/visits/rules"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"
import { patientPage } from "../../patient-page"
import { JournalFiltersForm } from "./journal-filters"
import { readJournal } from "./reads"
import { useTelling } from "./telling"
import { WatchersCard } from "./watchers-card"
import { WeekInSentences } from "./week"

/** Who read and changed what, in plain sentences; a caregiver reads here only what they did themselves. */
export default async function JournalPage({ params, searchParams }: PageProps<"/patients/[patientId]/journal">) {
  const { patientId } = await params
  const filters = journalFilters.parse(await searchParams)
  const path = `/patients/${patientId}/journal`
  return patientPage(
    patientId,
    [],
    (access) => readJournal(access, filters),
    (shown) => <Journal {...shown} filters={filters} path={path} />,
    { section: "journal" },
  )
}

type JournalProps = Awaited<ReturnType<typeof readJournal>> & { space: SpaceHeader; filters: JournalFilters; path: string }

/** It is called as the bar calls it, for each who reads it. */
const titleOf = ({ isOwn, inCare }: SpaceHeader) => (isOwn ? "title" : inCare ? "title_care" : "title_own")

function Journal({ space, people, week, watchers, watches, entries, older, isOwn, filters, path }: JournalProps) {
  const { patientId, givenName } = space
  const telling = useTelling(isOwn)
  const { t } = telling
  const choices = people.map(({ id, actor }) => ({ value: id, label: whoIs(actor, telling) }))
  return (
    <>
      <PageHeading title={t(titleOf(space))} lead={isOwn ? t("lead") : t("lead_own", { givenName })} />
      {week && <WeekInSentences week={week} path={path} />}
      {watchers && <WatchersCard patientId={patientId} watchers={watchers} />}
      {watches && <WatchingLink path={path} />}
      <JournalFiltersForm path={path} filters={filters} people={choices} t={t} />
      <Days entries={entries} telling={telling} base={`/patients/${patientId}`} />
      {entries.length === 0 && <Nothing filters={filters} t={t} />}
      {isOwn && <OwnReadings filters={filters} path={path} t={t} />}
      {isOwn && (
        <a href={`${path}/copy`} className="lone-link">
          {t("copy.link")}
        </a>
      )}
      {!filters.kind && (
        <p className="max-w-text text-small text-soft">
          {t("readings_hidden")} <a href={`${path}?kind=journal`}>{t("readings_show")}</a>
        </p>
      )}
      <Pagination
        label={t("pages")}
        newer={filters.before && { href: addressOf(path, filters), label: t("newest") }}
        older={older ? { href: addressOf(path, filters, older), label: t("older") } : undefined}
      />
    </>
  )
}

/** For who watches with the patient: to who came, which is not among their own lines. */
function WatchingLink({ path }: { path: string }) {
  const t = useWords("watching")
  return (
    <a href={`${path}/visits`} className="lone-link">
      {t("visits.link")}
    </a>
  )
}

type DaysProps = { entries: JournalEntry[]; telling: Telling; base: string }

function Days({ entries, telling, base }: DaysProps) {
  const f = useFormats()
  return visitsByDay(entries).map(({ day, told }) => (
    <JournalDay key={day} title={capital(f.day(day, "full"))} told={told} telling={telling} base={base} />
  ))
}

type OwnReadingsProps = { filters: JournalFilters; path: string; t: JournalWords }

/** The switch for one's own reading, where it is not asked for by another filter already. */
function OwnReadings({ filters, path, t }: OwnReadingsProps) {
  if (filters.person || filters.kind) return null
  const { own } = filters
  const href = addressOf(path, { ...filters, own: own ? undefined : "1" })
  return (
    <a href={href} className="lone-link">
      {t(own ? "own_hide" : "own_show")}
    </a>
  )
}

function Nothing({ filters, t }: { filters: JournalFilters; t: JournalWords }) {
  const isChosen = isNarrowed(filters)
  return (
    <EmptyState icon="journal" title={t(isChosen ? "empty.title" : "empty.title_all")}>
      <p>{t(isChosen ? "empty.text" : "empty.text_all")}</p>
    </EmptyState>
  )
}

/** The same choices, from one line of the journal on; without one, from the newest. */
function addressOf(path: string, { person, kind, from, to, own, week }: JournalFilters, before?: string): string {
  const given = Object.entries({ person, kind, from, to, own, week, before }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
