import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { ListRow, MonthCard } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import type { Coming } from "@/lib/prevention/year/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { patientPage } from "../../../patient-page"
import { readYear } from "../reads"

/** What prevention brings in the twelve months ahead, a card a month, and the same for a calendar. */
export default async function YearAheadPage({ params }: PageProps<"/patients/[patientId]/prevention/year">) {
  const { patientId } = await params
  return patientPage(patientId, ["view:prevention"], readYear, ({ space, coming }) => (
    <Year here={`/patients/${patientId}/prevention`} isOwn={space.isOwn} coming={coming} />
  ))
}

function Year({ here, isOwn, coming }: { here: string; isOwn: boolean; coming: readonly Coming[] }) {
  const [t, f] = [useWords("prevention"), useFormats()]
  const months = [...Map.groupBy(coming, ({ on }) => on.slice(0, 7))]
  return (
    <>
      <PageHeading title={t("year.title")} lead={t(isOwn ? "year.lead" : "year.leadOther")} />
      {coming.length === 0 && (
        <EmptyState icon="calendar" title={t("year.none")}>
          <p>{t("year.noneText")}</p>
        </EmptyState>
      )}
      {months.map(([month, lines]) => (
        <MonthCard key={month} title={capital(f.day(month, "month"))}>
          <Lines lines={lines} />
        </MonthCard>
      ))}
      {coming.length > 0 && <FileCard at={`${here}/year/file`} />}
      <p>
        <a href={here} className="lone-link">
          {t("year.back")}
        </a>
      </p>
    </>
  )
}

function Lines({ lines }: { lines: readonly Coming[] }) {
  const [t, f, language] = [useWords("prevention"), useFormats(), useLanguage()]
  return lines.map(({ on, rule }) => (
    <ListRow key={rule.code} icon="calendar" title={rule.words[language].title} meta={t("year.from", { date: f.day(on) })} />
  ))
}

function FileCard({ at }: { at: string }) {
  const t = useWords("prevention")
  return (
    <Card title={t("year.fileTitle")} screenOnly>
      <p className="max-w-text text-soft">{t("year.fileText")}</p>
      <p className="flex flex-wrap gap-x-6">
        <a href={at} className="lone-link" download>
          {t("year.file")}
        </a>
        <a href={`${at}?more=yes`} className="lone-link" download>
          {t("year.fileMore")}
        </a>
      </p>
    </Card>
  )
}
