import type { InList } from "@/lib/access/contested"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { byDisease, type VaccinationLine } from "@/lib/vaccinations/rules"
import { capital } from "@/lib/words/capital"
import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { EmptyState } from "../ui/empty-state"
import { List } from "../ui/list-row"
import { SectionHeading } from "../ui/page-heading"
import { VaccinationRow } from "./vaccination-row"
import { sayDiseases, sayGivenOn } from "./vaccination-words"

type VaccinationBookProps = {
  lines: readonly VaccinationLine[]
  base?: string
  patientName?: string
  /** Which of them are contested. */
  contested?: Record<string, InList>
  /** Whether the one who looks may write a first one down. */
  mayAdd: boolean
}

/** What was received, by what it protects against: the last dose in words, then every dose. */
export function VaccinationBook({ lines, base, patientName, contested = {}, mayAdd }: VaccinationBookProps) {
  const [t, f, language] = [useWords("vaccinations"), useFormats(), useLanguage()]
  const refused = lines.filter(({ state }) => state === "entered_in_error")
  const groups = byDisease(lines)
  return (
    <>
      {groups.length === 0 && (
        <EmptyState icon="syringe" title={t("book.empty")}>
          {t(mayAdd ? "book.emptyText" : "book.emptyRead")}
        </EmptyState>
      )}
      {groups.length > 0 && <SectionHeading title={t("book.title")} />}
      {groups.map(({ diseases, lines: doses }) => (
        <Card key={diseases.join()} title={capital(sayDiseases(diseases, { f, language }))} level={3}>
          <p>{t("book.last", { when: sayGivenOn(doses[0]?.givenOn ?? "", { t, f }), count: doses.length })}</p>
          <List>
            {doses.map((line) => (
              <VaccinationRow key={line.id} line={line} base={base} patientName={patientName} inList={contested[line.id]} />
            ))}
          </List>
        </Card>
      ))}
      {refused.length > 0 && (
        <Details summary={t("book.refusedTitle")}>
          <p className="text-soft">{t("book.refusedText")}</p>
          <List>
            {refused.map((line) => (
              <VaccinationRow key={line.id} line={line} base={base} patientName={patientName} isNamed />
            ))}
          </List>
        </Details>
      )}
    </>
  )
}
