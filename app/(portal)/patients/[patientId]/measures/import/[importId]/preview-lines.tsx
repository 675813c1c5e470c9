import { sayAround } from "@/components/measures/measure-words"
import { Card } from "@/components/ui/card"
import { Chips } from "@/components/ui/chips"
import { DataTable } from "@/components/ui/data-table"
import { Pagination } from "@/components/ui/pagination"
import { type PreviewRow, previewOf } from "@/lib/measures/importing/preview/rules"
import type { JudgedLine, ReadFile } from "@/lib/measures/importing/rules"
import { SHOWN, type Shown } from "@/lib/measures/importing/schema"
import { formatReading } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

type PreviewLinesProps = {
  /** The address of this page, for its other lines. */
  base: string
  file: Omit<ReadFile, "lines">
  lines: readonly JudgedLine[]
  view: { show: Shown; page: number }
  units: UnitChoices
}

/** Every line of the file and what becomes of it, a page at a time, all of them or those of one fate. */
export function PreviewLines({ base, file, lines, view, units }: PreviewLinesProps) {
  const t = useWords("measures")
  const { rows, counts, before, after } = previewOf(lines, file.faults, view)
  const say = useRows(units)
  const href = (show: Shown, page = 1) => `${base}?${new URLSearchParams({ show, page: String(page) })}`
  const chip = (show: Shown) => t("import.preview.chip", { word: t(`import.preview.show.${show}`), count: counts[show] })
  const end = (page: number | null, word: string) =>
    page === null ? undefined : { href: href(view.show, page), label: t(`import.preview.${word}`) }
  return (
    <Card title={t("import.preview.lines")}>
      <Chips
        label={t("import.preview.showLabel")}
        items={SHOWN.filter((show) => show === "all" || counts[show] > 0).map((show) => ({
          href: href(show),
          label: chip(show),
          current: show === view.show,
        }))}
      />
      {rows.length === 0 ? (
        <p>{t("import.preview.none")}</p>
      ) : (
        <DataTable
          caption={t("import.preview.caption")}
          columns={[
            t(`import.preview.columnNames.${file.format}`),
            t("import.preview.columnNames.read"),
            t("import.preview.columnNames.fate"),
          ]}
          rows={rows.map((row, index) => ({ key: `${row.line}-${index}`, cells: say(row) }))}
        />
      )}
      <Pagination label={t("import.preview.pages")} newer={end(before, "before")} older={end(after, "after")} />
    </Card>
  )
}

/** How each row is said: a measure with what was supplied to it, or what was written and why it is not understood. */
function useRows(units: UnitChoices) {
  const [t, f, locale] = [useWords("measures"), useFormats(), useLanguage()]
  return (row: PreviewRow) => {
    const line = f.number(row.line)
    if (row.fate === "fault") {
      const written = row.written ? t("import.preview.written", { written: row.written }) : t("import.preview.blank")
      return [line, written, t(`import.preview.why.${row.code}`)]
    }
    const { reading, measuredAt, notes, fate } = row
    const when = f.dateTime(measuredAt, { dateStyle: "long", timeStyle: "short" })
    const around = sayAround(reading, t)
    return [
      line,
      <span key="read" className="flex flex-col">
        <span>
          {t(`kinds.${reading.kind}`)} <strong className="font-heading">{formatReading(reading, locale, units)}</strong>
        </span>
        <span className="text-soft">{around ? `${when}, ${around}` : when}</span>
      </span>,
      <Fate key="fate" said={t(`import.preview.fates.${fate}`)} notes={notes.map((note) => t(`import.preview.notes.${note}`))} />,
    ]
  }
}

function Fate({ said, notes }: { said: string; notes: readonly string[] }) {
  return (
    <span className="flex flex-col">
      {said}
      {notes.map((note) => (
        <span key={note} className="text-soft">
          {note}
        </span>
      ))}
    </span>
  )
}
