import { sayAround, sayAuthor } from "@/components/measures/measure-words"
import { ContestedBadge } from "@/components/rectifications/request-words"
import { Card } from "@/components/ui/card"
import { formatReading, type MeasureLine } from "@/lib/measures/rules"
import { formats, language, words } from "@/lib/request/words"
import { addressToConfirm } from "@/lib/space/to-confirm/rules"
import { capital } from "@/lib/words/capital"
import type { CareAnswers } from "../care-reads"

type MovedCardProps = NonNullable<CareAnswers["measures"]> & { base: string; patientName: string }

/** The last measures beside what stood before, each with who noted it, in the reader's own units. */
export async function MovedCard({ base, patientName, lines, contested, units, toConfirm, mayAdd }: MovedCardProps) {
  const [t, m, f, locale] = [await words("professional"), await words("measures"), await formats(), await language()]
  const waits = (line: MeasureLine) => line.state === "proposed"
  const shown = lines.filter(({ line }) => waits(line)).length
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
              <strong className="font-heading whitespace-nowrap">{formatReading(line.reading, locale, units)}</strong>{" "}
              <ContestedBadge inList={contested[line.id]} />
              <span className="block text-small text-soft">
                {[sayAround(line.reading, m), short(line.measuredAt), waits(line) && !toConfirm && m("toConfirm")]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className="block text-small text-soft">{capital(sayAuthor(line.author, m, locale, patientName))}</span>
              {toConfirm && waits(line) && <Answer base={base} reading={line.reading} id={line.id} />}
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
        {toConfirm && toConfirm.count > shown && (
          <a href={addressToConfirm(base, toConfirm)} className="lone-link">
            {t("space.measuresToConfirm", { count: toConfirm.count })}
          </a>
        )}
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

/** The way to where one measure is confirmed. */
async function Answer({ base, reading: { kind }, id }: { base: string } & Pick<MeasureLine, "id" | "reading">) {
  const [t, m] = [await words("profile"), await words("measures")]
  return (
    <span className="block">
      <a
        href={`${base}/measures/${kind}/${id}`}
        className="lone-link"
        aria-label={t("answerNamed", { label: m(`kinds.${kind}`) })}
      >
        {m("toConfirm")}
      </a>
    </span>
  )
}
