import { Card } from "@/components/ui/card"
import { formatReading, type MeasureLine } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

type LastMeasuresProps = { patientId: string; isOwn: boolean; lines: readonly MeasureLine[]; units: UnitChoices; mayAdd: boolean }

/** The last of each measure, and the way to all of them. */
export function LastMeasures({ patientId, isOwn, lines, units, mayAdd }: LastMeasuresProps) {
  const [t, m, f, locale] = [useWords("space"), useWords("measures"), useFormats(), useLanguage()]
  const base = `/patients/${patientId}/measures`
  return (
    <Card title={t(isOwn ? "home.measuresTitle" : "home.measuresTitleOther")}>
      <dl className="flex flex-col gap-3">
        {lines.map((line) => (
          <div key={line.id}>
            <dt className="text-small text-soft">
              <a href={`${base}/${line.reading.kind}`} className="lone-link">
                {m(`kinds.${line.reading.kind}`)}
              </a>{" "}
              · {f.dateTime(line.measuredAt, { dateStyle: "long" })}
            </dt>
            <dd className="font-heading text-large">{formatReading(line.reading, locale, units)}</dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap gap-x-6">
        <a href={base} className="lone-link">
          {t("home.allMeasures")}
        </a>
        {mayAdd && (
          <a href={`${base}#add`} className="lone-link">
            {m("add.title")}
          </a>
        )}
      </p>
    </Card>
  )
}
