import { sayAround } from "@/components/measures/measure-words"
import { Card } from "@/components/ui/card"
import { formatReading } from "@/lib/measures/rules"
import { formats, language, words } from "@/lib/request/words"
import type { CareAnswers } from "../care-reads"

type MovedCardProps = NonNullable<CareAnswers["measures"]> & { base: string }

/** The last measures beside what stood before, in the reader's own units. */
export async function MovedCard({ base, lines, units, mayAdd }: MovedCardProps) {
  const [t, m, f, locale] = [await words("professional"), await words("measures"), await formats(), await language()]
  const short = (date: Date) => f.dateTime(date, { dateStyle: "long" })
  return (
    <Card title={t("space.measures")}>
      {lines.length === 0 ? (
        <p className="text-soft">{m("empty")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {lines.map(({ line, before }) => (
            <li key={line.id}>
              {m(`kinds.${line.reading.kind}`)}{" "}
              <strong className="font-heading whitespace-nowrap">{formatReading(line.reading, locale, units)}</strong>
              <span className="block text-small text-soft">
                {[sayAround(line.reading, m), short(line.measuredAt), line.state === "proposed" && m("toConfirm")]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {before && (
                <span className="block text-small text-soft">
                  {t("space.before", { value: formatReading(before.reading, locale, units), date: short(before.measuredAt) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <a href={`${base}/measures`} className="lone-link">
          {t("space.allMeasures")}
        </a>
        {mayAdd && (
          <a href={`${base}/measures#add`} className="lone-link">
            {m("add.title")}
          </a>
        )}
      </p>
    </Card>
  )
}
