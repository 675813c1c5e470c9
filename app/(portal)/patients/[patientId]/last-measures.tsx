import { sayAround, sayAuthor } from "@/components/measures/measure-words"
import { ContestedBadge } from "@/components/rectifications/request-words"
import { Card } from "@/components/ui/card"
import type { InList } from "@/lib/access/contested"
import { formatReading, type MeasureLine } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"

type LastMeasuresProps = {
  space: SpaceHeader
  lines: readonly MeasureLine[]
  /** Which of them are contested. */
  contested: Record<string, InList>
  units: UnitChoices
  mayAdd: boolean
}

/** The last of each measure with who noted it, and the way to all of them. */
export function LastMeasures({ space, lines, contested, units, mayAdd }: LastMeasuresProps) {
  const [t, m, f, locale] = [useWords("space"), useWords("measures"), useFormats(), useLanguage()]
  const base = `/patients/${space.patientId}/measures`
  const patientName = space.isOwn ? undefined : space.givenName
  return (
    <Card title={t(space.isOwn ? "home.measuresTitle" : "home.measuresTitleOther")}>
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {lines.map((line) => (
          <div key={line.id} className="flex flex-col">
            <dt>
              <a href={`${base}/${line.reading.kind}`} className="lone-link">
                {m(`kinds.${line.reading.kind}`)}
              </a>
            </dt>
            <dd className="font-heading text-title">{formatReading(line.reading, locale, units)}</dd>
            <dd className="text-small text-soft">
              {[f.dateTime(line.measuredAt, { dateStyle: "long" }), sayAround(line.reading, m)].filter(Boolean).join(" · ")}
            </dd>
            <dd className="text-small text-soft">{capital(sayAuthor(line.author, m, locale, patientName))}</dd>
            {line.state === "proposed" && <dd className="text-small">{m("toConfirm")}</dd>}
            {contested[line.id] && (
              <dd>
                <ContestedBadge inList={contested[line.id]} />
              </dd>
            )}
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
