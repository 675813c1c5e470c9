import type { ReactNode } from "react"
import { type Speech, saySummary } from "@/components/measures/chart-words"
import { MeasureChart } from "@/components/measures/measure-chart"
import { PointTable } from "@/components/measures/point-table"
import { ContestedBadge } from "@/components/rectifications/request-words"
import { Card, Columns } from "@/components/ui/card"
import { Chips } from "@/components/ui/chips"
import { EmptyState } from "@/components/ui/empty-state"
import type { InList } from "@/lib/access/contested"
import { type Chart, PERIODS } from "@/lib/measures/chart/rules"
import type { ShownKind } from "@/lib/measures/rules"
import { type Target, targetOf } from "@/lib/measures/targets/rules"
import { professionWord } from "@/lib/reference/professions"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

type KindViewProps = {
  kind: ShownKind
  /** The address of this kind's page. */
  base: string
  chart: Chart
  targets: readonly Target[]
  /** Which of the measures are contested. */
  contested: Record<string, InList>
  unit: string
  patientName?: string
  /** Under the chart: the form to write one down. */
  add?: ReactNode
  /** Under the table: what leads elsewhere. */
  ways?: ReactNode
  /** Whether each measure leads to a page of its own. */
  isOpen?: boolean
  /** Its curve is drawn by age elsewhere: of a child's height one line would join lying and standing. */
  isByAge?: boolean
}

/** One kind of measure as a chart and as a table of the same points, by period and by moment. */
export function KindView({
  kind,
  base,
  chart,
  targets,
  contested,
  unit,
  patientName,
  add,
  ways,
  isOpen,
  isByAge,
}: KindViewProps) {
  const [t, f, locale] = [useWords("measures"), useFormats(), useLanguage()]
  const speech: Speech = { t, f, locale, kind, unit }
  const target = targetOf(targets, chart.moment)
  const profession = target ? professionWord(target.authorProfession, locale) : ""
  const isEmpty = chart.summary === null && chart.period === "all" && chart.moment === null
  if (isEmpty)
    return (
      <>
        <EmptyState icon="heart" title={t("empty")}>
          {t(kind === "bmi" ? "bmi.empty" : add ? "emptyText" : "emptyRead")}
        </EmptyState>
        {add}
        {ways}
      </>
    )
  const main = (
    <>
      <Card title={t(`chart.titles.${chart.period}`)}>
        <Choices speech={speech} base={base} chart={chart} />
        {kind === "bmi" && <p className="max-w-text text-soft">{t("bmi.lead")}</p>}
        {isByAge ? (
          <p className="font-heading">{chart.summary ? saySummary(speech, chart.summary) : t("chart.none")}</p>
        ) : (
          <MeasureChart speech={speech} chart={chart} target={target} profession={profession} />
        )}
      </Card>
      {add}
    </>
  )
  const side = (
    <Card title={t("chart.same")}>
      {chart.summary && (
        <PointTable
          speech={speech}
          chart={chart}
          target={target}
          patientName={patientName}
          besides={(id) => <ContestedBadge inList={contested[id]} />}
          base={isOpen && kind !== "bmi" ? base : undefined}
        />
      )}
      {ways}
    </Card>
  )
  return <Columns main={main} side={side} />
}

/** How far back, and of a glycaemia at which moment, each as a link. */
function Choices({ speech: { t }, base, chart: { period, moment, moments } }: { speech: Speech; base: string; chart: Chart }) {
  const href = (to: { period?: string; moment?: string }) => {
    const query = new URLSearchParams({ period, ...(moment ? { moment } : {}), ...to })
    if (query.get("moment") === "") query.delete("moment")
    return `${base}?${query}`
  }
  const all = moments.reduce((sum, { count }) => sum + count, 0)
  const counted = (word: string, count: number) => t("chart.choice", { word, count })
  return (
    <>
      <Chips
        label={t("chart.periods")}
        items={PERIODS.map((one) => ({ href: href({ period: one }), label: t(`chart.short.${one}`), current: one === period }))}
      />
      {moments.length > 0 && (
        <Chips
          label={t("chart.moments")}
          items={[
            { href: href({ moment: "" }), label: counted(t("chart.allMoments"), all), current: moment === null },
            ...moments.map((one) => ({
              href: href({ moment: one.moment }),
              label: counted(t(`around.${one.moment}`), one.count),
              current: one.moment === moment,
            })),
          ]}
        />
      )}
    </>
  )
}
