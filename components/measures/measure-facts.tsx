import { DescriptionList } from "@/components/ui/description-list"
import { formatReading, type OneMeasure } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { sayAround, sayAuthor, sayState } from "./measure-words"

type MeasureFactsProps = { line: OneMeasure; units: UnitChoices; patientName?: string }

/** Everything that is known of one measure, a line for each. */
export function MeasureFacts({ line, units, patientName }: MeasureFactsProps) {
  const [t, f, locale] = [useWords("measures"), useFormats(), useLanguage()]
  const { reading, measuredAt, author, unusualConfirmed, imported } = line
  const when = `${f.dateTime(measuredAt, { dateStyle: "long" })}, ${f.dateTime(measuredAt, { timeStyle: "short" })}`
  const around = sayAround(reading, t)
  const state = sayState(line, t)
  return (
    <DescriptionList
      items={[
        { term: t("columns.value"), description: formatReading(reading, locale, units) },
        { term: t("columns.when"), description: when },
        ...(around ? [{ term: t("file.around"), description: around }] : []),
        { term: t("columns.from"), description: sayAuthor(author, t, locale, patientName) },
        ...(imported
          ? [
              {
                term: t("import.from"),
                description: t("import.fromFile", { day: f.dateTime(imported.on, { dateStyle: "long" }) }),
              },
            ]
          : []),
        ...(state ? [{ term: t("file.state"), description: state }] : []),
        ...(unusualConfirmed ? [{ term: t("answer.note"), description: t("unusualConfirmed") }] : []),
      ]}
    />
  )
}
