import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import { VaccinationRow } from "@/components/vaccinations/vaccination-row"
import { useWords } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { AnswerForms } from "./gestures"

type ProposalsProps = { patientId: string; lines: readonly VaccinationLine[]; patientName?: string }

/** What caregivers proposed and the one who looks may answer, before everything else. */
export function Proposals({ patientId, lines, patientName }: ProposalsProps) {
  const t = useWords("vaccinations")
  const proposed = lines.filter(({ may }) => may.refuse)
  if (proposed.length === 0) return null
  const title = t("proposals.title", { count: proposed.length })
  return (
    <Card title={title}>
      <p className="max-w-text">{t("proposals.text")}</p>
      <List label={title}>
        {proposed.map((line) => (
          <VaccinationRow key={line.id} line={line} base={`/patients/${patientId}`} patientName={patientName} isNamed>
            <AnswerForms patientId={patientId} line={line} />
          </VaccinationRow>
        ))}
      </List>
    </Card>
  )
}
