import type { ReactNode } from "react"
import { GrowthChart } from "@/components/measures/growth-chart"
import { GrowthTable } from "@/components/measures/growth-table"
import { ButtonLink } from "@/components/ui/button"
import { Card, Columns } from "@/components/ui/card"
import { Chips } from "@/components/ui/chips"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { GROWTH_KINDS, type GrowthKind, type Reference } from "@/lib/measures/growth/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../patient-page"
import { BookletCard } from "./booklet-card"
import { readGrowth } from "./reads"

/** How a child grows: one kind drawn by age with the table beside, and the ways to paper. */
export default async function GrowthPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures/growth">) {
  const { patientId } = await params
  const query = await searchParams
  const base = `/patients/${patientId}/measures`
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readGrowth(access, query),
    ({ space, chart, references, contested, mayAdd, mayPrint }) => (
      <>
        <Heading space={space} kind={chart.kind} base={base} mayAdd={mayAdd} />
        <Kinds base={base} kind={chart.kind} />
        <References base={base} kind={chart.kind} references={references} chosen={chart.chosen} />
        <Growth
          chart={chart}
          contested={contested}
          base={base}
          patientName={space.isOwn ? undefined : space.givenName}
          paper={<BookletCard base={base} name={space.givenName} mayPrint={mayPrint} reference={chart.chosen?.reference} />}
        />
      </>
    ),
  )
}

type HeadingProps = { space: SpaceHeader; kind: GrowthKind; base: string; mayAdd: boolean }

function Heading({ space: { isOwn, givenName }, kind, base, mayAdd }: HeadingProps) {
  const [t, m] = [useWords("growth"), useWords("measures")]
  // An index is worked out and not written down: what is missing for it is mostly the height.
  const asked = kind === "bmi" ? "height" : kind
  const add = mayAdd && (
    <ButtonLink href={`${base}/${asked}#add`} tone="secondary">
      {m(`add.titles.${asked}`)}
    </ButtonLink>
  )
  return <PageHeading kicker={isOwn ? m("title") : m("titleOf", { name: givenName })} title={t("title")} action={add} />
}

function Kinds({ base, kind }: { base: string; kind: GrowthKind }) {
  const [t, m] = [useWords("growth"), useWords("measures")]
  const items = GROWTH_KINDS.map((one) => ({
    href: `${base}/growth?kind=${one}`,
    label: m(`kinds.${one}`),
    current: one === kind,
  }))
  return <Chips label={t("kinds")} items={items} />
}

type ReferencesProps = { base: string; kind: GrowthKind; references: readonly Reference[]; chosen: Reference | null }

/** Beside which reference the chart stands, where there is a choice. */
function References({ base, kind, references, chosen }: ReferencesProps) {
  const t = useWords("growth")
  if (references.length < 2) return null
  const items = references.map(({ reference, name, edition }) => ({
    href: `${base}/growth?kind=${kind}&reference=${reference}`,
    label: t("reference.choice", { name, edition }),
    current: reference === chosen?.reference,
  }))
  return <Chips label={t("reference.choose")} items={items} />
}

type GrowthProps = Pick<Awaited<ReturnType<typeof readGrowth>>, "chart" | "contested"> & {
  base: string
  patientName?: string
  paper: ReactNode
}

function Growth({ chart, contested, base, patientName, paper }: GrowthProps) {
  const [t, m] = [useWords("growth"), useWords("measures")]
  const speech = { t, f: useFormats(), language: useLanguage() }
  if (chart.points.length === 0)
    return (
      <>
        <EmptyState icon="heart" title={t("empty")}>
          {t(chart.kind === "bmi" ? "emptyBmi" : "emptyText")}
        </EmptyState>
        {paper}
      </>
    )
  const main = (
    <>
      <Card title={t(`titles.${chart.kind}`)}>
        <GrowthChart chart={chart} speech={speech} />
      </Card>
      {paper}
    </>
  )
  const side = (
    <Card title={t("table.title")}>
      <GrowthTable chart={chart} speech={speech} m={m} patientName={patientName} base={base} contested={contested} />
    </Card>
  )
  return <Columns main={main} side={side} />
}
