import type { ReactNode } from "react"
import { Card } from "@/components/ui/card"
import { DataTable } from "@/components/ui/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import { Pagination } from "@/components/ui/pagination"
import type { InList } from "@/lib/access/contested"
import type { MeasurePage } from "@/lib/measures/queries"
import { formatReading, type MeasureLine } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useReader } from "@/lib/request/actor"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { sayAround, sayAuthor } from "./measure-words"
import { StateBadges } from "./state-badge"

type MeasureListProps = {
  page: MeasurePage
  /** The address of the list, for its other pages. */
  base: string
  /** How the patient is called; absent in one's own space. */
  patientName?: string
  /** In which units the one who looks reads. */
  units: UnitChoices
  /** Whether the form to write a first one down stands on the same page. */
  mayAdd: boolean
  /** Whether this is not the first page. */
  isFurther: boolean
  /** Which of the lines are contested. */
  contested: Record<string, InList>
  /** Whether each line leads to a page of its own. */
  isOpen?: boolean
  /** Where only what waits for an answer is listed: what is answered beside each line. */
  answers?: (line: MeasureLine) => ReactNode
}

/** The measures of a space as a table: when, what, how much, and who says so. */
export function MeasureList(props: MeasureListProps) {
  const { page, base, patientName, units, isFurther, contested, isOpen, answers } = props
  const t = useWords("measures")
  if (page.lines.length === 0 && !isFurther) return <Nothing {...props} />
  const around = { units, patientName, base: isOpen ? base : undefined }
  return (
    <>
      <Card>
        <DataTable
          caption={t("caption")}
          columns={[t("columns.when"), t("columns.what"), t("columns.value"), t("columns.from")]}
          rows={page.lines.map((line) => ({
            key: line.id,
            cells: cellsOf(line, { ...around, inList: contested[line.id], answer: answers?.(line) }),
          }))}
        />
        {!answers && <ToConfirmHint {...props} />}
      </Card>
      <Pages {...props} />
    </>
  )
}

function Nothing({ answers, mayAdd }: Pick<MeasureListProps, "answers" | "mayAdd">) {
  const t = useWords("measures")
  return (
    <EmptyState icon="heart" title={t(answers ? "waiting.empty" : "empty")}>
      {t(answers ? "waiting.emptyText" : mayAdd ? "emptyText" : "emptyRead")}
    </EmptyState>
  )
}

function ToConfirmHint({ page, patientName }: Pick<MeasureListProps, "page" | "patientName">) {
  const [t, reader] = [useWords("measures"), useReader()]
  if (!page.lines.some(({ state }) => state === "proposed")) return null
  const whose = patientName ? "other" : "own"
  return <p className="max-w-text text-soft">{t("toConfirmHint", { whose, name: patientName ?? "", reader })}</p>
}

function Pages({ page: { older }, base, isFurther, answers }: Pick<MeasureListProps, "page" | "base" | "isFurther" | "answers">) {
  const t = useWords("measures")
  const [first, next] = answers ? [`${base}?waiting=1`, `${base}?waiting=1&`] : [base, `${base}?`]
  return (
    <Pagination
      label={t("pages")}
      newer={isFurther ? { href: first, label: t("newest") } : undefined}
      older={older ? { href: `${next}older=${older}`, label: t("older") } : undefined}
    />
  )
}

type Around = { units: UnitChoices; patientName?: string; base?: string; inList?: InList; answer?: ReactNode }

const cellsOf = (line: MeasureLine, { units, patientName, base, inList, answer }: Around) => [
  <When key="when" line={line} base={base} />,
  <What key="what" line={line} />,
  <Value key="value" line={line} units={units} />,
  <div key="from" className="flex flex-col gap-3">
    <From line={line} patientName={patientName} inList={inList} />
    {answer}
  </div>,
]

function When({ line, base }: { line: MeasureLine; base?: string }) {
  const f = useFormats()
  const said = `${f.dateTime(line.measuredAt, { dateStyle: "long" })}, ${f.dateTime(line.measuredAt, { timeStyle: "short" })}`
  return base ? (
    <a href={`${base}/${line.reading.kind}/${line.id}`} className="lone-link">
      {said}
    </a>
  ) : (
    said
  )
}

function What({ line }: { line: MeasureLine }) {
  return useWords("measures")(`kinds.${line.reading.kind}`)
}

function Value({ line: { reading, unusualConfirmed }, units }: { line: MeasureLine; units: UnitChoices }) {
  const [t, locale] = [useWords("measures"), useLanguage()]
  const around = sayAround(reading, t)
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <strong className="font-heading">{formatReading(reading, locale, units)}</strong>
      {around && <span className="text-soft">{around}</span>}
      {unusualConfirmed && <span className="text-soft">{t("unusualConfirmed")}</span>}
    </span>
  )
}

function From({ line, patientName, inList }: { line: MeasureLine } & Pick<Around, "patientName" | "inList">) {
  const t = useWords("measures")
  return (
    <span className="flex flex-wrap items-center gap-2">
      {sayAuthor(line.author, t, useLanguage(), patientName)}
      <StateBadges line={line} inList={inList} />
    </span>
  )
}
