import { DescriptionList } from "@/components/ui/description-list"
import { formatReading, type OneMeasure } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { Source } from "../profile/line-rows"
import { sayAround, sayAuthor, sayState } from "./measure-words"

type MeasureFactsProps = {
  line: OneMeasure
  /** Where a professional wrote it down, for whom it is told. */
  place: string | null
  units: UnitChoices
  /** Where the documents of this space are read. */
  documents: string
  patientName?: string
}

/** Everything that is known of one measure, a line for each. */
export function MeasureFacts({ line, place, units, documents, patientName }: MeasureFactsProps) {
  const [t, f, locale] = [useWords("measures"), useFormats(), useLanguage()]
  const { reading, measuredAt, enteredAt, answeredAt, author, source, unusualConfirmed, imported } = line
  const long = (at: Date) => f.dateTime(at, { dateStyle: "long" })
  const when = `${long(measuredAt)}, ${f.dateTime(measuredAt, { timeStyle: "short" })}`
  const around = sayAround(reading, t)
  const answer = sayState(line, t)
  const state = answer && answeredAt ? t("answer.on", { answer, day: long(answeredAt) }) : answer
  return (
    <DescriptionList
      items={[
        { term: t("columns.value"), description: formatReading(reading, locale, units) },
        { term: t("columns.when"), description: when },
        ...(around ? [{ term: t("file.around"), description: around }] : []),
        { term: t("columns.from"), description: sayAuthor(author, t, locale, patientName) },
        ...(place ? [{ term: t("answer.place"), description: place }] : []),
        ...(imported ? [] : [{ term: t("answer.noted"), description: long(enteredAt) }]),
        ...(source ? [{ term: t("answer.source"), description: <Source source={source} documents={documents} /> }] : []),
        ...(imported
          ? [
              {
                term: t("import.from"),
                description: t("import.fromFile", { day: long(imported.on) }),
              },
            ]
          : []),
        ...(state ? [{ term: t("file.state"), description: state }] : []),
        ...(unusualConfirmed ? [{ term: t("answer.note"), description: t("unusualConfirmed") }] : []),
      ]}
    />
  )
}
