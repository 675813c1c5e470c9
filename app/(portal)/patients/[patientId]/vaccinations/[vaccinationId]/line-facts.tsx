import { Source } from "@/components/profile/line-rows"
import { DescriptionList } from "@/components/ui/description-list"
import { Details } from "@/components/ui/details"
import { sayDiseases, sayProvenance, writeGivenOn } from "@/components/vaccinations/vaccination-words"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { capital } from "@/lib/words/capital"

type LineFactsProps = {
  line: VaccinationLine
  /** Where a professional wrote it, for whom it is told. */
  place?: string | null
  patientId: string
  patientName?: string
  /** Whether a professional reads it, to whom a code says something. */
  inCare: boolean
}

/** What is said of one dose, each thing under its name; what nobody said is absent. */
export function LineFacts({ line, place, patientId, patientName, inCare }: LineFactsProps) {
  const [t, f, language] = [useWords("vaccinations"), useFormats(), useLanguage()]
  const { vaccine, dose, lot, givenBy, code, source } = line
  const coded = code && t("detail.codeOf", { code: code.value, system: t(`form.systems.${code.system}`) })
  const facts: [string, string | null][] = [
    ["against", capital(sayDiseases(line.diseases, { f, language }))],
    ["when", capital(writeGivenOn(line.givenOn, f))],
    ["vaccine", vaccine],
    ["dose", dose],
    ["lot", lot],
    ["givenBy", givenBy],
    ["code", inCare ? coded : null],
    ["said", sayProvenance(line, { t, f, language, patientName })],
    ["place", place ?? null],
  ]
  const items = facts.flatMap(([name, description]) => (description ? [{ term: t(`detail.${name}`), description }] : []))
  const from = source && <Source source={source} documents={`/patients/${patientId}/documents`} />
  return (
    <>
      <DescriptionList items={from ? [...items, { term: t("detail.proof"), description: from }] : items} />
      {coded && !inCare && <Details summary={t("detail.code")}>{coded}</Details>}
    </>
  )
}
